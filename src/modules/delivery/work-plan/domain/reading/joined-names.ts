import { sharesItsNoun } from './shared-nouns.ts'
import { looksLikeUnit } from './unit-names.ts'

/** A body of its own, whatever stands around it. */
const BODY = /(?:[局委厅部会院行署社处科室办]|政府|办公室|集团|公司|中心|法院|税务局|海关)$/u
/** Groups of bodies, and parts of the body before. */
const GROUP = /^(?:各|其他|全[省市区县]|[省市区县]直|国务院)|有关|相关/u
const PART_OF_BEFORE = /^(?:其|所属|下属|所辖|直属|派出|分支)/u

/** 会 asks others to join (甲局会乙局), unless it ends a name (管委会) or begins a word (会计, 会展). */
const WORD =
  /(?<!普)及(?!时)|和|与|暨|会商|联合|协同|商|配合|(?<=[局部厅办行院署]|(?:改|改革|健康|卫健|国资|商务|信息化|建|教)委)会(?![同议计办商展员场客务])/gu

/** Where a word divides two bodies, and where the second begins. */
export interface Joint {
  readonly at: number
  readonly next: number
  /** The first asks the second to join: 财政部商教育部. */
  readonly asks: boolean
}

/**
 * Where 和 or 及 stands between two bodies (国家医保局及各地区), null where it is part of one name: it divides only behind
 * a body of its own, and before another one or before a group that opens with 各 (measure-conventions, "Units").
 */
export function jointOf(name: string): Joint | null {
  if (sharesItsNoun(name)) return null
  for (const match of name.matchAll(WORD)) {
    const left = name.slice(0, match.index)
    const next = match.index + match[0].length
    const right = name.slice(next)
    if (isBody(left) ? follows(right) : isGroup(left) && right.length > 4 && isBody(right))
      return { at: match.index, next, asks: /[商联协会配]/u.test(match[0]) }
  }
  return null
}

function isGroup(name: string): boolean {
  return GROUP.test(name) && looksLikeUnit(name)
}

function isBody(name: string): boolean {
  return name.length > 2 && BODY.test(name) && looksLikeUnit(name) && !GROUP.test(name)
}

function follows(name: string): boolean {
  if (!looksLikeUnit(name) || PART_OF_BEFORE.test(name)) return false
  return /^(?:各|有关|相关)/u.test(name) || isBody(name)
}
