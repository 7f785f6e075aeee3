import { openingLabels, type Label } from './labels.ts'
import { readNumber } from './numbering.ts'
import type { Line, Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import type { Stretch } from './stretch.ts'
import { looksLikeUnit } from './unit-names.ts'
import { listedUnits } from './unit-list.ts'

/** How many lines a list of units without brackets may run over. */
const MOST_LINES = 6
const SHORTEST_FULL_LINE = 20
/** 主办单位 at the foot of a web page runs the site. */
const LABEL_BEHIND_NUMBER = /^[(\d一二三四五六七八九十][^:。,]{3,20}:/u
const FOOTER = 100
const SITE_FOOTER = /网站标识码|备案|版权所有|ICP|公网安备/u

/** Notations without brackets: 责任单位:A、B on a line of its own, or as the last words of a paragraph. */
export function labelledStretches(page: Page, taken: readonly Span[]): readonly Stretch[] {
  const found: Stretch[] = []
  let next = 0
  let until = -1
  page.lines.forEach((line, index) => {
    const labels = labelsOfLine(line)
    for (const [place, label] of labels.entries()) {
      while ((taken[next]?.end ?? Infinity) <= label.start) next++
      if (label.start < until || (taken[next]?.start ?? Infinity) <= label.start) continue
      const end = endOf(page, { index, label, following: labels[place + 1]?.start ?? line.end })
      until = end
      if (SITE_FOOTER.test(page.plain.slice(label.start, Math.min(line.end, end + FOOTER)))) continue
      found.push({ start: bulletBefore(page, label.start), end, kind: kindOf(label), closed: true })
    }
  })
  return found
}

/** A bullet or a dash before the label belongs to the notation, not to the text. */
function bulletBefore({ plain }: Page, start: number): number {
  const bullet = /(?<=^|[\s。;!?)])(?:[·●★◆■▲※*]|[—-]{1,2})[ \t]*$/u.exec(
    plain.slice(Math.max(0, start - 6), start),
  )
  return start - (bullet?.[0].length ?? 0)
}

/** The labels of a line; where units stand right behind its number, 2.责任单位:甲局, the number belongs to the label. */
function labelsOfLine(line: Line): readonly Label[] {
  const labels = openingLabels(line.text).map((label) => moved(label, line.start))
  const number = LABEL_BEHIND_NUMBER.test(line.text) ? (readNumber(line.text, 0)?.length ?? 0) : 0
  const [first, ...more] = number === 0 ? [] : openingLabels(line.text.slice(number))
  if (first?.start !== 0 || !namesUnitsOrTime(first, line.text.slice(number + first.end))) return labels
  const rest = more.map((label) => moved(label, line.start + number))
  return [{ ...moved(first, line.start + number), start: line.start }, ...rest]
}

function namesUnitsOrTime({ role }: Label, said: string): boolean {
  if (role === 'aside') return false
  const listed = listedUnits(/^[^。]*/u.exec(said)?.[0] ?? '')
  return role === 'time' || listed.every(({ name }) => name === '' || looksLikeUnit(name))
}

function moved(label: Label, by: number): Label {
  return { role: label.role, start: label.start + by, end: label.end + by }
}

function kindOf({ role }: Label): Stretch['kind'] {
  return role === 'time' || role === 'aside' ? 'beside' : 'units'
}

interface Place {
  readonly index: number
  readonly label: Label
  readonly following: number
}

/** A list ends with its sentence or its line; it runs on over the next line where it plainly breaks off. */
function endOf(page: Page, { index, label, following }: Place): number {
  const line = page.lines[index]
  const said = page.plain.slice(label.end, following)
  const stop = said.search(/。/u)
  if (stop >= 0) return label.end + stop + 1
  if (line && following < line.end) return following
  const broken = brokenListEnd(line, page.lines[index + 1], said)
  if (broken !== null) return broken
  let last = index
  while (last - index < MOST_LINES && runsOn(page.lines[last], page.lines[last + 1], label.end)) last++
  return page.lines[last]?.end ?? following
}

/** Where the sentence ends on the next line, if its list goes on there in the midst of a name or behind the label. */
function brokenListEnd(line: Line | undefined, next: Line | undefined, said: string): number | null {
  const head = /^[^。;:|]{1,60}[。;]/u.exec(next?.text ?? '')?.[0] ?? ''
  if (!line || !next || head === '' || readNumber(next.text, 0)?.weak === false) return null
  if (said.trim() !== '' && (line.text.length < SHORTEST_FULL_LINE || /[;]$/u.test(said.trim()))) return null
  const names = listedUnits(said + head)
  return names.every(({ name }) => name === '' || looksLikeUnit(name)) ? next.start + head.length : null
}

function runsOn(line: Line | undefined, next: Line | undefined, from: number): boolean {
  if (!line || !next || readNumber(next.text, 0)?.weak === false || openingLabels(next.text)[0]?.start === 0)
    return false
  if (next.text.length > 200 || /。./u.test(next.text)) return false
  const said = line.text.slice(Math.max(0, from - line.start)).trim()
  const listed = next.text.replace(/。$/u, '').split(/[、,;]/u)
  if (said === '' || /[、,;]$/u.test(said))
    return listed.some((name) => looksLikeUnit(name.trim())) || said === ''
  if (said.endsWith('。') || line.text.length < 25 || listed.length < 2) return false
  return listedUnits(next.text).every(({ name }) => looksLikeUnit(name) || name.length < 8)
}
