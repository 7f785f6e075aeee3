import { wordsOfBody } from './blocks.ts'
import type { Body } from './blocks.ts'

/** A stretch of a line: in both versions, only in the older, or only in the newer one. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A line of the text as the two versions have it. */
export type LineDifference =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'changed'; readonly stretches: readonly Stretch[] }

/** Beyond so many pairs two stretches are shown whole, one after the other. */
const MOST_PAIRS = 4_000_000

/** What of a text changed from one version to another, line by line, and word by word in lines that were only reworded. */
export function versionDifference(before: Body, after: Body): readonly LineDifference[] {
  const lines = difference(linesOf(before), linesOf(after))
  return lines.flatMap((line, at): readonly LineDifference[] => {
    const previous = lines[at - 1]
    if (line.kind === 'added' && previous?.kind === 'removed') return []
    const next = lines[at + 1]
    if (line.kind !== 'removed' || next?.kind !== 'added')
      return line.items.map((text) => ({ kind: line.kind, text }))
    return reworded(line.items, next.items)
  })
}

function linesOf(body: Body): readonly string[] {
  return wordsOfBody(body)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** Lines that stand in for each other are compared word by word; the rest came or went. */
function reworded(removed: readonly string[], added: readonly string[]): readonly LineDifference[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, at) => {
    const [old, fresh] = [removed[at], added[at]]
    if (old === undefined) return [{ kind: 'added' as const, text: fresh ?? '' }]
    if (fresh === undefined) return [{ kind: 'removed' as const, text: old }]
    const stretches = difference(segmented(old), segmented(fresh)).map(({ kind, items }) => ({
      kind,
      text: items.join(''),
    }))
    const kept = stretches
      .filter(({ kind }) => kind === 'same')
      .reduce((sum, { text }) => sum + text.length, 0)
    return kept * 3 >= old.length
      ? [{ kind: 'changed' as const, stretches }]
      : [
          { kind: 'removed' as const, text: old },
          { kind: 'added' as const, text: fresh },
        ]
  }).flat()
}

const WORDS = new Intl.Segmenter('zh-Hans', { granularity: 'word' })

function segmented(line: string): readonly string[] {
  return [...WORDS.segment(line)].map(({ segment }) => segment)
}

interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly items: readonly string[]
}

/** The longest common subsequence as runs; between two common runs what went stands before what came. */
function difference(old: readonly string[], fresh: readonly string[]): readonly Run[] {
  if (old.length * fresh.length > MOST_PAIRS)
    return [
      { kind: 'removed', items: old },
      { kind: 'added', items: fresh },
    ]
  const pairs = commonPairs(old, fresh)
  const runs: Run[] = []
  const push = (kind: Run['kind'], items: readonly string[]) => {
    if (items.length > 0) runs.push({ kind, items })
  }
  let [at, to] = [0, 0]
  for (const [mine, yours] of [...pairs, [old.length, fresh.length] as const]) {
    push('removed', old.slice(at, mine))
    push('added', fresh.slice(to, yours))
    const last = runs.at(-1)
    const item = old.slice(mine, mine + 1)
    if (last?.kind === 'same' && mine === at && yours === to)
      runs.splice(-1, 1, { kind: 'same', items: [...last.items, ...item] })
    else push('same', item)
    ;[at, to] = [mine + 1, yours + 1]
  }
  return runs
}

/** Places of what both have, in order. */
function commonPairs(
  old: readonly string[],
  fresh: readonly string[],
): readonly (readonly [number, number])[] {
  const width = fresh.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const length = (at: number, to: number) => lengths[at * width + to] ?? 0
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--)
      lengths[at * width + to] =
        old[at] === fresh[to] ? length(at + 1, to + 1) + 1 : Math.max(length(at + 1, to), length(at, to + 1))
  const pairs: (readonly [number, number])[] = []
  let [at, to] = [0, 0]
  while (at < old.length && to < fresh.length)
    if (old[at] === fresh[to]) pairs.push([at++, to++])
    else if (length(at + 1, to) >= length(at, to + 1)) at++
    else to++
  return pairs
}
