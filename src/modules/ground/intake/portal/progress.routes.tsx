import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { CaseProgress } from '../../../../platform/manifest/case-progress.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { findOpenDay } from '../../duties/index.ts'
import { findBureau, findOpennessOffice, getDivision } from '../../organisation/index.ts'
import type { Case } from '../domain/case.ts'
import { lookUpCase } from '../look-up-case.ts'
import { listTransfers } from '../store.ts'
import { ProgressForm } from './progress.form.ts'
import { ProgressAskPage, ProgressPage } from './progress.page.tsx'

const PATH = '/cx'
const may = { who: 'public' } as const
const COLUMN = {
  name: '查办件进度',
  description: '凭编号和查询码查办件办到哪一步',
  keywords: ['进度查询', '编号', '查询码'],
  type: ['办事服务'],
}
const NO_MATCH = '编号和查询码对不上。请核对这两样；查询码丢了，请打电话核对身份后换一个。'

/** The one progress page, for every kind of case that the modules bring. */
export function progressRoutes(kinds: readonly CaseProgress[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      surface: 'portal',
      may,
      run: (ask) => showAsk(ask, { typed: {}, errors: [] }),
    },
    {
      ...({ method: 'POST', path: PATH, surface: 'portal', may, perMinute: 12 } as const),
      run: (ask) => showCase(ask, kinds),
    },
  ]
}

async function showAsk(
  ask: Ask,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const { csrfToken: token, submissionId } = ask.visit
  const html = await sitePage(
    ask,
    { title: '查办件进度', column: COLUMN },
    <ProgressAskPage {...state} token={token} submissionId={submissionId} phone={bureau?.phone ?? null} />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

async function showCase(ask: Ask, kinds: readonly CaseProgress[]): Promise<Reply> {
  const typed = typedFields(ask.form)
  const parsed = parseForm(ProgressForm, ask.form)
  if (!parsed.ok) return showAsk(ask, { typed, errors: parsed.errors })
  const { number, code } = parsed.value
  const subject = await lookUpCase(ask.work, { ...number, code })
  const kind = kinds.find((each) => each.kind === subject?.kind)
  if (subject === null || kind === undefined)
    return showAsk(ask, { typed, errors: [{ field: 'number', message: NO_MATCH }] })
  return page(
    await sitePage(
      ask,
      { title: `进度：${subject.label}`, column: COLUMN },
      await progressOf(ask, subject, kind),
    ),
  )
}

async function progressOf({ work }: Ask, subject: Case, kind: CaseProgress) {
  const { db } = work
  const due = await findOpenDay(db, `case:${subject.id}`)
  const transfers = []
  for (const { at, to, reason } of await listTransfers(db, subject.id))
    transfers.push({ at, to: (await getDivision(db, to)).name, reason })
  return (
    <ProgressPage
      subject={subject}
      kindName={kind.name}
      due={due}
      isLate={due !== null && due < work.today}
      division={await getDivision(db, subject.divisionId)}
      office={await findOpennessOffice(db)}
      transfers={transfers}
    >
      {await kind.show(work, subject.id)}
    </ProgressPage>
  )
}
