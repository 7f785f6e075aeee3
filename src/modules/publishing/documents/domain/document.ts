import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Article, Attribute } from './attribute.ts'

export type Origin = 'own' | 'obtained' | 'joint'
export type Retention = 'permanent' | 'thirty' | 'ten'
export type AttributeState = 'none' | 'at-office' | 'to-decide' | 'returned' | 'decided'

export const originNames: Readonly<Record<Origin, string>> = {
  own: '本局制作',
  obtained: '从别处获取',
  joint: '联合发文',
}
export const retentionNames: Readonly<Record<Retention, string>> = {
  permanent: '永久',
  thirty: '30年',
  ten: '10年',
}
export const attributeStateNames: Readonly<Record<AttributeState, string>> = {
  none: '未定属性',
  'at-office': '公开机构审',
  'to-decide': '待审定',
  returned: '已退回',
  decided: '已审定',
}

/** What a line of the 发文登记簿 says of a document. */
export interface Entry {
  /** As it is written; null for what has none. */
  readonly number: string | null
  readonly title: string
  readonly writtenOn: CivilDate
  readonly printedOn: CivilDate | null
  readonly divisionId: string
  readonly origin: Origin
  readonly issuer: string | null
  readonly obtainedOn: CivilDate | null
  readonly retention: Retention | null
  readonly policy: boolean
  readonly normative: boolean
  readonly publishedOn: CivilDate | null
  readonly effectiveOn: CivilDate | null
  /** The last day of a term that the text itself states. */
  readonly validUntil: CivilDate | null
  readonly repealedOn: CivilDate | null
}

/** A registered document with its 公开属性 and where that stands. */
export interface RegisteredDocument extends Entry {
  readonly id: string
  readonly attribute: Attribute | null
  readonly attributeState: AttributeState
  readonly attributeRound: number
  readonly attributeReason: string | null
  readonly article: Article | null
  readonly weighing: string | null
  readonly redactionNote: string | null
  readonly proposedBy: string | null
  readonly proposedByName: string | null
  readonly returnedBecause: string | null
  readonly decidedByName: string | null
  readonly decidedOn: CivilDate | null
  readonly reviewOn: CivilDate | null
  readonly evaluatedOn: CivilDate | null
  readonly packageId: string | null
  readonly draftId: string | null
  readonly publicationId: string | null
  readonly releasedOn: CivilDate | null
  readonly registeredByName: string
  readonly registeredAt: Date
  /** 历史文件: the batch with which it came in; null for what was registered as it was made. */
  readonly historyBatchId: string | null
  readonly topic: string | null
  /** Where its text stands officially. */
  readonly sourceUrl: string | null
}

/** A document as sentences name it: 《…》（文号）. */
export function documentName({ title, number }: Pick<Entry, 'title' | 'number'>): string {
  const named = title.startsWith('《') ? title : `《${title}》`
  return number === null ? named : `${named}（${number}）`
}

/** The day from which the twenty working days of K-01 run: 成文日期, or the day it was obtained (条例第十、二十六条). */
export function formedOn({ origin, writtenOn, obtainedOn }: Entry): CivilDate {
  return origin === 'obtained' ? (obtainedOn ?? writtenOn) : writtenOn
}
