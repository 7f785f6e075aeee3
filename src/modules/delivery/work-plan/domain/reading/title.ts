import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { ordinalOf, readNumber } from './numbering.ts'
import { printedText, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { looksLikeUnit } from './unit-names.ts'

/** What the head of a document says about it. */
export interface Heading {
  readonly title: string | null
  /** Where the title stands, a stretch for each of its lines. */
  readonly places: readonly Span[]
  readonly issuer: string | null
  readonly year: number | null
}

const NOUN =
  '(?:要点|方案|意见|措施|计划|通知|分工|办法|清单|规划|决定|任务|安排|分解表|分工表|任务表|一览表|政策|细则|报告|批复|函|公告|通告|规定|行动|台账|十条|[一二三四五六七八九十\\d]+条|条款|举措|部署|纲要|目标|工作|表)'
const ENDS_TITLE = new RegExp(`${NOUN}(?:\\([^()]{1,20}\\)|的通知)?$`, 'u')
const NUMBER_OF_DOCUMENT = /^\S{1,24}\((?:19|20)\d{2}\) ?(?:第)? ?\d{1,5} ?号$/u
const META =
  /^(?:索 ?引 ?号|主题分类|发文机关|发布机构|发文字号|文 ?号|成文日期|发布日期|生成日期|标 ?题|名 ?称|有效性|来源|信息来源|公文种类|主题词|体裁|组配分类|公开方式|效力|时效|分类|字体|浏览次数|签发人|主办|关键词)[^。]{0,4}[:(]/u
const DATE_LINE =
  /^\(?(?:(?:19|20)\d{2}|二[〇零○O0][一二三四五六七八九〇零○]{2}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月[^。]{0,8}\)?$/u
const TITLE_LABEL = /^标 ?题 ?:./u
const MOST_LINES = 4
const LONGEST_TITLE = 90
const HEAD_LENGTH = 600
const HEAD_LINES = 30

/** Reads title, issuing body and year: the year of the title, else of the document's number or date. */
export function readHeading(page: Page, until: number): Heading {
  const head = page.lines
    .slice(0, HEAD_LINES)
    .filter(({ start }) => start < until)
    .flatMap(segmentsOf)
  const places = titlePlaces(page, head.length > 0 ? head : page.lines.slice(0, 1))
  const title = places.length === 0 ? null : places.map((place) => printedText(page, place)).join('')
  const year = yearIn(title ?? '') ?? yearOfDocument(page, head)
  return { title, places, issuer: issuerOf(page, title, head), year }
}

function titlePlaces(page: Page, head: readonly Line[]): readonly Span[] {
  const labelled =
    head.find(({ text }) => TITLE_LABEL.test(text)) ?? head.find(({ text }) => isAnnexTitle(text))
  const first = head.findIndex((line, index) => mayOpenTitle(line.text) && !isRepeatedBelow(head, index))
  if (first < 0)
    return labelled ? [{ start: labelled.start + labelled.text.indexOf(':') + 1, end: labelled.end }] : []
  const places: Span[] = []
  for (const line of head.slice(first, first + MOST_LINES)) {
    if (places.length > 0 && !mayContinueTitle(line.text)) break
    places.push(line)
    if (ENDS_TITLE.test(withoutSpace(line.text))) break
  }
  const last = places.at(-1)
  const closed = last && ENDS_TITLE.test(withoutSpace(page.plain.slice(last.start, last.end)))
  return (closed ? places : places.slice(0, 1)).map(({ start, end }) => ({ start, end }))
}

/** 附件:2030年任务分工表, where only the annex was taken over. */
function isAnnexTitle(text: string): boolean {
  return /^附 ?件 ?\d* ?:/u.test(text) && ENDS_TITLE.test(withoutSpace(text))
}

/** Where title and addressees share a long line, spaces stand for its breaks. */
function segmentsOf(line: Line): readonly Line[] {
  if (line.text.length <= LONGEST_TITLE && (line.text.length < 45 || !/[:。]/u.test(line.text))) return [line]
  return Array.from(line.text.slice(0, HEAD_LENGTH).matchAll(/\S+/gu), ({ 0: text, index }) => {
    return { start: line.start + index, end: line.start + index + text.length, text }
  })
}

/** A body's name above a title that opens with a name itself is a red head, not the title. */
function isRepeatedBelow(head: readonly Line[], index: number): boolean {
  const name = withoutSpace(head[index]?.text ?? '')
  if (!looksLikeUnit(name) && name.length > 6) return false
  return head
    .slice(index + 1, index + 4)
    .some(({ text }) => issuerNamed(withoutSpace(text)) !== null && mayOpenTitle(text))
}

function mayOpenTitle(text: string): boolean {
  if (text.length > LONGEST_TITLE || /[。:;|\t]/u.test(text) || readNumber(text, 0)?.weak === false)
    return false
  if (/^附 ?件|^\(|文件$|^(?:机密|秘密|特急|急件|加急|平急)/u.test(text)) return false
  return !NUMBER_OF_DOCUMENT.test(withoutSpace(text)) && !META.test(text) && !DATE_LINE.test(text)
}

function mayContinueTitle(text: string): boolean {
  if (text.length > 60 || /[。:;|\t]/u.test(text) || readNumber(text, 0)?.weak === false) return false
  return !NUMBER_OF_DOCUMENT.test(withoutSpace(text)) && !DATE_LINE.test(text)
}

/** The first year a title names; 2023—2025年 begins in 2023. */
function yearIn(text: string): number | null {
  const plain = text.replace(/\s/gu, '')
  const digits = /(?<!\d)((?:19|20)\d{2})(?:年|[-—–~至](?:19|20)\d{2}年|\))/u.exec(plain)?.[1]
  if (digits !== undefined) return Number(digits)
  const written = /([二一][〇零○OＯ0-9一二三四五六七八九]{3})年/u.exec(plain)?.[1]
  return written === undefined ? null : yearOfNumerals(written)
}

function yearOfNumerals(written: string): number | null {
  const digits = Array.from(written, (sign) =>
    /[〇零○O0]/u.test(sign) ? '0' : String(ordinalOf(sign)),
  ).join('')
  return /^(?:19|20)\d{2}$/.test(digits) ? Number(digits) : null
}

const DATE = /年[\s\d一二三四五六七八九十]{1,6}月[\s\d一二三四五六七八九十]{1,8}日/u
const DATED = new RegExp(`${DATE.source}\\s?(?:印发)?\\s?\\)?$`, 'u')
const LONGEST_DATED = 60

/** The date at the head goes before the number of the document and the date beside the signature. */
function yearOfDocument(page: Page, head: readonly Line[]): number | null {
  const short = head.filter(({ text }) => text.length < LONGEST_DATED)
  const ends = page.lines.slice(-12).filter(({ text }) => text.length < LONGEST_DATED && DATED.test(text))
  const said = [
    ...short.filter(({ text }) => DATE_LINE.test(text) || /^(?:成文|发布|生成|印发)日期/u.test(text)),
    ...short.filter(({ text }) => DATED.test(text)),
    ...short.filter(
      ({ text }) => NUMBER_OF_DOCUMENT.test(withoutSpace(text)) || /^(?:发文字|文) ?号/u.test(text),
    ),
    ...ends.toReversed(),
  ]
  const years = said.map(({ text }) => yearIn(text.slice(text.search(DATE) - 8)) ?? yearIn(text))
  return years.find((year) => year !== null) ?? null
}

const TOPIC =
  /(?:关于|印发|转发|(?:19|20)\d{2} ?(?:年|[—–~-])|二[〇零○]|政务公开|工作要点|重点工作|重点任务|贯彻|落实|推进|加强|优化|支持|深化|政府信息公开|应对)/u

/** The body named at the head of the title, else the one that signs. */
function issuerOf(page: Page, title: string | null, head: readonly Line[]): string | null {
  const named = issuerNamed(withoutSpace(title ?? ''))
  if (named !== null) return named
  const said = head
    .map(({ text }) => /^(?:发文机关|发布机构) ?:? ?(\S{3,40})$/u.exec(text)?.[1])
    .find((body) => body !== undefined)
  return said ?? redHead(head) ?? signature(page)
}

function issuerNamed(title: string): string | null {
  const topic = TOPIC.exec(title)
  const named = topic ? title.slice(0, topic.index) : ''
  return looksLikeUnit(named) ? named : null
}

function redHead(head: readonly Line[]): string | null {
  const body = head.slice(0, 4).map(({ text }) => /^(\S{3,40})文件$/u.exec(withoutSpace(text))?.[1])
  return body.find((name) => name !== undefined && looksLikeUnit(name)) ?? null
}

/** Above or beside the date at the end. */
function signature(page: Page): string | null {
  const lines = page.lines.slice(-12)
  const date = lines.findLastIndex(
    ({ text }) =>
      /年[\s\d一二三四五六七八九十]{1,6}月[\s\d一二三四五六七八九十]{1,8}日$/u.test(text) && text.length < 60,
  )
  const beside = /^(\S{3,40})\s/u.exec(lines[date]?.text ?? '')?.[1] ?? ''
  if (looksLikeUnit(beside)) return beside
  const above = withoutSpace(lines[date - 1]?.text ?? '')
  return date > 0 && looksLikeUnit(above) ? above : null
}
