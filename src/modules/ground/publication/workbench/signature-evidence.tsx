import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { FileField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { openGatesOf, otherWays } from '../domain/package.ts'
import type { LoadedPackage } from '../load-package.ts'
import type { SignatureEvidence } from '../store/signature-evidence.ts'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { PACKAGES } from './packages.page.tsx'

interface OtherWaysProps {
  readonly loaded: LoadedPackage
  readonly evidence: readonly SignatureEvidence[]
  readonly mayRecord: boolean
  /** Whether the reader may add the written confirmation of a call. */
  readonly mayConfirm: boolean
  readonly formKey: FormKeys
  readonly errors: readonly FieldError[]
  readonly typed: Typed
}

const KINDS = { scan: '审批单扫描件', call: '电话', confirmation: '书面确认' } as const

/** Beside the rail: the sheet to print, where to put down what was signed elsewhere, and the papers of what was. */
export function OtherWays({ loaded, evidence, mayRecord, mayConfirm, ...form }: OtherWaysProps) {
  const base = `${PACKAGES}/${loaded.package.id}`
  const open = openGatesOf(loaded)
  const nameOf = (gateId: string) => loaded.gates.find(({ id }) => id === gateId)?.name ?? gateId
  const unconfirmed = evidence.filter(
    (call) =>
      call.kind === 'call' &&
      !evidence.some(
        ({ kind, gateId, round }) =>
          kind === 'confirmation' && gateId === call.gateId && round === call.round,
      ),
  )
  return (
    <>
      <p class="btns">
        <a class="btn" href={`${base}/approval-sheet`}>
          审批单
        </a>
        {mayRecord
          ? open
              .filter((gate) => otherWays(gate).length > 0)
              .map((gate) => (
                <a key={gate.id} class="btn" href={`${base}/gates/${gate.id}/recorded`}>
                  录入纸签{gate.telephone ? '或电话' : ''}：{gate.name}
                </a>
              ))
          : null}
      </p>
      {evidence.length === 0 ? null : (
        <ul class="rows">
          {evidence.map((one, place) => (
            <li key={place}>
              {nameOf(one.gateId)}，{wordsOf(one, `${base}/evidence/${String(place + 1)}`)}，
              {one.recordedByName}录入
            </li>
          ))}
        </ul>
      )}
      {mayConfirm
        ? unconfirmed.map(({ gateId, round }) => (
            <PostForm
              key={gateId + String(round)}
              action={`${base}/confirmations`}
              {...form.formKey()}
              multipart
              label={`补书面确认：${nameOf(gateId)}`}
            >
              <input type="hidden" name="gate" value={gateId} />
              <input type="hidden" name="round" value={String(round)} />
              <FileField
                name="scan"
                label={`「${nameOf(gateId)}」的书面确认`}
                hint="审签人签了字的，PDF 或照片"
                accept=".pdf,.jpg,.png"
                error={errorAt(form.typed.gate === gateId ? form.errors : [], 'scan')}
              />
              <p class="btns">
                <button class="btn" type="submit">
                  补录
                </button>
              </p>
            </PostForm>
          ))
        : null}
    </>
  )
}

function wordsOf({ kind, file, numberCalled }: SignatureEvidence, href: string): ComponentChildren {
  if (kind === 'call') return <>电话 {numberCalled}</>
  if (file === null) return <>{KINDS[kind]}（已封存）</>
  return (
    <a href={href}>
      {KINDS[kind]}（{file.name}）
    </a>
  )
}
