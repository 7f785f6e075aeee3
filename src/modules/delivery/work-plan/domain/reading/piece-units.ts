import { jointOf, type Joint } from './joined-names.ts'
import type { Span } from './plan-reading.ts'

/** What the words after a name say about its part. */
type Part = 'leads' | 'does' | 'joins'

/** One name in a piece of a list, with what follows it. */
export interface PieceUnit {
  readonly name: string
  readonly span: Span
  /** The part the words after the name give, to it and to the names before it that have none yet. */
  readonly part: Part | null
  /** 会同 stands after it: whoever follows joins. */
  readonly asksOthers: boolean
  /** The separator after it. */
  readonly separator: string
}

const SHARE =
  '(?:(?:按照|按|依照|依据|根据|结合|依|在)?(?:各自|自身|本)?(?:的)?(?:部门)?(?:职责|职能|责任|分工|职权|权限|任务)(?:和|及)?(?:职责|分工|任务|范围)?(?:范围|内)?(?:内)?)'
const DOES =
  '(?:负责|落实|实施|执行|推进|推动|承办|承担|组织(?:实施|落实|推进|开展)|统筹|协调|指导|督促|做好|抓好|抓总|分别|共同|具体|联合|各自|分头|主抓|汇总|完成|跟进|具体|(?:研究|共同|抓紧)(?:制定|起草|拟[定订]|修订|提出|出台)+|配套(?=落实|实施|推进|跟进|完成))'
const TAIL = new RegExp(
  `(?:\\((?:按|牵头|配合|主办|负责|协办|分别)[^()]{0,10}\\)|为(?:牵头|主办|主责|配合|协办|参与|责任)(?:责任)?(?:单位|部门|处室|科室)|(?:以)?为主|负总责|总?牵头|(?:积极|主动|密切)?(?:配合|协助|参与)(?:办理|做好|完成|开展)?|协同|参加|协办|支持|主办|主责|会办|(?:共同)?(?:做好|予以|给予|加强|提供)(?:保障|支持|配合|协助|落实|服务|指导|保障工作)|负责[\\p{Script=Han}]{1,10}|${SHARE}|${DOES})+$`,
  'u',
)
const HEAD =
  /^(?:其中|(?:此|该|本|上述)项?(?:工作|任务|措施)?由|(?:并|分别)?由|会同|会商|会(?=[市省区县])|商(?=有关|相关|各|国家|财政)|并|同时|配合|联合(?=[市省区县各国])|以及|与|以(?=\S)|[和及](?=[市省区县各国有相])|[·●★◆■※*—-]+)+/u
/** Words in the midst of a piece that end one name and begin the next: A牵头B配合, A会同B. */
const INNER =
  /(?<lead>为牵头(?:单位|部门|处室|科室)|(?<![(为])牵头(?:负责|落实|组织|实施|抓总)?)(?=.)|(?<asks>会同|商请|(?<![^])配合(?=\S{1,20}(?:[局委厅部办处科室会]|中心|单位|部门|政府)$))(?=.)|(?<and>以及)(?=.)/gu
const COLLECTIVE = '[^和及与、]{0,24}?(?:部门|单位|处室|科室|股室|机构|地区|方面|企业|院校|地方|成员|家)'
const OTHERS = new RegExp(
  `^(?:\\d{0,3}[个家]?(?:${COLLECTIVE})?(?:(?:制定|组织|开展|研究|共同|建立|完善|出台|起草|编制).*)?)(?:(?:和|及|与|以及)(?<next>.+))?$`,
  'u',
)
const BARE_COLLECTIVE = /^(?:单位|部门|机构|处室|科室|等|地方|企业|方面)$/u
/** What a body that leads is to do is no further name: A牵头制定方案. */
const TASK = /^(?:制定|组织|开展|做好|建立|汇总|统筹|协调|推进|推动|抓|研究|起草|编制|完成|实施|督促)/u
/** Goes with a 等 before it: 等有关部门、单位. */
const AFTER_OTHERS = /^(?:有关|相关)?(?:单位|部门|机构|处室|科室|地方|企业|方面)$/u
/** 等部门和单位及各地区: the collective has two nouns. */
const OTHERS_GO_ON = /^(?:有关|相关)?(?:单位|部门|机构|处室|科室|地方|企业|方面)(?:和|及|与|以及)/u
const NOT_OTHERS = /(?:[高中初平同对优特上下一二三]等|等[级级次同待价])/u

/** A piece of a list between two separators, without white space. */
export interface Words {
  readonly words: string
  readonly separator: string
  /** The piece before it ended with 等. */
  readonly afterOthers: boolean
}

/** The names in a piece: one as a rule, several where verbs stand between them, none where only verbs stand. */
export function unitsOfPiece({ words, separator, afterOthers }: Words): readonly PieceUnit[] {
  const units: PieceUnit[] = []
  let at = 0
  for (const match of words.matchAll(INNER)) {
    const part = match.groups?.['lead'] === undefined ? null : 'leads'
    const said = { part, asksOthers: match.groups?.['asks'] !== undefined, separator: '' } as const
    units.push(...namesIn(words, { start: at, end: match.index }, said))
    at = match.index + match[0].length
  }
  const rest = withoutClosingVerbs(words.slice(at))
  const isName = !(afterOthers && AFTER_OTHERS.test(rest)) && !(units.length > 0 && TASK.test(rest))
  const span = { start: isName ? at : words.length, end: words.length }
  return [...units, ...namesIn(words, span, { part: null, asksOthers: false, separator })]
}

/** A name without 负责, 牵头 and the like behind it. */
export function withoutClosingVerbs(words: string): string {
  return words.replace(TAIL, '')
}

type Context = Pick<PieceUnit, 'part' | 'asksOthers' | 'separator'>

/** The names in one piece: usually one; two where 等和 stands between; none where only verbs stand. */
function namesIn(words: string, span: Span, context: Context): readonly PieceUnit[] {
  const { start, end, part } = withoutVerbs(words, span)
  const said = { ...context, part: context.part ?? part }
  const name = words.slice(start, end)
  const others = othersIn(name) ?? jointOf(name)
  if (others === null) return [named(words, { start, end }, said)]
  const first = named(words, { start, end: start + others.at }, said)
  if (others.next === null) return [first]
  const next = named(words, { start: start + others.next, end }, said)
  return [{ ...first, part: null, asksOthers: others.asks, separator: '' }, next]
}

function named(words: string, span: Span, said: Context): PieceUnit {
  const name = words.slice(span.start, span.end).replace(/^[:\-—]+|[:\-—(]+$/gu, '')
  return { name: BARE_COLLECTIVE.test(name) ? '' : withoutOpenEnd(name), span, ...said }
}

/** A name without a telephone number, and without the bracket that closes around its list. */
function withoutOpenEnd(listed: string): string {
  const name = listed.replace(/\([^()]*\d{5,}[^()]*\)$/u, '')
  const opened = name.split('(').length
  return name.endsWith(')') && name.split(')').length > opened ? name.slice(0, -1) : name
}

function withoutVerbs(words: string, { start, end }: Span): Span & { readonly part: Part | null } {
  const tail = TAIL.exec(words.slice(start, end))?.[0] ?? ''
  const kept = end - tail.length
  const head = HEAD.exec(words.slice(start, kept))?.[0] ?? ''
  return { start: start + head.length, end: kept, part: partOf(tail, head) }
}

function partOf(tail: string, head: string): Part | null {
  if (/牵头|主办|主责|为主|负总责/u.test(tail)) return 'leads'
  if (/配合|协助|协同|参与|参加|协办|支持|会办/u.test(tail) || head.includes('配合')) return 'joins'
  return tail === '' ? null : 'does'
}

/** Where a final 等 with its collective noun begins, and where a name after 等和 begins. */
function othersIn(name: string): (Omit<Joint, 'next'> & { readonly next: number | null }) | null {
  for (let at = name.indexOf('等', 1); at > 0; at = name.indexOf('等', at + 1)) {
    if (NOT_OTHERS.test(name.slice(at - 1, at + 2))) continue
    const match = OTHERS.exec(name.slice(at + 1))
    if (!match) continue
    const next = match.groups?.['next']?.replace(OTHERS_GO_ON, '')
    const named = next !== undefined && !AFTER_OTHERS.test(next)
    return { at, next: named ? name.length - next.length : null, asks: false }
  }
  return null
}
