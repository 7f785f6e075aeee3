import type { FieldError } from '../../../../kernel/refusal.ts'
import { holds } from '../../../../kernel/actor.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { ledgerPanel } from '../../../../workbench/ledger-panel.tsx'
import { addAlias, forgetAlias, giveDivisionName, mergeDivision, saveDivision } from '../change-division.ts'
import { PARTICULARS } from '../domain/particulars.ts'
import { getDivisionForUpdate, listAliases, listPastNames } from '../store/divisions.ts'
import type { DivisionRecord } from '../store/divisions.ts'
import { listDivisions } from '../store/organisation.ts'
import { DivisionPage } from './division.page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { AliasForm, DivisionRecordForm, MergeForm, RenameForm } from './staff.form.ts'

const PATH = '/workbench/staff/divisions/:id'
const readers = {
  who: 'functions',
  any: ['system-administrator', 'security-administrator', 'auditor'],
} as const
const may = { who: 'functions', any: ['system-administrator'] } as const

/** One division: particulars, names, aliases, and its end. */
export const divisionRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showDivision(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postParticulars },
  { method: 'POST', path: `${PATH}/name`, surface: 'workbench', may, run: postName },
  { method: 'POST', path: `${PATH}/merge`, surface: 'workbench', may, run: postMerge },
  { method: 'POST', path: `${PATH}/aliases`, surface: 'workbench', may, run: postAlias },
  { method: 'POST', path: `${PATH}/aliases/forget`, surface: 'workbench', may, run: postForget },
]

function idOf(ask: Ask): string {
  return ask.params.id ?? ''
}

function here(ask: Ask, done: string): Reply {
  return redirect(`/workbench/staff/divisions/${idOf(ask)}?done=${done}`)
}

async function showDivision(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { db } = ask.work
  const division = await getDivisionForUpdate(db, idOf(ask))
  const html = await deskPage(
    ask,
    {
      title: division.name,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '处室与人员', href: '/workbench/staff' },
        { label: division.name },
      ],
      help: '填职责和联系方式，勾选可以公开的，保存。公开的内容由公开机构负责人在「机构职能」里发布。改名、撤并写明原因，旧名称照样能认出来。',
    },
    <div class="stack">
      <DivisionPage
        division={division}
        others={(await listDivisions(db)).filter((other) => other.id !== division.id)}
        aliases={await listAliases(db, division.id)}
        pastNames={await listPastNames(db, division.id)}
        typed={errors.length > 0 ? { ...standing(division), ...typedFields(ask.form) } : standing(division)}
        publicParts={errors.length > 0 ? ticked(ask) : division.publicParts}
        errors={errors}
        done={typeof ask.query.done === 'string' ? ask.query.done : null}
        changes={holds(ask.work.actor, ['system-administrator']) && division.closedOn === null}
        formKey={formKeys(ask)}
      />
      {await ledgerPanel(ask, [{ subject: `division:${division.id}` }])}
    </div>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function standing(division: DivisionRecord): Readonly<Record<string, string>> {
  return {
    position: String(division.position),
    ...Object.fromEntries(PARTICULARS.map((name) => [name, division[name] ?? ''])),
  }
}

function ticked(ask: Ask): readonly string[] {
  const parts = ask.form.publicParts
  return (Array.isArray(parts) ? parts : [parts]).filter((part) => typeof part === 'string')
}

async function postParticulars(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DivisionRecordForm, ask.form)
  if (!parsed.ok) return showDivision(ask, parsed.errors)
  await saveDivision(ask.work, { ...parsed.value, divisionId: idOf(ask) })
  return here(ask, 'saved')
}

async function postName(ask: Ask): Promise<Reply> {
  const parsed = parseForm(RenameForm, ask.form)
  if (!parsed.ok) return showDivision(ask, parsed.errors)
  const { newName: name, renameReason } = parsed.value
  const errors = await giveDivisionName(ask.work, { divisionId: idOf(ask), name, reason: renameReason })
  return errors.length > 0 ? showDivision(ask, errors) : here(ask, 'renamed')
}

async function postMerge(ask: Ask): Promise<Reply> {
  const parsed = parseForm(MergeForm, ask.form)
  if (!parsed.ok) return showDivision(ask, parsed.errors)
  const { into, mergeReason } = parsed.value
  const errors = await mergeDivision(ask.work, { divisionId: idOf(ask), into, reason: mergeReason })
  return errors.length > 0 ? showDivision(ask, errors) : here(ask, 'merged')
}

async function postAlias(ask: Ask): Promise<Reply> {
  const parsed = parseForm(AliasForm, ask.form)
  if (!parsed.ok) return showDivision(ask, parsed.errors)
  const errors = await addAlias(ask.work, { divisionId: idOf(ask), alias: parsed.value.alias })
  return errors.length > 0 ? showDivision(ask, errors) : here(ask, 'alias')
}

async function postForget(ask: Ask): Promise<Reply> {
  const parsed = parseForm(AliasForm, ask.form)
  if (!parsed.ok) return showDivision(ask, parsed.errors)
  await forgetAlias(ask.work, { divisionId: idOf(ask), alias: parsed.value.alias })
  return here(ask, 'forgotten')
}
