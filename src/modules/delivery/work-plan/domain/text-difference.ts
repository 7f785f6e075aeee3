/** A stretch of two texts read side by side: in both, only in the old one, only in the new one. */
export interface DifferencePiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Beyond this many pairs of words two texts are shown whole, one after the other. */
const MOST_PAIRS = 4_000_000

/** What a change takes out of a text and puts into it, word by word, so that whoever decides sees it at a glance. */
export function textDifference(before: string, after: string): readonly DifferencePiece[] {
  const old = wordsOf(before)
  const fresh = wordsOf(after)
  if (old.length * fresh.length > MOST_PAIRS)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  return joined(walk(old, fresh))
}

const WORDS = new Intl.Segmenter('zh-Hans', { granularity: 'word' })

function wordsOf(text: string): readonly string[] {
  return [...WORDS.segment(text)].map((word) => word.segment)
}

function walk(old: readonly string[], fresh: readonly string[]): readonly DifferencePiece[] {
  const common = commonLengths(old, fresh)
  const width = fresh.length + 1
  const pieces: DifferencePiece[] = []
  let at = 0
  let to = 0
  while (at < old.length || to < fresh.length) {
    const mine = old[at]
    const yours = fresh[to]
    if (mine !== undefined && mine === yours) {
      pieces.push({ kind: 'same', text: mine })
      at += 1
      to += 1
    } else if (
      yours === undefined ||
      (mine !== undefined && (common[(at + 1) * width + to] ?? 0) >= (common[at * width + to + 1] ?? 0))
    ) {
      pieces.push({ kind: 'removed', text: mine ?? '' })
      at += 1
    } else {
      pieces.push({ kind: 'added', text: yours })
      to += 1
    }
  }
  return pieces
}

/** For each pair of places, how many words the rests have in common. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--)
      common[at * width + to] =
        old[at] === fresh[to]
          ? (common[(at + 1) * width + to + 1] ?? 0) + 1
          : Math.max(common[(at + 1) * width + to] ?? 0, common[at * width + to + 1] ?? 0)
  return common
}

/** Joins neighbours of one kind; between two stretches in common, what was taken out stands before what was put in. */
function joined(pieces: readonly DifferencePiece[]): readonly DifferencePiece[] {
  const whole: DifferencePiece[] = []
  const open = { removed: '', added: '' }
  const close = () => {
    if (open.removed !== '') whole.push({ kind: 'removed', text: open.removed })
    if (open.added !== '') whole.push({ kind: 'added', text: open.added })
    open.removed = ''
    open.added = ''
  }
  let same = ''
  for (const piece of pieces) {
    if (piece.kind === 'same') {
      close()
      same += piece.text
      continue
    }
    if (same !== '') whole.push({ kind: 'same', text: same })
    same = ''
    open[piece.kind] += piece.text
  }
  close()
  return same === '' ? whole : [...whole, { kind: 'same', text: same }]
}
