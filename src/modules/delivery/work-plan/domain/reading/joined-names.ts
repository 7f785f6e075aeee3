import { looksLikeUnit } from './unit-names.ts'

/** A body of its own, whatever stands around it. */
const BODY = /(?:[局委厅部会院行署社]|政府|办公室|集团|公司|中心|法院|税务局|海关)$/u
/** Groups of bodies, and parts of the body before. */
const GROUP = /^(?:各|其他|全[省市区县]|[省市区县]直|国务院)|有关|相关/u
const PART_OF_BEFORE = /^(?:其|所属|下属|所辖|直属|派出|分支)/u

/** Where 和 or 及 divides two bodies, and where the second begins. */
export interface Joint {
  readonly at: number
  readonly next: number
}

/**
 * Where 和 or 及 stands between two bodies (国家医保局及各地区), null where it is part of one name: it divides only behind
 * a body of its own, and before another one or before a group that opens with 各 (measure-conventions, "Units").
 */
export function jointOf(name: string): Joint | null {
  for (const match of name.matchAll(/(?<!普)及(?!时)|和|与|暨/gu)) {
    const left = name.slice(0, match.index)
    const next = match.index + match[0].length
    if (isBody(left) && follows(name.slice(next))) return { at: match.index, next }
  }
  return null
}

function isBody(name: string): boolean {
  return name.length > 2 && BODY.test(name) && looksLikeUnit(name) && !GROUP.test(name)
}

function follows(name: string): boolean {
  if (!looksLikeUnit(name) || PART_OF_BEFORE.test(name)) return false
  return /^(?:各|有关|相关)/u.test(name) || (name.length > 3 && isBody(name))
}
