import { annexLines } from './annex-list.ts'
import { findBrackets, type Bracket } from './brackets.ts'
import { labelledStretches } from './labelled-stretches.ts'
import { isLabelAlone, labelsIn } from './labels.ts'
import { blankRemarks, leadRuleIn } from './lead-rule.ts'
import { plainWords, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { plainSentences } from './plain-sentences.ts'
import type { Stretch } from './stretch.ts'
import { isTimeWording } from './time-wording.ts'
import { looksLikeUnit } from './unit-names.ts'
import { listedUnits } from './unit-list.ts'

/** The units and times that close one measure, as one or several stretches that stand together. */
export interface Notation extends Span {
  readonly stretches: readonly Span[]
  /** The bracket or the line breaks off. */
  readonly unclosed: boolean
}

const LONGEST = 900
const DEEPEST = 3

/** All notations of a page in reading order (measure-conventions, "Units"). */
export function findNotations(page: Page): readonly Notation[] {
  const brackets = outside(annexLines(page), findBrackets(page.plain, page.lines))
  const inBrackets = bracketStretches(page.plain, brackets)
  const labelled = labelledStretches(page, inBrackets)
  const marked = inOrder([...inBrackets, ...labelled])
  const sentences = plainSentences(page, marked)
  return joined(page.plain, inOrder([...marked, ...sentences]))
}

/** The brackets that stand in none of the stretches; both are in reading order. */
function outside(stretches: readonly Span[], brackets: readonly Bracket[]): readonly Bracket[] {
  let next = 0
  return brackets.filter(({ start }) => {
    while ((stretches[next]?.end ?? Infinity) <= start) next++
    return start < (stretches[next]?.start ?? Infinity)
  })
}

function inOrder(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)
  let end = -1
  return sorted.filter((stretch) => {
    if (stretch.start < end) return false
    end = stretch.end
    return true
  })
}

type Likeness = Stretch['kind'] | 'none'

function bracketStretches(plain: string, brackets: readonly Bracket[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let taken = -1
  for (const bracket of brackets) {
    if (bracket.start < taken || bracket.depth > DEEPEST || bracket.end - bracket.start > LONGEST) continue
    const whole = bracket.closed ? bracket : cutAtSentence(plain, bracket)
    const kind = likenessOf(plain, whole)
    if (kind === 'none') continue
    stretches.push({ ...whole, kind })
    taken = whole.end
  }
  return stretches
}

/** A bracket that never closes may stand in the midst of a long line: then its sentence ends it. */
function cutAtSentence(plain: string, bracket: Bracket): Bracket {
  const stop = plain.slice(bracket.start, bracket.end).search(/。(?=[^\s)])/u)
  return stop < 0 ? bracket : { ...bracket, end: bracket.start + stop + 1 }
}

const NEVER =
  /^\(?(?:以下简称|下称|简称|又称|含|包括|不含|不包括|其中|详见|参见|见|即|如|例如|除|按照?《|根据|依据|参照|附|原|注[:意]|共|约|第)|解释/u
/** A remark about notations says more than 下同. */
const STATES_RULE = /牵头|不再|不一一|以下|完成|时限/u
const VERB =
  /(?:负责|牵头|落实|配合|分工|承办|主办|协办|协助|参与|实施|推进)(?:[\s)。;,]|$|[^,;、。]{0,6}[,;])|牵头|会同/u

/** What a bracket is: a notation by its labels or verbs, a bare list of units, a time, or nothing of the kind. */
function likenessOf(plain: string, bracket: Bracket): Likeness {
  const end = bracket.closed ? bracket.end - 1 : bracket.end
  const inner = plainWords(plain, { start: bracket.start + 1, end }).words.trim()
  if (inner.length < 2 || (bracket.end - bracket.start < 3 && !bracket.closed)) return 'none'
  const labels = labelsIn(inner)
  if (labels.some(({ role }) => role !== 'time' && role !== 'aside')) return 'units'
  if (NEVER.test(inner) || isLabelAlone(inner)) return 'none'
  const named = blankRemarks(inner.slice(0, labels[0]?.start)).text.replace(/^\s+|[\s,;。]+$/gu, '')
  if (named === '') return STATES_RULE.test(inner) ? 'beside' : 'none'
  if (isTimeWording(named)) return 'beside'
  const position = positionOf(plain, bracket)
  if (position === 'inside' || !named.split('。').every((said) => isTimeWording(said) || namesUnits(said)))
    return labels.length > 0 ? 'beside' : 'none'
  if (VERB.test(inner.replace(/\s/gu, ''))) return 'units'
  if (!bracket.closed) return 'none'
  return position === 'after-sentence' || standsAlone(plain, bracket) ? 'units' : 'none'
}

/**
 * A bare list before the full stop of its line. It is no notation where it is another name of the unit before it
 * (区建设管理委(区交通委)), where it lists levels (市、区), or where the notation proper follows.
 */
function standsAlone(plain: string, { start, end }: Bracket): boolean {
  const inner = plain.slice(start + 1, end - 1)
  if (!listedUnits(inner).every(({ name, part }) => name.length > 2 && part === null)) return false
  const before = plain.slice(Math.max(0, start - 12), start)
  if (ENDS_AS_UNIT.test(before)) return false
  const after = plain.slice(end, end + 60)
  return /^[。;,\s]*$/u.test(after.split('\n', 1)[0] ?? '') && !NOTATION_FOLLOWS.test(after)
}

const ENDS_AS_UNIT = /(?:[局委厅部办处科室院会社署所站队]|中心|政府|部门|单位|机构|公司|银行|街道|学校)$/u
const NOTATION_FOLLOWS =
  /^[。;,\s]*(?:\((?![一二三四五六七八九十\d])|(?:责任|牵头|配合|负责|完成)[^\n]{0,6}:)/u

/** Cities and counties stand for their governments where bodies stand beside them. */
const PLACE = /^\p{Script=Han}{1,6}[省市县区州盟旗镇乡]$/u

/** Whether all that is listed reads as units (verbs and times aside), and at least one does. */
function namesUnits(inner: string): boolean {
  const listed = listedUnits(inner.replace(/\([^()]*\)/gu, '')).filter(
    ({ name }) => name !== '' && !isTimeWording(name) && leadRuleIn(name) === null && !/^下同$/u.test(name),
  )
  const known = listed.filter(({ name }) => looksLikeUnit(name))
  const places = listed.filter(({ name }) => PLACE.test(name) && !looksLikeUnit(name))
  const marked = listed.some(({ part, asksOthers }) => part !== null || asksOthers)
  return known.length > 0 && known.length + places.length >= listed.length * (marked ? 0.5 : 1)
}

type Position = 'after-sentence' | 'closing' | 'inside'

/** Where a bracket stands: behind a sentence, before a full stop or the end of the line, or in the midst of words. */
function positionOf(plain: string, { start, end }: Span): Position {
  let before = start - 1
  while (before >= 0 && ' \t'.includes(plain.charAt(before))) before--
  if (before < 0 || '。;!?\n\u2028)'.includes(plain.charAt(before))) return 'after-sentence'
  let after = end
  while (after < plain.length && ' \t'.includes(plain.charAt(after))) after++
  const closing = after >= plain.length || '。;,!?\n\u2028'.includes(plain.charAt(after))
  if (closing && '”"…'.includes(plain.charAt(before))) return 'after-sentence'
  return closing ? 'closing' : 'inside'
}

/** Stretches with nothing but punctuation between them are one notation, if one of them names units. */
function joined(plain: string, stretches: readonly Stretch[]): readonly Notation[] {
  const groups: Stretch[][] = []
  for (const stretch of stretches) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && standTogether(plain, last, stretch)) group.push(stretch)
    else groups.push([stretch])
  }
  return groups
    .filter((group) => group.some(({ kind }) => kind === 'units'))
    .map((group) => notationOf(plain, group))
}

const FARTHEST = 80

function standTogether(plain: string, one: Span, next: Span): boolean {
  return next.start - one.end < FARTHEST && !/[^\s。;,、|]/u.test(plain.slice(one.end, next.start))
}

function notationOf(plain: string, group: readonly Stretch[]): Notation {
  const stretches: Span[] = []
  for (const [index, { start, end }] of group.entries()) {
    const span = { start, end: withPunctuation(plain, end, group[index + 1]?.start ?? plain.length) }
    const last = stretches.at(-1)
    if (last && !plain.slice(last.end, start).includes('\n'))
      stretches[stretches.length - 1] = { start: last.start, end: span.end }
    else stretches.push(span)
  }
  const start = stretches[0]?.start ?? 0
  const unclosed = group.some(({ closed }) => !closed)
  return { start, end: stretches.at(-1)?.end ?? start, stretches, unclosed }
}

/** Punctuation right behind a notation closes it and begins no new measure. */
function withPunctuation(plain: string, end: number, limit: number): number {
  let at = end
  while (at < limit && '。;,、.)'.includes(plain.charAt(at))) at++
  return at
}
