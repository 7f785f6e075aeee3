import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { countEntries, searchEntries } from '../../../../platform/ledger/read-ledger.ts'
import { askForVerification, findLastVerification } from '../../../../platform/ledger/verifications.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { partOf } from '../part-of.ts'
import { exportCsv, exportXlsx } from './ledger.export.ts'
import { LEDGER, LedgerSearch, queryOf } from './ledger.form.ts'
import { LedgerPage } from './ledger.page.tsx'

const may = { who: 'functions', any: ['auditor'] } as const
const PER_PAGE = 50

/** The whole 办理记录, for 审计 alone: looked through, verified, taken along. */
export const ledgerRoutes: readonly Route[] = [
  { method: 'GET', path: LEDGER, surface: 'workbench', may, run: showLedger },
  { method: 'GET', path: `${LEDGER}/export.csv`, surface: 'workbench', may, run: exportCsv },
  { method: 'GET', path: `${LEDGER}/export.xlsx`, surface: 'workbench', may, run: exportXlsx },
  { method: 'POST', path: `${LEDGER}/verify`, surface: 'workbench', may, run: postVerify },
]

async function showLedger(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const parsed = parseForm(LedgerSearch, ask.query)
  const search = parsed.ok
    ? parsed.value
    : { subject: '', person: '', from: '', to: '', ...typedFields(ask.query) }
  const query = parsed.ok ? queryOf(parsed.value) : {}
  const count = await countEntries(db, query)
  const part = partOf(ask.query.page, { count, perPage: PER_PAGE })
  const view = {
    search,
    errors: parsed.ok ? [] : parsed.errors,
    count,
    part,
    entries: await searchEntries(db, query, part),
    verification: await findLastVerification(db),
    words: ask.visit.ledgerWords,
    formKey: { token: ask.visit.csrfToken, submissionId: ask.visit.submissionId },
  }
  const html = await deskPage(
    ask,
    {
      title: '办理记录',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '办理记录' }],
      help: '按对象、人员、日期查全部办理记录，只读。点「现在核验」逐条重算哈希并核对每日封存，做完刷新本页看结果；查到的可以导出表格。',
    },
    <LedgerPage view={view} />,
  )
  return page(html, { status: parsed.ok ? 200 : 422 })
}

async function postVerify(ask: Ask): Promise<Reply> {
  await askForVerification(ask.work)
  return redirect(`${LEDGER}#verify`)
}
