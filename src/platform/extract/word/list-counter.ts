import { formatNumber } from './number-format.ts'

/** One level of a list as the document defines it. */
export interface ListLevel {
  readonly start: number
  readonly format: string
  /** The number's text with places: `第%1条`, `%1.%2`. */
  readonly text: string
  readonly suffix: 'tab' | 'space' | 'nothing'
  /** Print the numbers of other formats as Arabic digits (`isLgl`). */
  readonly asDigits: boolean
  /** Levels whose use starts this one again: those before this value; null for every higher level. */
  readonly restartAfter: number | null
  readonly hidden: boolean
}

/** The running numbers of one list, shared by all that use it. */
export interface ListCounter {
  /** Counts one item of the level and gives its printed number. `restartAt` sets the level anew first. */
  next(level: number, levels: ListLevels, restartAt?: number): string
}

/** The definition of a level, undefined where the list has none. */
export type ListLevels = (level: number) => ListLevel | undefined

/** Counts one list the way Word does: a used level starts the lower ones again. */
export function createListCounter(): ListCounter {
  const counts: (number | undefined)[] = []
  return {
    next(level, levels, restartAt) {
      const definition = levels(level)
      if (definition === undefined) return ''
      const before = counts[level]
      counts[level] = restartAt ?? (before === undefined ? definition.start : before + 1)
      restartLower(counts, level, levels)
      return definition.hidden ? '' : printed(definition, counts, levels)
    },
  }
}

function restartLower(counts: (number | undefined)[], level: number, levels: ListLevels): void {
  for (let lower = level + 1; lower < counts.length; lower += 1) {
    const after = levels(lower)?.restartAfter ?? null
    if (after === null || level < after) counts[lower] = undefined
  }
}

function printed(definition: ListLevel, counts: readonly (number | undefined)[], levels: ListLevels): string {
  const text = definition.text.replace(/%([1-9])/g, (_, place: string) => {
    const shown = levels(Number(place) - 1)
    if (shown === undefined) return ''
    const value = counts[Number(place) - 1] ?? shown.start
    return formatNumber(value, definition.asDigits && shown.format !== 'none' ? 'decimal' : shown.format)
  })
  const label = definition.format === 'bullet' ? bullet(text) : text
  const joined = label === '' || definition.suffix === 'nothing' || /[、）．。：]$/.test(label)
  return joined ? label : `${label} `
}

/** Bullets are written in symbol fonts whose codes mean nothing as text. */
function bullet(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, '•')
}
