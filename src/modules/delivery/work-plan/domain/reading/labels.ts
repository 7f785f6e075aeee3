import { listedUnits } from './unit-list.ts'
import { looksLikeUnit } from './unit-names.ts'

/** What a label in a notation announces. */
export type LabelRole = 'lead' | 'participant' | 'responsible' | 'outer' | 'time' | 'aside'

/** A label as found: its place with the colon. */
export interface Label {
  readonly role: LabelRole
  readonly start: number
  readonly end: number
}

const NOUN = '(?:单位|部门|科室|处室|机构|股室|主体|处|科|方|区县)'
const LEVEL = '(?:(?:国家|省|市|区|县|自治区|镇|街道|本)(?:级|直|本级)?)'
const LEAD = `(?:总)?牵头(?:责任|负责|落实|实施|主责|承办)?${NOUN}?|(?:主办|主责|主管|主要|组长|主要责任|主要负责|首要责任|第一责任)${NOUN}`
const PARTICIPANT = `(?:配合|协办|协同|协作|参与|参加|协助|会办|辅助|支持|联合|协同配合|其他责任)(?:责任|负责|落实|实施)?${NOUN}?`
const RESPONSIBLE = `(?:责任|负责|落实|承办|实施|执行|承担|承接|责任落实|落实责任|具体责任|具体负责|组织实施)${NOUN}|任务分工|责任分工|职责分工|分工|负责|责任(?=\\s?:)`
const TIME =
  '(?!实施期限)(?:计划|拟)?(?:完成|办结|整改|推进|实施|落实|任务|工作|公开)?(?:时限|时间|期限|限期)(?:要求|安排|节点|进度)?|时间表|进度(?:安排|要求|时限)?|时间及进度|频次'
const PERSON =
  '实施期限|责任人|责任领导|牵头领导|分管领导|分管负责人|包[保抓联]领导|联系领导|挂钩领导|[市区县]领导|主要负责人|负责人|联系人|联系电话|联络员|责任[市区县]长'

/** Printers spread short words: 责 任 单 位. */
function spread(words: string): string {
  return words.replace(/[\u4e00-\u9fff]/gu, '$&\\s{0,4}')
}

const BODY = `(?<outer>${spread(`${LEVEL}牵头(?:责任|负责)?${NOUN}?`)})|(?<time>${spread(TIME)})|(?<person>${spread(PERSON)})|(?:${spread(LEVEL)})?(?:(?<lead>${spread(LEAD)})|(?<participant>${spread(PARTICIPANT)})|(?<responsible>${spread(RESPONSIBLE)}))`
/** 【牵头单位】省财政厅: the label has brackets of its own. */
const IN_BRACKETS = new RegExp(`^(?:${BODY})$`, 'u')
const CLOSE = '\\s{0,4}(?:\\)?:|\\)(?= {0,4}[\\p{Script=Han}\\d])|为(?=:))'
const OTHER = '(?<unknown>[\\p{Script=Han}]{2,8})(?=:)'
/** 牵头单位办公室,配合单位法规处: no sign divides label and name. */
const BARE =
  '(?<=(?:^|[,;]) ?)(?:(?<bareLead>牵头|主责|主办)|(?<bareParticipant>配合|协办|协助)|责任)(?:单位|部门|科室|处室)' +
  '(?!负责|牵头|落实|配合|会同|[和及要应为是])(?=\\p{Script=Han}{1,16}?(?:[局委厅部办处科室院会]|中心|政府|单位|部门)(?:[、,;)。 ]|$))'
const INSIDE = new RegExp(
  `(?<=^|^\\d{1,2}[.、] ?|[。;,、:\\s()!?·●★◆■※*—-])(?:(?:${BODY})(?:${CLOSE}|为:?)|(?<host>主办|主责|主管):|${OTHER}:|${BARE})`,
  'gu',
)
const OPENING = new RegExp(`(?<=^|[。;!?)”"…\\n\\t \\u2028·●★◆■※*—-])\\(?(?:${BODY})${CLOSE}`, 'gu')

/** What every label ends with; looked for first, since most lines have none. */
const MAY_OPEN = /\p{Script=Han}\s{0,4}(?:\)?:|\)\s{0,4}[\p{Script=Han}\d])/u

/** Whether all that stands in a bracket is a label, so that its units stand behind it. */
export function isLabelAlone(inner: string): boolean {
  return IN_BRACKETS.test(inner)
}

const SPACED = new RegExp(
  `^(?=[\\p{Script=Han}]{2,6}(?:单位|部门|[处科]室))(?:${BODY})(?:\\s{1,4}|;|是)(?=[\\p{Script=Han}])`,
  'u',
)

/** All labels inside a notation, in order. */
export function labelsIn(text: string): readonly Label[] {
  return withSpaced(text, Array.from(text.matchAll(INSIDE), labelOf))
}

/** The labels of running text that may open a notation without brackets (责任单位:… after a sentence or on its own line). */
export function openingLabels(text: string): readonly Label[] {
  return withSpaced(text, MAY_OPEN.test(text) ? Array.from(text.matchAll(OPENING), labelOf) : [])
}

/** A first label that its writer divided with a space or a semicolon, where units and nothing else follow. */
function withSpaced(text: string, labels: readonly Label[]): readonly Label[] {
  const match = labels[0]?.start === 0 ? null : SPACED.exec(text)
  if (!match) return labels
  const following = text.slice(match[0].length, labels[0]?.start)
  const isUnits = listedUnits(following).every(({ name }) => name === '' || looksLikeUnit(name))
  return isUnits ? [labelOf(match), ...labels] : labels
}

function labelOf(match: RegExpExecArray): Label {
  return { role: roleOf(match), start: match.index, end: match.index + match[0].length }
}

function roleOf({ groups = {} }: RegExpExecArray): LabelRole {
  if (groups['time'] !== undefined) return 'time'
  if (groups['person'] !== undefined) return 'aside'
  if (groups['unknown'] !== undefined)
    return /单位|部门|[处科股]室/u.test(groups['unknown']) ? 'responsible' : 'aside'
  if (groups['outer'] !== undefined) return 'outer'
  if ([groups['lead'], groups['host'], groups['bareLead']].some((said) => said !== undefined)) return 'lead'
  if (groups['bareParticipant'] !== undefined) return 'participant'
  return groups['participant'] !== undefined ? 'participant' : 'responsible'
}
