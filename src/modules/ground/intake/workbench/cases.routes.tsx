import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { ledgerPanel } from '../../../../workbench/ledger-panel.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { listOpenDutiesOf, remaining } from '../../duties/index.ts'
import { getDivision, listDivisions } from '../../organisation/index.ts'
import { allowedCaseActions } from '../domain/case.ts'
import type { Case } from '../domain/case.ts'
import type { Contact } from '../domain/contact.ts'
import { readNumber } from '../domain/query-code.ts'
import {
  acknowledgeCase,
  answerCase,
  deleteRecord,
  getCase,
  readContact,
  replaceCode,
  transferCase,
} from '../handle-case.ts'
import { openRecord } from '../sealed-record.ts'
import { countCases, listCases } from '../store.ts'
import {
  AnswerForm,
  CaseId,
  CasesQuery,
  CodeForm,
  ContactForm,
  DeletionForm,
  TransferForm,
} from './case.form.ts'
import { CasePage, maskedPerson } from './case.page.tsx'
import { CASES_A_PAGE, CasesPage, StatusTag } from './cases.page.tsx'

const may = {
  who: 'functions',
  any: ['handler', 'head', 'openness-handler', 'openness-head'],
} as const
const LIST = '/workbench/cases'

/** 办件: the list and the page of a case, for the division that owes the answer and for the openness office. */
export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, surface: 'workbench', may, run: showList },
  { method: 'GET', path: `${LIST}/:id`, surface: 'workbench', may, run: (ask) => showCase(ask, {}) },
  { method: 'POST', path: `${LIST}/:id/acknowledge`, surface: 'workbench', may, run: postAcknowledge },
  { method: 'POST', path: `${LIST}/:id/answer`, surface: 'workbench', may, run: postAnswer },
  { method: 'POST', path: `${LIST}/:id/transfer`, surface: 'workbench', may, run: postTransfer },
  { method: 'POST', path: `${LIST}/:id/contact`, surface: 'workbench', may, run: postContact },
  { method: 'POST', path: `${LIST}/:id/code`, surface: 'workbench', may, run: postCode },
  { method: 'POST', path: `${LIST}/:id/delete`, surface: 'workbench', may, run: postDelete },
]

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const query = CasesQuery.parse({ state: null, number: '', page: 1, ...ask.query })
  const seesAll = holds(work.actor, ['openness-handler', 'openness-head'])
  const filter = {
    divisionIds: seesAll ? null : divisionsWhere(work.actor, ['handler', 'head']),
    status: query.state,
    numbered: query.number.trim() === '' ? null : (readNumber(query.number) ?? { year: 0, number: 0 }),
  }
  const count = await countCases(work.db, filter)
  const found = await listCases(work.db, {
    ...filter,
    limit: CASES_A_PAGE,
    offset: (query.page - 1) * CASES_A_PAGE,
  })
  const html = await deskPage(
    ask,
    {
      title: '办件',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '办件' }],
      help: '读者交来的纠错都在这里，没答复的在最前。点编号进去答复；不归本处的转给负责的处室。读者报编号时，用上面的框找。',
    },
    <CasesPage query={query} count={count} rows={await rowsOf(ask, found)} />,
  )
  return page(html)
}

async function rowsOf({ work }: Ask, cases: readonly Case[]) {
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const duties = await listOpenDutiesOf(
    work.db,
    cases.map(({ id }) => `case:${id}`),
  )
  const rows = []
  for (const subject of cases) {
    const due = duties.find((duty) => duty.subject === `case:${subject.id}`)?.due ?? null
    rows.push({
      subject,
      division: names.get(subject.divisionId) ?? '',
      remaining: due === null ? null : remaining(due, work.today),
      isLate: due?.kind === 'day' && due.on < work.today,
      person: maskedPerson((await openRecord(work, subject.id))?.contact ?? null),
    })
  }
  return rows
}

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly contact?: Contact
  readonly code?: string
}

async function showCase(ask: Ask, shown: Shown): Promise<Reply> {
  const { work, visit } = ask
  const id = idOf(ask)
  const subject = await getCase(work, id)
  const { db } = work
  const html = await deskPage(
    ask,
    {
      title: subject.label,
      meta: <StatusTag status={subject.status} />,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '办件', href: LIST },
        { label: subject.label },
      ],
      help: '先看读者说的页面，核实后写答复，读者凭查询码立即看到。不归本处的写明原因转走。看联系方式要写用途，都有记录。',
    },
    <CasePage
      subject={subject}
      allowed={allowedCaseActions(work.actor, subject)}
      record={await openRecord(work, id)}
      contact={shown.contact ?? null}
      code={shown.code ?? null}
      dueLine={await dueLineOf(ask, subject)}
      division={(await getDivision(db, subject.divisionId)).name}
      divisions={await listDivisions(db)}
      typed={shown.typed ?? {}}
      errors={shown.errors ?? []}
      token={visit.csrfToken}
      submissionId={visit.submissionId}
      ledger={await ledgerPanel(ask, [{ subject: `case:${id}` }])}
    />,
  )
  const isWrong = (shown.errors ?? []).length > 0
  const keep = shown.contact === undefined && shown.code === undefined ? {} : { keep: `${LIST}/${id}` }
  return page(html, isWrong ? { status: 422 } : keep)
}

async function dueLineOf({ work }: Ask, subject: Case) {
  const [duty] = await listOpenDutiesOf(work.db, [`case:${subject.id}`])
  if (duty === undefined) return null
  const { due } = duty
  return (
    <>
      {due.kind === 'day' ? <DateText date={due.on} weekday /> : null} {remaining(due, work.today)}
      <small class="meta">（{duty.explanation}）</small>
    </>
  )
}

function idOf(ask: Ask): string {
  const id = CaseId.safeParse(ask.params.id)
  if (!id.success) throw new Refusal('absent', 'no-case', '没有这件办件，或者它不归您的处室办理。')
  return id.data
}

function again(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  return showCase(ask, { typed: typedFields(ask.form), errors })
}

async function postAcknowledge(ask: Ask): Promise<Reply> {
  await acknowledgeCase(ask.work, idOf(ask))
  return redirect(`${LIST}/${idOf(ask)}`)
}

async function postAnswer(ask: Ask): Promise<Reply> {
  const parsed = parseForm(AnswerForm, ask.form)
  if (!parsed.ok) return again(ask, parsed.errors)
  await answerCase(ask.work, idOf(ask), parsed.value.answer)
  return redirect(`${LIST}/${idOf(ask)}`)
}

/** After it was handed on, a clerk of the old division no longer sees the case. */
async function postTransfer(ask: Ask): Promise<Reply> {
  const parsed = parseForm(TransferForm, ask.form)
  if (!parsed.ok) return again(ask, parsed.errors)
  const { to, transferReason: reason } = parsed.value
  await transferCase(ask.work, idOf(ask), { to, reason })
  return redirect(LIST)
}

async function postContact(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ContactForm, ask.form)
  if (!parsed.ok) return again(ask, parsed.errors)
  return showCase(ask, { contact: await readContact(ask.work, idOf(ask), parsed.value.purpose) })
}

async function postCode(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CodeForm, ask.form)
  if (!parsed.ok) return again(ask, parsed.errors)
  return showCase(ask, { code: await replaceCode(ask.work, idOf(ask), parsed.value.check) })
}

async function postDelete(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DeletionForm, ask.form)
  if (!parsed.ok) return again(ask, parsed.errors)
  await deleteRecord(ask.work, idOf(ask), parsed.value.deletionReason)
  return redirect(`${LIST}/${idOf(ask)}`)
}
