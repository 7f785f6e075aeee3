import type { FieldError } from '../../../../kernel/refusal.ts'
import { oneTimePassword } from '../../../../platform/crypto/passwords.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { addDivision } from '../add-division.ts'
import { addPerson } from '../add-person.ts'
import { saveBureau } from '../save-bureau.ts'
import {
  findBureau,
  findDivisionByName,
  findOpennessOffice,
  findPersonBySignInName,
  listDivisions,
  listPeople,
} from '../store/organisation.ts'
import { BureauForm, DivisionForm, PersonForm } from './bureau.form.ts'
import { SetupPage, StaffPage } from './setup.page.tsx'

const may = { who: 'functions', any: ['system-administrator'] } as const

/** Setup of the bureau, its divisions and people: 系统管理 only. */
export const organisationRoutes: readonly Route[] = [
  { method: 'GET', path: '/workbench/setup', surface: 'workbench', may, run: showSetup },
  { method: 'POST', path: '/workbench/setup', surface: 'workbench', may, run: postSetup },
  { method: 'GET', path: '/workbench/staff', surface: 'workbench', may, run: (ask) => showStaff(ask, {}) },
  { method: 'POST', path: '/workbench/staff/divisions', surface: 'workbench', may, run: postDivision },
  { method: 'POST', path: '/workbench/staff/people', surface: 'workbench', may, run: postPerson },
]

async function showSetup(ask: Ask): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const typed = Object.fromEntries(
    Object.entries(bureau ?? {}).flatMap(([k, v]: [string, string | null]) => (v === null ? [] : [[k, v]])),
  )
  return renderSetup(ask, { typed, errors: [] })
}

async function postSetup(ask: Ask): Promise<Reply> {
  const parsed = parseForm(BureauForm, ask.form)
  if (!parsed.ok) return renderSetup(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  await saveBureau(ask.work, parsed.value)
  return redirect('/workbench/setup?saved=1')
}

async function renderSetup(ask: Ask, state: { typed: Typed; errors: readonly FieldError[] }): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '机构资料',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '机构资料' }],
      help: '填机构全称、简称和联系方式，保存后立即出现在门户的页头和页脚。标识码、备案号还没有就空着，以后再补。',
    },
    <SetupPage
      state={{ ...state, ...formOf(ask) }}
      saved={ask.query.saved === '1' && state.errors.length === 0}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

interface StaffState {
  readonly division?: { readonly typed: Typed; readonly errors: readonly FieldError[] }
  readonly person?: { readonly typed: Typed; readonly errors: readonly FieldError[] }
  readonly issued?: { readonly name: string; readonly signInName: string; readonly password: string }
}

const UNTOUCHED = { typed: {}, errors: [] }

async function showStaff(ask: Ask, state: StaffState): Promise<Reply> {
  const { db } = ask.work
  const html = await deskPage(
    ask,
    {
      title: '处室与人员',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '处室与人员' }],
      help: '先建处室，再加人员。加人后会显示一次性口令，只显示一次，请当面告诉本人。办公室要勾选「政务公开工作机构」。',
    },
    <StaffPage
      divisions={await listDivisions(db)}
      people={await listPeople(db)}
      division={{ ...(state.division ?? UNTOUCHED), ...formOf(ask) }}
      person={{ ...(state.person ?? UNTOUCHED), ...formOf(ask) }}
      issued={state.issued ?? null}
    />,
  )
  const wrong = (state.division?.errors.length ?? 0) + (state.person?.errors.length ?? 0) > 0
  return page(html, wrong ? { status: 422 } : { keep: '/workbench/staff' })
}

async function postDivision(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const parsed = parseForm(DivisionForm, ask.form)
  if (!parsed.ok) return showStaff(ask, { division: { typed, errors: parsed.errors } })
  const { db } = ask.work
  if ((await findDivisionByName(db, parsed.value.name)) !== null)
    return showStaff(ask, {
      division: { typed, errors: [{ field: 'name', message: `已经有「${parsed.value.name}」了。` }] },
    })
  if (parsed.value.isOpennessOffice && (await findOpennessOffice(db)) !== null)
    return showStaff(ask, {
      division: {
        typed,
        errors: [{ field: 'isOpennessOffice', message: '政务公开工作机构只能有一个，已经设了。' }],
      },
    })
  await addDivision(ask.work, parsed.value)
  return redirect('/workbench/staff')
}

async function postPerson(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const parsed = parseForm(PersonForm, ask.form)
  if (!parsed.ok) return showStaff(ask, { person: { typed, errors: parsed.errors } })
  const form = parsed.value
  const divisionId = form.divisionId === '' ? null : form.divisionId
  if (divisionId === null && form.function !== 'leader')
    return showStaff(ask, {
      person: { typed, errors: [{ field: 'divisionId', message: '请选所在处室；只有分管领导可以不选。' }] },
    })
  if (
    divisionId !== null &&
    !(await listDivisions(ask.work.db)).some((division) => division.id === divisionId)
  )
    return showStaff(ask, {
      person: { typed, errors: [{ field: 'divisionId', message: '请从名单里选处室。' }] },
    })
  if ((await findPersonBySignInName(ask.work.db, form.signInName)) !== null)
    return showStaff(ask, {
      person: {
        typed,
        errors: [{ field: 'signInName', message: `登录名「${form.signInName}」已经有人用了，请换一个。` }],
      },
    })
  const password = oneTimePassword()
  await addPerson(ask.work, {
    name: form.name,
    signInName: form.signInName,
    password,
    oneTime: true,
    posts: [{ function: form.function, divisionId }],
  })
  return showStaff(ask, { issued: { name: form.name, signInName: form.signInName, password } })
}

function formOf(ask: Ask): { token: string; submissionId: string } {
  return { token: ask.visit.csrfToken, submissionId: ask.visit.submissionId }
}
