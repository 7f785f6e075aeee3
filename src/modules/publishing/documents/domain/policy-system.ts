import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { levelNames } from './level.ts'
import type { Level } from './level.ts'
import { isAmendedOn, validityNames, validityOn } from './validity.ts'
import type { Term, Validity } from './validity.ts'

/** Where a document stands in the system. */
export interface PolicyPlace {
  /** 主题分类 as released; empty where it has none. */
  readonly topic: string
  readonly level: Level
}

/** How many documents of a field and level stand how. */
export interface PolicyCount {
  readonly validity: Validity
  readonly count: number
  /** Of these, how many were amended: a mark beside the validity. */
  readonly amended: number
}

/** A field with its counts by level; a level without any has none. */
export interface PolicyField {
  readonly topic: string
  readonly cells: readonly { readonly level: Level; readonly counts: readonly PolicyCount[] }[]
}

/** 政策体系: field × level × validity. */
export interface PolicySystem {
  readonly levels: readonly Level[]
  readonly fields: readonly PolicyField[]
  readonly total: number
}

const LEVELS: readonly Level[] = ['national', 'province', 'city', 'bureau']
const VALIDITIES: readonly Validity[] = ['in-force', 'not-yet', 'lapsed', 'repealed']
const byName = new Intl.Collator('zh-Hans-CN')

/** The documents laid out by field, level and how they stand on a day; those without a field come last. */
export function policySystem(documents: readonly (Term & PolicyPlace)[], day: CivilDate): PolicySystem {
  const topics = [...new Set(documents.map(({ topic }) => topic))].sort(
    (a, b) => Number(a === '') - Number(b === '') || byName.compare(a, b),
  )
  const levels = LEVELS.filter((level) => documents.some((document) => document.level === level))
  return {
    levels,
    total: documents.length,
    fields: topics.map((topic) => ({
      topic,
      cells: levels.map((level) => ({
        level,
        counts: countsOf(
          documents.filter((document) => document.topic === topic && document.level === level),
          day,
        ),
      })),
    })),
  }
}

function countsOf(documents: readonly Term[], day: CivilDate): readonly PolicyCount[] {
  return VALIDITIES.flatMap((validity) => {
    const standing = documents.filter((document) => validityOn(document, day) === validity)
    const amended = standing.filter((document) => isAmendedOn(document, day)).length
    return standing.length === 0 ? [] : [{ validity, count: standing.length, amended }]
  })
}

/** What a field without a name is called. */
export const NO_TOPIC = '未分类'

/** A count in words: 有效 3（已修改 1）. */
export function countWords({ validity, count, amended }: PolicyCount): string {
  const mark = amended === 0 ? '' : `（已修改 ${String(amended)}）`
  return `${validityNames[validity]} ${String(count)}${mark}`
}

/** A level by its identifier; null for anything else. */
export function levelCalled(words: unknown): Level | null {
  return LEVELS.find((level) => level === words) ?? null
}

/** The levels as a reader chooses them. */
export const levelOptions = LEVELS.map((level) => ({ value: level, label: levelNames[level] }))

/** Whether a document is of the field and level that a reader asks for; nothing asked fits all. */
export function isPlaced(
  place: PolicyPlace | undefined,
  wish: { readonly topic: string; readonly level: Level | null },
): boolean {
  const topic = wish.topic === NO_TOPIC ? '' : wish.topic
  return (
    (wish.topic === '' || (place?.topic ?? '') === topic) &&
    (wish.level === null || place?.level === wish.level)
  )
}

/** Where a document stands; a past document, which no register has, by its own field and as the bureau's. */
export function placeOf(
  document: { readonly id: string; readonly topic: string | null },
  places: ReadonlyMap<string, PolicyPlace>,
): PolicyPlace {
  return places.get(document.id) ?? { topic: document.topic ?? '', level: 'bureau' }
}
