import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Rating, RatingEntry, RatingKind } from './rating.ts'
import { changedFields } from './register-difference.ts'
import type { FieldChange } from './register-difference.ts'
import { readRating } from './read-rating.ts'
import type { TypedRating } from './read-rating.ts'

/** One line of a list as typed, with its line in the file. */
export type ListedRating = TypedRating & { readonly line: number }

/** A line that would change the register: a new rating, or what changes of one that is known. */
export interface PlannedRating {
  readonly line: number
  readonly entry: RatingEntry
  /** Null where it is new. */
  readonly known: Rating | null
  readonly changes: readonly FieldChange[]
}

/** What a list would do to the register, or what is wrong with it, line by line. */
export type RatingPlan =
  | { readonly ok: true; readonly planned: readonly PlannedRating[]; readonly same: number }
  | { readonly ok: false; readonly sentences: readonly string[] }

/**
 * Reads a whole list; one wrong line and nothing is taken in. A line of the same kind, name and day as a known rating
 * changes it; ratings that the list leaves out stay as they are.
 */
export function planRatings(
  rows: readonly ListedRating[],
  around: {
    readonly kinds: readonly RatingKind[]
    readonly known: readonly Rating[]
    readonly today: CivilDate
  },
): RatingPlan {
  const known = new Map(around.known.map((rating) => [keyOf(rating), rating]))
  const seen = new Map<string, number>()
  const sentences: string[] = []
  const planned: PlannedRating[] = []
  let same = 0
  for (const row of rows) {
    const read = readRating(row, around)
    if ('errors' in read) {
      sentences.push(...read.errors.map(({ message }) => `第 ${String(row.line)} 行：${message}`))
      continue
    }
    const { entry } = read
    const key = keyOf(entry)
    const earlier = seen.get(key)
    if (earlier !== undefined)
      sentences.push(`第 ${String(row.line)} 行：和第 ${String(earlier)} 行是同一家同一天的评定。`)
    seen.set(key, row.line)
    const before = known.get(key) ?? null
    const changes = before === null ? [] : changedFields(before, entry)
    if (before !== null && changes.length === 0) same += 1
    else planned.push({ line: row.line, entry, known: before, changes })
  }
  return sentences.length > 0 ? { ok: false, sentences } : { ok: true, planned, same }
}

function keyOf({ kindId, name, grantedOn }: Pick<RatingEntry, 'kindId' | 'name' | 'grantedOn'>): string {
  return [kindId, name, grantedOn].join('\n')
}
