import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { holds } from '../../../../kernel/actor.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { addDivision } from '../add-division.ts'
import { admitPerson } from '../admit-person.ts'
import { putOneTimePassword } from '../issue-password.ts'
import type { IssuedPassword } from '../issue-password.ts'
import { findAlias } from '../store/divisions.ts'
import { findDivisionByName, findOpennessOffice, listDivisions } from '../store/organisation.ts'
import { listStaff } from '../store/staff.ts'
import { DivisionForm, PersonForm } from './bureau.form.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { UNTOUCHED } from './form-state.ts'
import type { FormState } from './form-state.ts'
import { PEOPLE_A_PAGE, StaffPage } from './staff.page.tsx'

const PATH = '/workbench/staff'
const readers = {
  who: 'functions',
  any: ['system-administrator', 'security-administrator', 'auditor'],
} as const
const may = { who: 'functions', any: ['system-administrator'] } as const

/** 处室与人员: kept by 系统管理, read by 安全管理 and 审计. */
export const staffRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showStaff(ask, {}) },
  { method: 'POST', path: `${PATH}/divisions`, surface: 'workbench', may, run: postDivision },
  { method: 'POST', path: `${PATH}/people`, surface: 'workbench', may, run: postPerson },
]

const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

interface StaffState {
  readonly division?: FormState
  readonly person?: FormState
  readonly issued?: IssuedPassword
}

async function showStaff(ask: Ask, state: StaffState): Promise<Reply> {
  const { db, today, actor } = ask.work
  const search = typeof ask.query.q === 'string' ? ask.query.q.trim().slice(0, 40) : ''
  const shown = PageNumber.parse(ask.query.page)
  const offset = (shown - 1) * PEOPLE_A_PAGE
  const wanted = { on: today, search, divisionId: null, limit: PEOPLE_A_PAGE, offset }
  const html = await deskPage(
    ask,
    {
      title: '处室与人员',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '处室与人员' }],
      help: '先建处室，再加人员。加人后显示一次性口令，请当面告诉本人，请他在职能确认前换成自己的；确认时还没换的作废，由安全管理另发。点名字办转岗、离职。',
    },
    <StaffPage
      divisions={await listDivisions(db)}
      {...await listStaff(db, wanted)}
      search={search}
      page={shown}
      hrefOf={(next) => `${PATH}?${new URLSearchParams({ q: search, page: String(next) }).toString()}`}
      division={state.division ?? UNTOUCHED}
      person={state.person ?? UNTOUCHED}
      issued={state.issued ?? null}
      changes={holds(actor, ['system-administrator'])}
      formKey={formKeys(ask)}
    />,
  )
  const wrong = (state.division?.errors.length ?? 0) + (state.person?.errors.length ?? 0) > 0
  return page(html, wrong ? { status: 422 } : { keep: PATH })
}

async function postDivision(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const parsed = parseForm(DivisionForm, ask.form)
  if (!parsed.ok) return showStaff(ask, { division: { typed, errors: parsed.errors } })
  const lack = await divisionLack(ask.work.db, parsed.value)
  if (lack !== null) return showStaff(ask, { division: { typed, errors: [lack] } })
  await addDivision(ask.work, parsed.value)
  return redirect('/workbench/staff')
}

/** Why a division cannot be added, or null: a name means one division, and there is one openness office. */
async function divisionLack(
  db: Db,
  { name, isOpennessOffice }: { readonly name: string; readonly isOpennessOffice: boolean },
): Promise<FieldError | null> {
  if ((await findDivisionByName(db, name)) !== null)
    return { field: 'name', message: `已经有「${name}」了。` }
  if ((await findAlias(db, name)) !== null)
    return { field: 'name', message: `「${name}」是别的处室的别名。请先在那个处室删去这个别名。` }
  if (isOpennessOffice && (await findOpennessOffice(db)) !== null)
    return { field: 'isOpennessOffice', message: '政务公开工作机构只能有一个，已经设了。' }
  return null
}

async function postPerson(ask: Ask): Promise<Reply> {
  const given = typedFields(ask.form)
  // The form for divisions stands on the same page and has a name too: a person's name has a field of its own.
  const typed = { ...given, personName: given.personName ?? '' }
  const own = (errors: readonly FieldError[]) =>
    errors.map((error) => (error.field === 'name' ? { ...error, field: 'personName' } : error))
  const parsed = parseForm(PersonForm, { ...ask.form, name: typed.personName })
  if (!parsed.ok) return showStaff(ask, { person: { typed, errors: own(parsed.errors) } })
  const { name, signInName, divisionId, function: wanted } = parsed.value
  const posts = [{ function: wanted, divisionId: divisionId === '' ? null : divisionId }]
  const { id, errors } = await admitPerson(ask.work, { name, signInName, posts })
  if (errors.length > 0) return showStaff(ask, { person: { typed, errors: own(errors) } })
  const issued = await putOneTimePassword(ask.work, { id, name, signInName })
  return showStaff(ask, { issued })
}
