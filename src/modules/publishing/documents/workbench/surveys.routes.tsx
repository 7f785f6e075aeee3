import { addMonths, civilDateOf, endOfMonth } from '../../../../kernel/civil-date.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { findBureau, listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS, gazetteDayOf } from '../document-duties.ts'
import { documentReaders } from '../domain/document-actions.ts'
import { validityNames, validityOn } from '../domain/validity.ts'
import { listNormative, listToReview } from '../store/register.ts'
import { listHandovers } from '../store/handovers.ts'
import { listPublicDocuments } from '../store/public-documents.ts'
import { QuarterQuery } from './document.form.ts'
import { quarterOf } from './quarters.ts'
import { divisionsSeen, linesOf } from './register.routes.tsx'
import { GazetteListPage, ReviewsPage } from './surveys.page.tsx'

const desk = { surface: 'workbench', may: documentReaders } as const

/** What is looked at over all documents: 复审清单, 公报转送, and the list for archives and libraries. */
export const surveyRoutes: readonly Route[] = [
  { method: 'GET', path: `${DOCUMENTS}/reviews`, ...desk, run: showReviews },
  { method: 'GET', path: `${DOCUMENTS}/gazette`, ...desk, run: showGazette },
  { method: 'GET', path: `${DOCUMENTS}/quarter.xlsx`, ...desk, run: sendQuarter },
]

function crumbsTo(label: string) {
  return [{ label: '今日', href: '/workbench' }, { label: '公文', href: DOCUMENTS }, { label }]
}

async function showReviews(ask: Ask): Promise<Reply> {
  const { work } = ask
  const found = await listToReview(work.db, {
    divisionIds: divisionsSeen(work.actor),
    until: addMonths(work.today, 12),
  })
  const html = await deskPage(
    ask,
    {
      title: '复审清单',
      crumbs: crumbsTo('复审清单'),
      help: '依申请公开、不予公开的公文，一年内到期要复审的都在这里，早的在前。点进去写维持的理由，或者转为主动公开。',
    },
    <ReviewsPage lines={await linesOf(ask, found)} today={work.today} />,
  )
  return page(html)
}

async function showGazette(ask: Ask): Promise<Reply> {
  const { work } = ask
  const found = await listNormative(work.db, divisionsSeen(work.actor))
  const handovers = await listHandovers(
    work.db,
    found.map(({ id }) => id),
  )
  const lines = (await linesOf(ask, found)).map((line) => {
    const { id, printedOn } = line.document
    const handover = handovers.get(id) ?? null
    const due = handover?.dueOn ?? (printedOn === null ? null : gazetteDayOf(work, printedOn))
    return { ...line, handover, due }
  })
  const html = await deskPage(
    ask,
    {
      title: '公报转送',
      crumbs: crumbsTo('公报转送'),
      help: '规范性文件印发后十天内把纸质文件和电子文档转送政府公报。这里看哪些转了、哪些超期，点进去登记转送和公报期号。',
    },
    <GazetteListPage lines={lines} today={work.today} />,
  )
  return page(html)
}

/** What came out in a quarter, for 国家档案馆 and 公共图书馆 (条例第二十五条). */
async function sendQuarter(ask: Ask): Promise<Reply> {
  const { work, visit } = ask
  const quarter = QuarterQuery.parse({ quarter: null, ...ask.query }).quarter ?? quarterOf(work.today)
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(-1))
  const from = civilDateOf(year, number * 3 - 2, 1) ?? work.today
  const documents = await listPublicDocuments(work.db, { from, to: endOfMonth(year, number * 3) })
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const bureau = await findBureau(work.db)
  const base = bureau?.domain === null || bureau === null ? '' : `https://${bureau.domain}`
  const words = `${String(year)}年第${'一二三四'[number - 1] ?? ''}季度`
  const bytes = await writeWorkbook({
    name: '公开公文清单',
    title: `${bureau?.name ?? ''}${words}公开公文清单`,
    left: '送国家档案馆、公共图书馆',
    right: `截至 ${work.today}`,
    demo: visit.demo,
    columns: [
      { head: '序号', width: 4 },
      { head: '文号', width: 12 },
      { head: '标题', width: 26, align: 'left' },
      { head: '成文日期', width: 8 },
      { head: '公开日期', width: 8 },
      { head: '有效性', width: 6 },
      { head: '处室', width: 8 },
      { head: '网址', width: 20, align: 'left' },
    ],
    rows: documents.map((one, place) => [
      place + 1,
      one.number,
      one.title,
      one.writtenOn,
      one.publishedOn,
      validityNames[validityOn(one, work.today)],
      names.get(one.divisionId) ?? '',
      `${base}${one.path}`,
    ]),
  })
  return download(bytes, FILE_KINDS.xlsx.contentType, `${words}公开公文清单.xlsx`)
}
