import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import type { Gate as RailGate } from '../../../../ui/gate-rail.tsx'
import { Note } from '../../../../ui/notice.tsx'
import type { ContentType, Draft } from '../domain/draft.ts'
import { placesOf } from '../domain/objections.ts'
import type { Objection } from '../domain/objections.ts'
import { openGatesOf } from '../domain/package.ts'
import type { PackageAction } from '../domain/package.ts'
import type { Gate } from '../domain/review-route.ts'
import type { LoadedPackage } from '../load-package.ts'
import { wayNames } from '../record-signature.ts'
import type { SignatureEvidence } from '../store/signature-evidence.ts'
import { BodyText } from '../portal/body.tsx'
import type { TextLacks } from '../submit-package.ts'
import { publicationPage } from '../withdraw-publication.ts'
import type { TextReview } from './text-review.ts'
import { Difference } from './difference.tsx'
import { FindingsSeen } from './findings.tsx'
import { SentBack } from './objections.tsx'
import { GateForm } from './gate-form.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { PACKAGES } from './packages.page.tsx'
import { OtherWays } from './signature-evidence.tsx'

interface PackageView {
  readonly loaded: LoadedPackage
  readonly types: ReadonlyMap<string, ContentType>
  readonly columnNames: ReadonlyMap<string, string>
  readonly actions: readonly PackageAction[]
  /** The gates that this reader may sign now. */
  readonly mine: readonly Gate[]
  /** Why he may not, where one is open. */
  readonly whyNot: string | null
  readonly lacks: readonly TextLacks[]
  /** What other modules show of the package. */
  readonly panels: readonly ComponentChildren[]
  /** What the checks found in each text, and what it changes in what is public. */
  readonly reviews: ReadonlyMap<string, TextReview>
  readonly evidence: readonly SignatureEvidence[]
  /** What was wrong where, when the running round was sent back. */
  readonly objections: readonly Objection[]
  readonly mayRecord: boolean
  /** Whether the reader works on the texts of this division. */
  readonly mayDraft: boolean
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: FormKeys
}

/** A package: where it stands, what may be done now, and the texts that go out together. */
export function PackagePage(view: PackageView) {
  const { loaded } = view
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      {loaded.gates.length === 0 ? null : (
        <section class="card" aria-labelledby="h-gates">
          <h2 id="h-gates">走到哪一步</h2>
          <GateRail label="审签关口" gates={railOf(loaded)} />
          <OtherWays
            loaded={loaded}
            evidence={view.evidence}
            mayRecord={view.mayRecord}
            mayConfirm={view.mayDraft}
            formKey={view.formKey}
            errors={view.errors}
            typed={view.typed}
          />
        </section>
      )}
      <Returned loaded={loaded} objections={view.objections} />
      {view.mine.map((gate) => (
        <section key={gate.id} class="card" aria-labelledby={`h-${gate.id}`}>
          <h2 id={`h-${gate.id}`}>{gate.name}：请您审签</h2>
          <GateForm
            id={gate.id}
            actions={{
              pass: `${PACKAGES}/${loaded.package.id}/gates/${gate.id}/pass`,
              back: `${PACKAGES}/${loaded.package.id}/gates/${gate.id}/return`,
            }}
            gate={gate}
            seen={loaded.round?.contentHash ?? ''}
            places={placesOf(loaded.drafts, view.types)}
            errors={view.errors}
            typed={view.typed}
            formKey={view.formKey}
          />
        </section>
      ))}
      {view.whyNot === null ? null : <Note>{view.whyNot}</Note>}
      {view.panels}
      <Acts view={view} />
      {loaded.drafts.map((draft) => (
        <TextBox key={draft.id} view={view} draft={draft} />
      ))}
    </div>
  )
}

/** The gates of the running round with who signed, and in words where nobody has yet. */
export function railOf(loaded: LoadedPackage): readonly RailGate[] {
  const open = openGatesOf(loaded)
  return loaded.gates.map((gate) => {
    const signed = loaded.signatures.find(({ gateId }) => gateId === gate.id)
    const state =
      signed === undefined
        ? open.includes(gate)
          ? 'now'
          : 'waiting'
        : signed.outcome === 'passed'
          ? 'done'
          : 'returned'
    const earlier = loaded.signed.filter((one) => one.gateId === gate.id && one.round !== loaded.round?.round)
    return {
      key: gate.id,
      name: gate.name,
      state,
      lines: [
        ...earlier.map(
          (one) =>
            `第 ${String(one.round)} 轮：${one.signerName}${one.outcome === 'passed' ? '通过' : '退回'}`,
        ),
        ...(signed === undefined ? [] : [`${signed.signerName} ${civilDateAt(signed.signedAt)}`]),
        ...(signed === undefined || signed.way === 'screen'
          ? []
          : [`${wayNames[signed.way]}，${signed.recordedByName ?? ''}录入`]),
      ],
    }
  })
}

function Returned({ loaded, objections }: Pick<PackageView, 'loaded' | 'objections'>) {
  const last = loaded.signatures.find(({ outcome }) => outcome === 'returned')
  if (loaded.package.state !== 'returned' || last === undefined) return null
  return (
    <SentBack
      byName={last.signerName}
      remark={last.remark}
      objections={objections}
      hrefOf={({ draftId }) => `/workbench/drafts/${draftId}`}
    />
  )
}

function Acts({ view }: { readonly view: PackageView }) {
  const { loaded, actions } = view
  if (actions.length === 0) return null
  const base = `${PACKAGES}/${loaded.package.id}`
  return (
    <section class="card" aria-labelledby="h-acts">
      <h2 id="h-acts">现在可以做</h2>
      {actions.includes('submit') ? <Submit view={view} /> : null}
      {actions.includes('take-back') ? (
        <PostForm action={`${base}/take-back`} {...view.formKey()}>
          <p class="btns">
            <button class="btn" type="submit">
              撤回来改
            </button>
          </p>
        </PostForm>
      ) : null}
      {actions.includes('abandon') ? (
        <details open={errorAt(view.errors, 'abandonReason') !== undefined}>
          <summary>作废</summary>
          <div>
            <PostForm action={`${base}/abandon`} {...view.formKey()}>
              <TextField
                name="abandonReason"
                label="为什么不发了"
                value={view.typed.abandonReason}
                error={errorAt(view.errors, 'abandonReason')}
                required
              />
              <p class="btns">
                <button class="btn stop" type="submit">
                  作废这份稿件
                </button>
              </p>
            </PostForm>
          </div>
        </details>
      ) : null}
    </section>
  )
}

function Submit({ view }: { readonly view: PackageView }) {
  const { loaded, lacks } = view
  if (lacks.length > 0)
    return (
      <>
        <p>还差这些才能送审：</p>
        <ul class="dots">
          {lacks.flatMap(({ draft, lacks: all }) =>
            all.map(({ field, message, href }) => (
              <li key={draft.id + field}>
                <a href={href ?? `/workbench/drafts/${draft.id}?saved=1#f-${field}`}>{message}</a>
              </li>
            )),
          )}
        </ul>
      </>
    )
  return (
    <PostForm action={`${PACKAGES}/${loaded.package.id}/submit`} {...view.formKey()}>
      <TextField
        name="releaseAt"
        label="定时发布"
        hint="空着表示审完就发；定时的写 2026-08-30 14:05"
        value={view.typed.releaseAt}
        error={errorAt(view.errors, 'releaseAt')}
        short
      />
      <p class="btns">
        <button class="btn main" type="submit">
          送审
        </button>
      </p>
    </PostForm>
  )
}

function TextBox({ view, draft }: { readonly view: PackageView; readonly draft: Draft }) {
  const type = view.types.get(draft.typeId)
  const facts = (type?.fields ?? []).flatMap(({ key, label }) => {
    const value = draft.fields[key] ?? ''
    return value === '' ? [] : [[label, value] as const]
  })
  return (
    <section class="card" aria-label={draft.title}>
      <h2>{draft.title === '' ? '（未写标题）' : draft.title}</h2>
      <p class="meta">
        {type?.name ?? draft.typeId}，发在「{view.columnNames.get(draft.columnId) ?? draft.columnId}」，
        {draft.changedByName}
        <DateText date={civilDateAt(draft.changedAt)} />
        保存
        {draft.path === null || view.loaded.package.state !== 'released' ? null : (
          <>
            ，<a href={draft.path}>看公开页</a>
            {draft.publicationId === null ? null : (
              <>
                ，<a href={publicationPage(draft.publicationId)}>撤回、移动、归档</a>
              </>
            )}
          </>
        )}
      </p>
      <Correct view={view} draft={draft} />
      {view.actions.includes('edit') ? (
        <p class="btns">
          <a class="btn" href={`/workbench/drafts/${draft.id}`}>
            写正文
          </a>
        </p>
      ) : null}
      {facts.length === 0 ? null : <Facts rows={facts} />}
      {draft.changeNote === null ? null : <p>更正说明：{draft.changeNote}</p>}
      <ReviewOf review={view.reviews.get(draft.id)} />
      <BodyText
        body={draft.body}
        files={draft.files}
        hrefOf={(file) => `/workbench/drafts/${draft.id}/files/${String(file.number)}`}
      />
      {draft.files.length === 0 ? null : (
        <ul class="rows">
          {draft.files.map((file) => (
            <li key={file.number}>
              <a href={`/workbench/drafts/${draft.id}/files/${String(file.number)}`}>{file.name}</a>
              {file.restricted ? <span class="tag">不公开</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Beside a text: what it changes in what is public, and what the checks found. */
export function ReviewOf({ review }: { readonly review: TextReview | undefined }) {
  if (review === undefined) return null
  return (
    <>
      {review.difference === null ? null : (
        <details open>
          <summary>和现在公开的对照</summary>
          <div>
            <Difference lines={review.difference} />
          </div>
        </details>
      )}
      <FindingsSeen findings={review.findings} />
    </>
  )
}

/** From what is released a correction begins, with the same text. */
function Correct({ view, draft }: { readonly view: PackageView; readonly draft: Draft }) {
  if (view.loaded.package.state !== 'released' || !view.mayDraft || draft.path === null) return null
  return (
    <PostForm action="/workbench/corrections" {...view.formKey()} label={`更正：${draft.title}`}>
      <input type="hidden" name="path" value={draft.path} />
      <p class="btns">
        <button class="btn" type="submit">
          更正这一页
        </button>
        <button class="btn" type="submit" name="small" value="yes">
          小更正（错字、失效链接、电话）
        </button>
      </p>
    </PostForm>
  )
}
