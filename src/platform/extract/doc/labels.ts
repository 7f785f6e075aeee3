import { isKnownFormat } from '../word/number-format.ts'
import { createListCounter, type ListCounter } from '../word/list-counter.ts'
import { readLists, type WordList } from './list-tables.ts'
import { type ListPlace, styleListPlaces } from './style-sheet.ts'
import type { WordFile } from './word-file.ts'

/** The automatic numbers of a file, asked for in reading order. */
export interface Labels {
  /** The number of the next paragraph, null where the file counts it but does not say how. */
  next(own: ListPlace, styleIndex: number): string | null
}

/** Paragraphs marked "no longer numbered". */
const WITHDRAWN = 0xf801

/** Reads the lists of a file; numbers it cannot make out are null, never guessed. */
export function readLabels(file: WordFile): Labels {
  const lists = orNone(() => readLists(file))
  const styles = orNone(() => styleListPlaces(file))
  const counters = new Map<number, ListCounter>()
  const started = new Set<string>()

  function next(own: ListPlace, styleIndex: number): string | null {
    const inherited = styles?.(styleIndex)
    const use = own.list ?? inherited?.list ?? 0
    if (use === 0 || use >= WITHDRAWN) return ''
    const list = lists?.[use - 1]
    if (list === undefined) return null
    const level = own.level ?? inherited?.level ?? 0
    const levels = (index: number) => list.overrides.get(index)?.level ?? list.levels[index]
    const definition = levels(level)
    if (definition === undefined || (!isKnownFormat(definition.format) && definition.format !== 'bullet'))
      return null
    const counter = counters.get(list.countId) ?? createListCounter()
    counters.set(list.countId, counter)
    return counter.next(level, levels, firstStart(list, level, `${String(use)}/${String(level)}`))
  }

  function firstStart(list: WordList, level: number, key: string): number | undefined {
    if (started.has(key)) return undefined
    started.add(key)
    return list.overrides.get(level)?.start
  }

  return { next }
}

/** A file whose list tables are broken still has its text: the numbers are then marked as missing. */
function orNone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}
