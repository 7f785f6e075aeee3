import { ordinalOf } from './numbering.ts'
import type { RelativeLimit, Span } from './plan-reading.ts'

const LIMIT =
  /(?:之日起|当日起|之日|之后|起|后|的)? ?(?<count>\d{1,3}|[一二三四五六七八九十两]{1,3}) ?个?(?<unit>工作日|日历日|日|天|月|周|年)(?:之|以)?内/gu
/** Conditions of who qualifies, and what a person applying may do, are no limit for the measure. */
const CONDITION = /^[^,。;]{0,16}的(?:企业|项目|单位|个人|纳税人|机构|,|$)/u

interface FoundLimit extends Span {
  readonly limit: RelativeLimit
}

/** 自文件印发之日起10日内: a limit counted from an event, null where the text names none. */
export function relativeLimitIn(text: string): FoundLimit | null {
  for (const match of text.matchAll(LIMIT)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index)
    const event = /(?:[自从在](?<event>[^,。;:自从在]{1,28})|(?<short>[^,。;:、自从在]{1,12}))$/u.exec(before)
    if (!/起|后|之日/u.test(match[0]) || !event || CONDITION.test(text.slice(match.index + match[0].length)))
      continue
    const limit = limitOf(match, event.groups?.['event'] ?? event.groups?.['short'] ?? '')
    return { start: match.index - event[0].length, end: match.index + match[0].length, limit }
  }
  return null
}

function limitOf(match: RegExpExecArray, event: string): RelativeLimit {
  const { count = '', unit = '' } = match.groups ?? {}
  const number = count === '两' ? 2 : ordinalOf(count)
  if (unit === '工作日') return { event, days: number, unit: '工作日' }
  if (unit === '月') return { event, days: number, unit: '个月' }
  return { event, days: unit === '周' ? number * 7 : unit === '年' ? number * 365 : number, unit: '日' }
}
