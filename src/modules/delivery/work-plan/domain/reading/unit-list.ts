import type { NamedUnit, Span } from './plan-reading.ts'
import { continuesPlaces, looksLikeUnit, opensPlaces } from './unit-names.ts'

/** What the words after a name say about its part. */
type Part = 'leads' | 'does' | 'joins'

/** One name of a list with what follows it. */
export interface ListedUnit extends NamedUnit {
  /** The part the words after the name give, to it and to the names before it that have none yet. */
  readonly part: Part | null
  /** 会同 stands after it: whoever follows joins. */
  readonly asksOthers: boolean
  /** The separator after it. */
  readonly separator: string
  /** A final 等 was dropped. */
  readonly andOthers: boolean
}

/** A stretch of text that may be a name. */
interface Piece extends Span {
  readonly separator: string
}

const SHARE =
  '(?:(?:按照|按|依照|依据|根据|结合|依|在)?(?:各自|自身|本)?(?:的)?(?:部门)?(?:职责|职能|责任|分工|职权|权限|任务)(?:和|及)?(?:职责|分工|任务|范围)?(?:范围|内)?(?:内)?)'
const DOES =
  '(?:负责|落实|实施|执行|推进|推动|承办|承担|组织(?:实施|落实|推进|开展)|统筹|协调|指导|督促|做好|抓好|抓总|分别|共同|具体|联合|各自|分头|主抓|完成|跟进|具体)'
const TAIL = new RegExp(
  `(?:\\((?:按|牵头|配合|主办|负责|协办|分别)[^()]{0,10}\\)|牵头|配合|协助|协同|参与|参加|协办|支持|主办|主责|会办|负责[\\p{Script=Han}]{1,10}|${SHARE}|${DOES})+$`,
  'u',
)
const HEAD =
  /^(?:其中|并?由|会同|会商|商(?=有关|相关|各|国家|财政)|并|同时|配合|联合(?=[市省区县各国])|以及|[和及与](?=[市省区县各国有相])|[·●★◆■※*—-]+)+/u
/** Words in the midst of a piece that end one name and begin the next: A牵头B配合, A会同B. */
const INNER =
  /(?<lead>(?<!\()牵头(?:负责|落实|组织|实施|抓总)?)(?=.)|(?<asks>会同|商请)(?=.)|(?<and>以及)(?=.)/gu
const COLLECTIVE = '[^和及与、]{0,24}?(?:部门|单位|处室|科室|股室|机构|地区|方面|企业|院校|地方|成员|家)'
const OTHERS = new RegExp(`^(?:\\d{0,3}[个家]?(?:${COLLECTIVE})?)(?:(?:和|及|与|以及)(?<next>.+))?$`, 'u')
const BARE_COLLECTIVE = /^(?:单位|部门|机构|处室|科室|等|地方|企业|方面)$/u
/** What a body that leads is to do is no further name: A牵头制定方案. */
const TASK = /^(?:制定|组织|开展|做好|建立|汇总|统筹|协调|推进|推动|抓|研究|起草|编制|完成|实施|督促)/u
/** Goes with a 等 before it: 等有关部门、单位. */
const AFTER_OTHERS = /^(?:有关|相关)?(?:单位|部门|机构|处室|科室|地方|企业|方面)$/u
const NOT_OTHERS = /(?:[高中初平同对优特上下一二三]等|等[级级次同待价])/u

/** The names of a list, separated by 、,; alike, in order; brackets inside a name belong to it. */
export function listedUnits(text: string, offset: number): readonly ListedUnit[] {
  return joinPlaces(text, piecesOf(text)).flatMap((piece, index, all) =>
    unitsOfPiece(text, piece, all[index - 1]).map((unit) => ({
      ...unit,
      span: { start: unit.span.start + offset, end: unit.span.end + offset },
    })),
  )
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  const closed = closingPlaces(text)
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const jump = closed.get(at)
    if (jump !== undefined) at = jump
    else if (at === text.length || isSeparator(text, at, start)) {
      pieces.push({ start, end: at, separator: text.charAt(at) })
      start = at + 1
    }
  }
  return pieces
}

/** White space separates only two whole names; elsewhere it is the width of the column. */
function isSeparator(text: string, at: number, start: number): boolean {
  const sign = text.charAt(at)
  if ('、,;。.!|'.includes(sign)) return !(sign === '.' && /\d/.test(text.charAt(at + 1)))
  if (!/\s/.test(sign)) return false
  const before = bare(text.slice(start, at)).replace(TAIL, '')
  const after = bare(/^\s*([^、,;。\s]*)/u.exec(text.slice(at, at + 80))?.[1] ?? '').replace(TAIL, '')
  if (before.length < 3 || !looksLikeUnit(before) || OFFICE_OF.test(after)) return false
  const opensName = sign !== ' ' && /^[国省市区县州镇乡各]/u.test(after)
  return opensName || (after.length > 2 && looksLikeUnit(after))
}

/** The office of a body whose name fills the line before. */
const OFFICE_OF = /^(?:办公室|办公厅)$/u

function closingPlaces(text: string): ReadonlyMap<number, number> {
  const open: number[] = []
  const closed = new Map<number, number>()
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '(') open.push(at)
    if (text.charAt(at) !== ')') continue
    const from = open.pop()
    if (from !== undefined) closed.set(from, at)
  }
  return closed
}

/** 各市、县人民政府 is one name: places that share the noun at the end are joined again. */
function joinPlaces(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]
    if (!piece) continue
    const last = opensPlaces(bare(text.slice(piece.start, piece.end)))
      ? sharedEnd(text, pieces, index)
      : index
    const end = pieces[last] ?? piece
    joined.push({ start: piece.start, end: end.end, separator: end.separator })
    index = last
  }
  return joined
}

function sharedEnd(text: string, pieces: readonly Piece[], from: number): number {
  for (let index = from + 1; index < pieces.length && index < from + 8; index++) {
    const piece = pieces[index]
    if (!piece || pieces[index - 1]?.separator !== '、') return from
    const state = continuesPlaces(bare(text.slice(piece.start, piece.end)).replace(TAIL, ''))
    if (state === 'no') return from
    if (state === 'closed') return index
  }
  return from
}

function unitsOfPiece(text: string, piece: Piece, before: Piece | undefined): readonly ListedUnit[] {
  const units: ListedUnit[] = []
  let at = piece.start
  for (const match of text.slice(piece.start, piece.end).matchAll(INNER)) {
    const said = {
      part: match.groups?.['lead'] ? 'leads' : null,
      asksOthers: Boolean(match.groups?.['asks']),
      separator: '',
    } as const
    const end = piece.start + match.index
    units.push(...namesIn(text, { start: at, end }, said))
    at = end + match[0].length
  }
  const afterOthers = before !== undefined && /等[^、,;]*$/u.test(text.slice(before.start, before.end))
  const rest = bare(text.slice(at, piece.end)).replace(TAIL, '')
  const collective = afterOthers && AFTER_OTHERS.test(rest)
  const task = units.length > 0 && TASK.test(rest)
  const span = { start: collective || task ? piece.end : at, end: piece.end }
  return [...units, ...namesIn(text, span, { part: null, asksOthers: false, separator: piece.separator })]
}

type Context = Pick<ListedUnit, 'part' | 'asksOthers' | 'separator'>

/** The names in one piece: usually one; two where 等和 stands between; none where only verbs stand. */
function namesIn(text: string, span: Span, context: Context): readonly ListedUnit[] {
  const { start, end, part } = withoutVerbs(text, span)
  const said = { ...context, part: context.part ?? part }
  const name = text.slice(start, end)
  const others = othersIn(name)
  if (others === null) return [listed(text, { start, end }, { ...said, andOthers: false })]
  const first = listed(text, { start, end: start + others.at }, { ...said, andOthers: true })
  if (others.next === null) return [first]
  const next = listed(text, { start: start + others.next, end }, { ...said, andOthers: false })
  return [{ ...first, part: null, asksOthers: false, separator: '' }, next]
}

function listed(text: string, span: Span, said: Context & { readonly andOthers: boolean }): ListedUnit {
  const name = bare(text.slice(span.start, span.end)).replace(/^[:\-—]+|[:\-—]+$/gu, '')
  return { name: BARE_COLLECTIVE.test(name) ? '' : name, span, ...said }
}

function withoutVerbs(text: string, span: Span): Span & { readonly part: Part | null } {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  const tail = TAIL.exec(text.slice(start, end))?.[0] ?? ''
  const kept = end - tail.length
  const head = HEAD.exec(text.slice(start, kept))?.[0] ?? ''
  return { start: start + head.length, end: kept, part: partOf(tail, head) }
}

function partOf(tail: string, head: string): Part | null {
  if (/牵头|主办|主责/u.test(tail)) return 'leads'
  if (/配合|协助|协同|参与|参加|协办|支持|会办/u.test(tail) || head.includes('配合')) return 'joins'
  return tail === '' ? null : 'does'
}

/** Where a final 等 with its collective noun begins, and where a name after 等和 begins. */
function othersIn(name: string): { readonly at: number; readonly next: number | null } | null {
  for (let at = name.indexOf('等', 1); at > 0; at = name.indexOf('等', at + 1)) {
    if (NOT_OTHERS.test(name.slice(at - 1, at + 2))) continue
    const match = OTHERS.exec(name.slice(at + 1))
    if (!match) continue
    const next = match.groups?.['next']
    const named = next !== undefined && !AFTER_OTHERS.test(next)
    return { at, next: named ? name.length - next.length : null }
  }
  return null
}

function bare(text: string): string {
  return text.replace(/\s/gu, '')
}
