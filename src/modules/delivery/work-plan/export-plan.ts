import { Refusal } from '../../../kernel/refusal.ts'
import { officialPaper } from '../../../platform/paper/official-paper.ts'
import type { PaperBlock } from '../../../platform/paper/paper-spec.ts'
import type { ColumnSpec } from '../../../platform/sheets/sheet-spec.ts'
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { breakdownLine } from './domain/breakdown.ts'
import type { BreakdownLine } from './domain/breakdown.ts'
import { chapterTitle } from './domain/chapter-title.ts'
import { chineseDay } from './domain/due-line.ts'
import { ownerWords } from './domain/owner-words.ts'
import type { Plan } from './domain/plan.ts'
import { getPlan } from './store/plans.ts'
import { surveyPlan } from './survey-plan.ts'

/** A file to hand out, with its Chinese name. */
export interface ExportedFile {
  readonly bytes: Uint8Array
  readonly type: string
  readonly fileName: string
}

interface Breakdown {
  readonly plan: Plan
  readonly office: string
  readonly day: string
  readonly lines: readonly BreakdownLine[]
}

const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.'
const NOTE = '注：“内部期限”是本局自行设置的，原文没有写明。'

/** The 任务分解表 of an adopted plan as a workbook, ready to be printed; refuses a plan that is not adopted. */
export async function exportWorkbook(
  work: Work,
  planId: string,
  options: { readonly demo: boolean },
): Promise<ExportedFile> {
  const breakdown = await readBreakdown(work, planId)
  const { plan, lines } = breakdown
  const hasChapters = lines.some((line) => line.chapter !== '')
  const bytes = await writeWorkbook({
    name: '任务分解表',
    title: `《${plan.title}》任务分解表`,
    left: `编制单位：${breakdown.office}`,
    right: breakdown.day,
    demo: options.demo,
    columns: sheetColumns.filter((column) => hasChapters || column !== CHAPTER),
    rows: lines.map((line) => [
      line.number,
      ...(hasChapters ? [line.chapter] : []),
      line.item,
      line.task,
      line.leads,
      dash(line.participants),
      dash(line.term),
      line.remark,
    ]),
    orientation: 'landscape',
    ...(hasInternal(lines) ? { closing: [NOTE] } : {}),
  })
  return { bytes, type: `${OFFICE_TYPE}spreadsheetml.sheet`, fileName: `${plan.title}任务分解表.xlsx` }
}

/** The same 任务分解表 as a paper in the layout of GB/T 9704, one table a chapter. */
export async function exportPaper(
  work: Work,
  planId: string,
  options: { readonly demo: boolean },
): Promise<ExportedFile> {
  const { plan, lines, office } = await readBreakdown(work, planId)
  const chapters = Map.groupBy(lines, (line) => line.chapter)
  const bytes = await officialPaper({
    title: `${titleLines(plan.title)}\n任务分解表`,
    blocks: [
      ...[...chapters].flatMap(([chapter, own]) => chapterBlocks(chapter, own)),
      ...(hasInternal(lines) ? [{ kind: 'paragraph' as const, text: NOTE }] : []),
    ],
    signature: office,
    date: work.today,
    sealed: false,
    demo: options.demo,
  })
  return { bytes, type: `${OFFICE_TYPE}wordprocessingml.document`, fileName: `${plan.title}任务分解表.docx` }
}

const CHAPTER: ColumnSpec = { head: '类别', width: 6, mergeDown: true }

const sheetColumns: readonly ColumnSpec[] = [
  { head: '序号', width: 3 },
  CHAPTER,
  { head: '条目', width: 4, mergeDown: true },
  { head: '工作任务', width: 22, align: 'left' },
  { head: ['责任处室', '牵头'], width: 6 },
  { head: ['责任处室', '参加'], width: 6 },
  { head: '完成时限', width: 7 },
  { head: '备注', width: 6 },
]

function chapterBlocks(chapter: string, lines: readonly BreakdownLine[]): readonly PaperBlock[] {
  const table: PaperBlock = {
    kind: 'table',
    head: [
      ['序号', '条目', '工作任务', '责任处室', '责任处室', '完成时限'],
      ['', '', '', '牵头', '参加', ''],
    ],
    rows: lines.map((line) => [
      String(line.number),
      line.item,
      line.task,
      line.leads,
      dash(line.participants),
      paperTerm(line),
    ]),
    widths: [7, 9.5, 28.5, 15, 15, 16.5],
  }
  return chapter === '' ? [table] : [{ kind: 'heading', level: 1, text: chapter }, table]
}

function paperTerm({ term, remark }: BreakdownLine): string {
  if (remark === '') return dash(term)
  return `${term === '' ? '原文未写' : term}\n${remark}`
}

/** Breaks a long title before its year, where an office would break it. */
function titleLines(title: string): string {
  return `《${Array.from(title).length > LONGEST_TITLE ? title.replace(/(?<=.)(?=\d{4}年)/u, '\n') : title}》`
}

const LONGEST_TITLE = 18

async function readBreakdown(work: Work, planId: string): Promise<Breakdown> {
  const plan = await getPlan(work.db, planId)
  if (plan.status !== 'adopted')
    throw new Refusal(
      'conflict',
      'not-adopted',
      '采纳以后才能导出任务分解表：责任处室和时限在采纳时才定下来。请先完成核对。',
    )
  const { divisions, lines } = await surveyPlan(work.db, plan, work.today)
  const office = await findOpennessOffice(work.db)
  return {
    plan,
    office: office?.name ?? '',
    day: chineseDay(work.today),
    lines: lines.map((line) =>
      breakdownLine(line.measure, {
        chapter: chapterTitle(plan.sourceText, line.measure),
        leads: ownerWords(line.leadIds, { divisions, outside: line.outsideLeads }),
        participants: ownerWords(line.participantIds, {
          divisions,
          besides: line.leadIds,
          outside: line.outsideParticipants,
        }),
        reporting: plan.reporting,
      }),
    ),
  }
}

function hasInternal(lines: readonly BreakdownLine[]): boolean {
  return lines.some((line) => line.remark !== '')
}

function dash(text: string): string {
  return text === '' ? '—' : text
}
