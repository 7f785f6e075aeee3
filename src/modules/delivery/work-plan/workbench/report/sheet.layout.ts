import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import type { SheetSpec } from '../../../../../platform/sheets/sheet-spec.ts'
import { dueWords, placeName, stateNames } from '../../domain/measure.ts'
import type { ReturnLine, ReturnView } from './returns.view.ts'

/** Heads of the columns that are read back. */
export const STATE_HEAD = '进度'
export const TEXT_HEAD = '落实情况'

/** The three answers 进度 takes. */
export const STATE_WORDS = [stateNames['on-schedule'], stateNames.behind, stateNames.completed] as const

/** Key of a row: its measure, and the form it belongs to, since a measure stands in the forms of several divisions and periods. */
export function rowKey(view: Pick<ReturnView, 'key'>, measureId: string): string {
  return `${view.key.period}/${view.key.divisionId}/${measureId}`
}

/** The form of one division and period as a workbook: what is there already filled in, two columns open. */
export function sheetOf(view: ReturnView, demo: boolean): SheetSpec {
  const { plan, period, division, lines } = view
  return {
    name: '落实情况',
    title: `${plan.title}${withoutSpace(period.name)}落实情况填报表`,
    left: `填报单位：${division.name}`,
    right: `报告日 ${view.dueOn}（内部期限）`,
    demo,
    protect: true,
    columns: [
      { head: '序号', width: 3, align: 'center' },
      { head: '条目', width: 6, align: 'left' },
      { head: '工作任务', width: 26, align: 'left' },
      { head: '本处', width: 3, align: 'center' },
      { head: '完成时限', width: 7, align: 'left' },
      { head: '上期', width: 14, align: 'left' },
      { head: STATE_HEAD, width: 5, align: 'center', choices: STATE_WORDS, editable: true },
      { head: TEXT_HEAD, width: 26, align: 'left', editable: true },
    ],
    rows: lines.map(row),
    keys: lines.map((line) => rowKey(view, line.measure.id)),
    closing: [
      '说明：只填“进度”“落实情况”两列，进度填按计划、滞后或已完成；空着的格不改动系统里原来的内容；佐证请在系统里加。',
    ],
  }
}

function row({ measure, leads, entry, earlier }: ReturnLine): readonly (string | number | null)[] {
  const before = earlier === null ? null : `${nameOf(earlier.state) ?? '未填'}：${earlier.text}`
  return [
    measure.number,
    placeName(measure),
    measure.text,
    leads ? '牵头' : '参加',
    dueWords(measure),
    before,
    nameOf(entry?.state ?? null),
    entry?.text ?? null,
  ]
}

function nameOf(state: NonNullable<ReturnLine['entry']>['state']): string | null {
  return state === null ? null : stateNames[state]
}
