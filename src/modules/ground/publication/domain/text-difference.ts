/** A run of a text that stayed, was taken out, or was put in. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** A line of either text: where it stood, where it stands now, and what changed within it. */
export interface LineDifference {
  /** Counted from 1; null for a line that was put in. */
  readonly before: number | null
  /** Counted from 1; null for a line that was taken out. */
  readonly after: number | null
  readonly pieces: readonly Piece[]
}

/**
 * What changed between two lines, word by word: a Chinese character is a word, figures and Latin words stay whole, and
 * changes that only a character or two keep apart are read as one.
 */
export function differenceOf(before: string, after: string): readonly Piece[] {
  return readable(merged(alignment(wordsOf(before), wordsOf(after))))
}

/** The same for whole texts, line by line: lines that stayed, changed lines beside what they were, new and gone ones. */
export function differenceByLine(
  before: readonly string[],
  after: readonly string[],
): readonly LineDifference[] {
  const found: LineDifference[] = []
  const at = { before: 0, after: 0 }
  for (const group of grouped(alignment(before, after)))
    for (const [was, is] of pairsOf(group))
      found.push({
        before: was === null ? null : (at.before += 1),
        after: is === null ? null : (at.after += 1),
        pieces: piecesOf(was, is),
      })
  return found
}

/** Whether a line is as it was. */
export function isUnchanged({ pieces }: LineDifference): boolean {
  return pieces.every(({ kind }) => kind === 'same')
}

/** How many characters were taken out or put in, the larger of both for each line: a word replaced counts once. */
export function charactersChanged(lines: readonly LineDifference[]): number {
  return lines.reduce((sum, { pieces }) => {
    const length = (kind: Piece['kind']) =>
      pieces.filter((piece) => piece.kind === kind).reduce((all, { text }) => all + text.length, 0)
    return sum + Math.max(length('gone'), length('new'))
  }, 0)
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z]+|\d+|[\s\S]/gu) ?? []
}

interface Group {
  readonly same: readonly string[]
  readonly gone: readonly string[]
  readonly fresh: readonly string[]
}

/** Runs of changed lines with the unchanged ones that follow. */
function grouped(steps: readonly Piece[]): readonly Group[] {
  const groups: { same: string[]; gone: string[]; fresh: string[] }[] = []
  for (const { kind, text } of steps) {
    const last = groups.at(-1)
    const group =
      last === undefined || (kind !== 'same' && last.same.length > 0)
        ? { same: [], gone: [], fresh: [] }
        : last
    if (group !== last) groups.push(group)
    ;({ same: group.same, gone: group.gone, new: group.fresh })[kind].push(text)
  }
  return groups
}

type Pair = readonly [was: string | null, is: string | null]

/** In a changed run each gone line stands beside the new one in its place, as far as both reach and resemble each other. */
function pairsOf({ same, gone, fresh }: Group): readonly Pair[] {
  const beside = gone.length === fresh.length
  const changed: readonly Pair[] = beside
    ? gone.map((line, place) => [line, fresh[place] ?? null])
    : [...gone.map((line): Pair => [line, null]), ...fresh.map((line): Pair => [null, line])]
  return [...changed, ...same.map((line): Pair => [line, line])]
}

function piecesOf(was: string | null, is: string | null): readonly Piece[] {
  if (was === null) return [{ kind: 'new', text: is ?? '' }]
  if (is === null) return [{ kind: 'gone', text: was }]
  return was === is ? [{ kind: 'same', text: was }] : differenceOf(was, is)
}

/** Beyond so many changes two texts are different texts, and are shown as such. */
const MOST_CHANGES = 600

/** The shortest way from one sequence to the other (Myers), what is alike at both ends left aside. */
function alignment(before: readonly string[], after: readonly string[]): readonly Piece[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  return [
    ...pieces('same', before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...pieces('same', before.slice(before.length - tail)),
  ]
}

function pieces(kind: Piece['kind'], words: readonly string[]): readonly Piece[] {
  return words.map((text) => ({ kind, text }))
}

function middle(before: readonly string[], after: readonly string[]): readonly Piece[] {
  if (before.length === 0 || after.length === 0) return [...pieces('gone', before), ...pieces('new', after)]
  const steps = reached(before, after)
  return steps === null ? [...pieces('gone', before), ...pieces('new', after)] : traced(steps, before, after)
}

type Reach = ReadonlyMap<number, number>

/** How far each diagonal reaches after each number of changes; null where the texts are too different. */
function reached(before: readonly string[], after: readonly string[]): readonly Reach[] | null {
  const steps: Reach[] = []
  let last: Reach = new Map([[1, 0]])
  for (let changes = 0; changes <= Math.min(before.length + after.length, MOST_CHANGES); changes += 1) {
    steps.push(last)
    const next = new Map(last)
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = goesDown(last, diagonal, changes) ? at(last, diagonal + 1) : at(last, diagonal - 1) + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1
      next.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return steps
    }
    last = next
  }
  return null
}

function at(reach: Reach, diagonal: number): number {
  return reach.get(diagonal) ?? -1
}

function goesDown(reach: Reach, diagonal: number, changes: number): boolean {
  return diagonal === -changes || (diagonal !== changes && at(reach, diagonal - 1) < at(reach, diagonal + 1))
}

function traced(
  steps: readonly Reach[],
  before: readonly string[],
  after: readonly string[],
): readonly Piece[] {
  const back: Piece[] = []
  let [x, y] = [before.length, after.length]
  for (const [changes, reach] of [...steps.entries()].reverse()) {
    const diagonal = x - y
    const from = goesDown(reach, diagonal, changes) ? diagonal + 1 : diagonal - 1
    const [fromX, fromY] = [at(reach, from), at(reach, from) - from]
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      back.push({ kind: 'same', text: before[x - 1] ?? '' })
      x -= 1
      y -= 1
    }
    if (changes === 0) break
    if (x === fromX) back.push({ kind: 'new', text: after[y - 1] ?? '' })
    else back.push({ kind: 'gone', text: before[x - 1] ?? '' })
    x = fromX
    y = fromY
  }
  return back.reverse()
}

/** Neighbours of one kind as one piece; in a changed run what is gone stands before what is new. */
function merged(steps: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = []
  let [gone, fresh] = ['', '']
  for (const { kind, text } of [...steps, { kind: 'same' as const, text: '' }]) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') fresh += text
    else {
      if (gone !== '') found.push({ kind: 'gone', text: gone })
      if (fresh !== '') found.push({ kind: 'new', text: fresh })
      const last = found.at(-1)
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text }
      else if (text !== '') found.push({ kind, text })
      gone = ''
      fresh = ''
    }
  }
  return found
}

const SHORT = 2

/** A character or two that two changes have in common by chance belong to both. */
function readable(found: readonly Piece[]): readonly Piece[] {
  const spread = found.flatMap((piece, place): readonly Piece[] => {
    const within = found[place - 1] !== undefined && found[place + 1] !== undefined
    const byChance =
      piece.kind === 'same' && within && piece.text.length <= SHORT && /^[\p{L}]+$/u.test(piece.text)
    return byChance
      ? [
          { kind: 'gone', text: piece.text },
          { kind: 'new', text: piece.text },
        ]
      : [piece]
  })
  return merged(spread)
}
