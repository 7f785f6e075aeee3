import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { ledgerPanel } from '../../../../workbench/ledger-panel.tsx'
import { allowedPersonActions } from '../domain/staff.ts'
import type { StaffMember } from '../domain/staff.ts'
import { issuePassword, resetSecondFactor } from '../issue-password.ts'
import type { IssuedPassword } from '../issue-password.ts'
import { endFunction, letPersonGo, movePerson } from '../move-person.ts'
import { proposePost } from '../propose-post.ts'
import { listDivisions } from '../store/organisation.ts'
import { listOpenProposals } from '../store/proposals.ts'
import { findSecondFactor } from '../store/second-factor.ts'
import { getStaffMemberForUpdate, listStaff } from '../store/staff.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { PersonPage } from './person.page.tsx'
import { LeaveForm, MoveForm, ProposalForm, ResetForm } from './staff.form.ts'

const PATH = '/workbench/staff/people/:personId'
const readers = {
  who: 'functions',
  any: ['system-administrator', 'security-administrator', 'auditor'],
} as const
const may = { who: 'functions', any: ['system-administrator'] } as const
const security = { who: 'functions', any: ['security-administrator'] } as const

/** One member of staff: functions, joining, moving, leaving. */
export const personRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showPerson(ask, {}) },
  { method: 'POST', path: `${PATH}/posts`, surface: 'workbench', may, run: postProposal },
  { method: 'POST', path: `${PATH}/posts/:postId/end`, surface: 'workbench', may, run: postEnd },
  { method: 'POST', path: `${PATH}/move`, surface: 'workbench', may, run: postMove },
  { method: 'POST', path: `${PATH}/leave`, surface: 'workbench', may, run: postLeave },
  { method: 'POST', path: `${PATH}/password`, surface: 'workbench', may, run: postPassword },
  { method: 'POST', path: `${PATH}/second-factor`, surface: 'workbench', may: security, run: postReset },
]

function idOf(ask: Ask): string {
  return ask.params.personId ?? ''
}

function here(ask: Ask, done: string): Reply {
  return redirect(`/workbench/staff/people/${idOf(ask)}?done=${done}`)
}

interface PersonState {
  readonly errors?: readonly FieldError[]
  readonly issued?: IssuedPassword
}

async function showPerson(ask: Ask, state: PersonState): Promise<Reply> {
  const { db, today, actor } = ask.work
  const person = await getStaffMemberForUpdate(db, idOf(ask), today)
  const errors = state.errors ?? []
  const html = await deskPage(
    ask,
    {
      title: person.name,
      meta: `登录名 ${person.signInName}`,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '处室与人员', href: '/workbench/staff' },
        { label: person.name },
      ],
      help: '职能由系统管理提出、安全管理确认后才生效。转岗、离职在这里办：当天起职能结束、登录退出，处室的事项仍归处室。',
    },
    <div class="stack">
      <PersonPage
        person={person}
        actions={allowedPersonActions(person, actor)}
        waiting={await listOpenProposals(db, person.id)}
        divisions={await listDivisions(db)}
        successors={await colleaguesOf(ask, person)}
        enrolled={(await findSecondFactor(db, person.id)) !== null}
        secures={holds(actor, ['security-administrator'])}
        today={today}
        typed={errors.length > 0 ? typedFields(ask.form) : {}}
        errors={errors}
        issued={state.issued ?? null}
        done={typeof ask.query.done === 'string' ? ask.query.done : null}
        formKey={formKeys(ask)}
      />
      {await ledgerPanel(ask, [{ subject: `person:${person.id}` }])}
    </div>,
  )
  if (state.issued !== undefined) return page(html, { keep: `/workbench/staff/people/${person.id}` })
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

/** Who could take over: the people of the same division. */
async function colleaguesOf(ask: Ask, person: StaffMember) {
  const divisionId = person.posts.find((post) => post.divisionId !== null)?.divisionId ?? null
  if (divisionId === null) return []
  const wanted = { on: ask.work.today, search: '', divisionId, limit: 500, offset: 0 }
  const { people } = await listStaff(ask.work.db, wanted)
  return people.filter((other) => other.id !== person.id)
}

async function postProposal(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ProposalForm, ask.form)
  if (!parsed.ok) return showPerson(ask, { errors: parsed.errors })
  const errors = await proposePost(ask.work, { ...parsed.value, personId: idOf(ask) })
  return errors.length > 0 ? showPerson(ask, { errors }) : here(ask, 'proposed')
}

async function postEnd(ask: Ask): Promise<Reply> {
  await endFunction(ask.work, { personId: idOf(ask), postId: ask.params.postId ?? '' })
  return here(ask, 'ended')
}

async function postMove(ask: Ask): Promise<Reply> {
  const parsed = parseForm(MoveForm, ask.form)
  if (!parsed.ok) return showPerson(ask, { errors: parsed.errors })
  const { moveTo, moveFunction, moveReason } = parsed.value
  const errors = await movePerson(ask.work, {
    personId: idOf(ask),
    divisionId: moveTo,
    function: moveFunction,
    reason: moveReason,
  })
  return errors.length > 0 ? showPerson(ask, { errors }) : here(ask, 'moved')
}

async function postLeave(ask: Ask): Promise<Reply> {
  const parsed = parseForm(LeaveForm, ask.form)
  if (!parsed.ok) return showPerson(ask, { errors: parsed.errors })
  const { successorId, leaveReason } = parsed.value
  await letPersonGo(ask.work, {
    personId: idOf(ask),
    successorId: successorId ?? null,
    reason: leaveReason,
  })
  return here(ask, 'left')
}

async function postPassword(ask: Ask): Promise<Reply> {
  return showPerson(ask, { issued: await issuePassword(ask.work, idOf(ask)) })
}

async function postReset(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ResetForm, ask.form)
  if (!parsed.ok) return showPerson(ask, { errors: parsed.errors })
  await resetSecondFactor(ask.work, { personId: idOf(ask), reason: parsed.value.resetReason })
  return here(ask, 'reset')
}
