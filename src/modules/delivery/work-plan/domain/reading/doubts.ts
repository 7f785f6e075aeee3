import { clip } from '../../../../../kernel/chinese-text.ts'
import type { Item } from './items.ts'
import type { Draft } from './measures.ts'
import type { Page } from './page.ts'
import type { ReadingDoubt, Span } from './plan-reading.ts'
import type { FoundMeasure } from './read-measures.ts'
import { looksLikeUnit } from './unit-names.ts'

interface Judged {
  readonly page: Page
  readonly items: readonly Item[]
  readonly drafts: readonly Draft[]
  readonly found: readonly FoundMeasure[]
}

/** What a person has to look at before the plan is assigned, each with what she may do. */
export function findDoubts(judged: Judged): readonly ReadingDoubt[] {
  const { page, found } = judged
  if (page.lines.length === 0) return [emptyDoubt('文件没有可识别的文字，请检查文件是否为扫描件。')]
  if (found.length === 0)
    return [emptyDoubt('没有找到写明责任单位的任务，请确认文件是否为分工方案，或手工拆分。')]
  return [...found.flatMap(doubtsOfMeasure), ...numberDoubts(judged), ...unitlessItems(judged)]
}

function emptyDoubt(text: string): ReadingDoubt {
  return { kind: 'empty-plan', text, measure: null, span: null }
}

function doubtsOfMeasure(one: FoundMeasure, measure: number): readonly ReadingDoubt[] {
  const { places, lead, participants, deadlineText } = one.measure
  const [notation] = places.notation
  const doubt = (kind: string, text: string, span: Span | null): ReadingDoubt => ({
    kind,
    text,
    measure,
    span,
  })
  const doubts: ReadingDoubt[] = []
  if (one.unclosed)
    doubts.push(
      doubt('unclosed-bracket', '责任单位的括号没有闭合，已读到行末，请核对单位是否完整。', notation ?? null),
    )
  if (lead.length + participants.length === 0)
    doubts.push(doubt('no-unit', '这项任务没有读出责任单位，请补充。', notation ?? places.text[0] ?? null))
  for (const { name, span } of [...lead, ...participants].filter(({ name }) => isUnclear(name)))
    doubts.push(doubt('unclear-unit', `“${clip(name, 30)}”不像单位名称，请核对。`, span))
  if (one.problem === 'undated')
    doubts.push(
      doubt('undated-deadline', `“${deadlineText ?? ''}”没有写明年份，请补充完成日期。`, places.deadline),
    )
  if (one.problem === 'unclear')
    doubts.push(
      doubt('unclear-deadline', `“${deadlineText ?? ''}”不能确定为哪一天，请确认完成日期。`, places.deadline),
    )
  return doubts
}

/** Names no lexicon knows are common; only what cannot be a name is worth a question. */
function isUnclear(name: string): boolean {
  return name.length > 45 || /[。;:《》“”]/u.test(name) || (name.length > 24 && !looksLikeUnit(name))
}

/** Numbers that jump or come twice within one list. */
function numberDoubts({ items, found }: Judged): readonly ReadingDoubt[] {
  const doubts: ReadingDoubt[] = []
  const running = new Map<string, number>()
  const within = new Map<Item | null, Map<string, number>>()
  const last = found.at(-1)?.measure.places.text[0]?.start ?? 0
  const place = new Map(found.map(({ measure }, index) => [measure.places.number?.start ?? -1, index]))
  for (const { number, parent } of items) {
    if (!number || number.style === 'decimal' || number.span.start > last) continue
    const siblings = within.get(parent) ?? new Map<string, number>()
    within.set(parent, siblings)
    const before = siblings.get(number.style)
    const ran = running.get(number.style)
    siblings.set(number.style, number.ordinal)
    running.set(number.style, number.ordinal)
    if (number.ordinal === 1 || number.ordinal === (before ?? 0) + 1 || number.ordinal === (ran ?? 0) + 1)
      continue
    const text = `序号“${number.label}”之前缺少序号或序号重复，请核对是否漏项。`
    doubts.push({
      kind: 'missing-number',
      text,
      measure: place.get(number.span.start) ?? null,
      span: number.span,
    })
  }
  return doubts
}

const NO_TASK =
  /总体|指导思想|目标|原则|保障|组织领导|工作要求|有关要求|施行|执行|有效期|解释|附则|以下略|制定|适用|本(?:政策|措施|办法|细则|方案|意见)|监督|考核|宣传/u

/** Items beside measures that name no unit. */
function unitlessItems({ page, items, drafts }: Judged): readonly ReadingDoubt[] {
  const owners = new Set(drafts.map(({ item }) => item))
  const inside = numbersInMeasures(items, drafts)
  const closed = new Map<Item, number>()
  for (const item of owners) if (item.parent) closed.set(item.parent, (closed.get(item.parent) ?? 0) + 1)
  return items.flatMap((item) => {
    const { number, parent, children, pieces } = item
    if (!number || !parent || children.length > 0 || owners.has(item) || pieces.length === 0) return []
    if ((closed.get(parent) ?? 0) * 2 < parent.children.length || inside.has(number.span.start)) return []
    const words = page.plain.slice(number.span.start, pieces[0]?.span.end)
    if (NO_TASK.test(words)) return []
    const text = `“${clip(page.source.slice(number.span.start, pieces[0]?.span.end), 24)}”没有写明责任单位，未列为任务，请确认。`
    return [{ kind: 'no-unit', text, measure: null, span: number.span }]
  })
}

function numbersInMeasures(items: readonly Item[], drafts: readonly Draft[]): ReadonlySet<number> {
  const texts = drafts.flatMap(({ text }) => text)
  const inside = new Set<number>()
  let next = 0
  for (const { number } of items) {
    const at = number?.span.start ?? -1
    while ((texts[next]?.end ?? Infinity) <= at) next++
    if (at >= (texts[next]?.start ?? Infinity)) inside.add(at)
  }
  return inside
}
