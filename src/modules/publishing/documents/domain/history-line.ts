import { z } from 'zod'
import { foldWidth, withoutSpace } from '../../../../kernel/chinese-text.ts'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { bearsSecrecyMark } from '../../../../kernel/secrecy-marks.ts'
import { SECRECY_ADVICE } from './secrecy-mark.ts'

const Day = z.custom<CivilDate>((day) => typeof day === 'string' && isCivilDate(day))
const DayOrNull = Day.nullable().default(null)
const WordsOrNull = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((words) => (words === '' ? null : words))

/** A document of the past as the register takes it in; its text stays where it stands officially. */
export const HistoryRecord = z.object({
  line: z.number().int().positive(),
  number: WordsOrNull(100),
  title: z.string().min(1),
  issuer: z.string().min(1),
  level: WordsOrNull(40),
  topic: WordsOrNull(40),
  writtenOn: Day,
  publishedOn: DayOrNull,
  effectiveOn: DayOrNull,
  /** The source says 失效, without a day. */
  lapsed: z.boolean(),
  sourceUrl: z.string().nullable(),
  sourceId: WordsOrNull(80),
  supersededBy: WordsOrNull(80),
})
export type HistoryRecord = z.infer<typeof HistoryRecord>

/** A line that is not taken in, and why; never a word of the line. */
export const HistoryFault = z.object({ line: z.number().int(), sentence: z.string() })
export type HistoryFault = z.infer<typeof HistoryFault>

const OUR_NAMES: Readonly<Record<string, string>> = {
  title: '标题（title）',
  issuer: '制发机关（issuer）',
  doc_number: '文号（doc_number）',
  publish_date: '公布日期（publish_date）',
  written_date: '成文日期（written_date）',
  effective_date: '施行日期（effective_date）',
  url: '原文地址（url）',
}
const Line = z.object({
  title: z.string().trim().min(1).max(500),
  issuer: z.string().trim().min(1).max(200),
  doc_number: WordsOrNull(100),
  level: WordsOrNull(40),
  topic: WordsOrNull(40),
  publish_date: DayOrNull,
  written_date: DayOrNull,
  effective_date: DayOrNull,
  status: WordsOrNull(40),
  revisions: z
    .array(z.object({ date: DayOrNull }))
    .nullable()
    .default(null),
  url: z.httpUrl().max(1000).nullable().default(null),
  id: WordsOrNull(80),
  superseded_by: WordsOrNull(80),
})

/**
 * Reads one line of a JSONL of past documents. Refuses a line with a secrecy mark anywhere, also in the text that is not
 * kept (conventions §10.1), and one without title, issuer or any day.
 */
export function readHistoryLine(
  text: string,
  { line, today }: { readonly line: number; readonly today: CivilDate },
): HistoryRecord | HistoryFault {
  const fault = (sentence: string): HistoryFault => ({ line, sentence })
  const parsed = parsedJson(text)
  if (parsed === null || typeof parsed !== 'object')
    return fault('不是一行完整的 JSON，可能在传送时断了。请重新导出这一行。')
  if (wordsIn(parsed).some(bearsSecrecyMark)) return fault(SECRECY_ADVICE)
  const read = Line.safeParse(parsed)
  if (!read.success) return fault(sentenceOf(read.error))
  const { written_date: written, publish_date: publishedOn, effective_date: effectiveOn } = read.data
  const past = [publishedOn, effectiveOn, ...(read.data.revisions ?? []).map(({ date }) => date)]
  const writtenOn = written ?? earliest(past)
  if (writtenOn === null) return fault('成文、公布、施行日期一个也没有，至少要有一个。')
  if (writtenOn > today || (publishedOn ?? '') > today) return fault('成文或公布日期还没有到，不是历史文件。')
  return {
    line,
    number: read.data.doc_number,
    title: read.data.title,
    issuer: read.data.issuer,
    level: read.data.level,
    topic: read.data.topic,
    writtenOn,
    publishedOn,
    effectiveOn: effectiveOn !== null && effectiveOn < writtenOn ? null : effectiveOn,
    lapsed: read.data.status === '失效' || read.data.status === '已废止',
    sourceUrl: read.data.url,
    sourceId: read.data.id,
    supersededBy: read.data.superseded_by,
  }
}

/** Whether a line came to a fault. */
export function isFault(read: HistoryRecord | HistoryFault): read is HistoryFault {
  return 'sentence' in read
}

/** What makes a document of the past the same one: number, title, issuer and days (a revised text is another), whatever its widths. */
export function naturalKey({
  number,
  title,
  issuer,
  writtenOn,
  publishedOn,
}: Pick<HistoryRecord, 'number' | 'title' | 'issuer' | 'writtenOn' | 'publishedOn'>): string {
  const parts = [number ?? '', title, issuer, writtenOn, publishedOn ?? ''].map((part) =>
    withoutSpace(foldWidth(part)),
  )
  return JSON.stringify(parts)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Every string of a line, however deep. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : []
}

function sentenceOf({ issues }: z.ZodError): string {
  const names = new Set(issues.map(({ path }) => String(path[0] ?? '')))
  return [...names].map((name) => `${OUR_NAMES[name] ?? name}没有填，或者认不出来、太长。`).join('')
}

function earliest(days: readonly (CivilDate | null)[]): CivilDate | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}
