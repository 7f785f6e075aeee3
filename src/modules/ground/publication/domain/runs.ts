/** A run of words within a paragraph: plain, bold, a link, or a link set bold. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly href?: string
}

const ESCAPED = '\\\\[!-/:-@[-`{-~]'
/** A backslash that escapes nothing stands for itself. */
const LONE = '\\\\(?![!-/:-@[-`{-~])'
const MARKED = new RegExp(
  [
    ESCAPED,
    `\\*\\*((?:${ESCAPED}|${LONE}|[^*\\n\\\\])+)\\*\\*`,
    `\\[((?:${ESCAPED}|${LONE}|[^[\\]\\n\\\\])+)\\]\\(([^()\\s]+)\\)`,
  ].join('|'),
  'g',
)

/**
 * The runs of a paragraph: `**重点**` is bold, `[文字](地址)` a link, and a backslash before a sign takes its meaning away
 * (`\*` is an asterisk).
 */
export function runsOf(text: string): readonly Run[] {
  return joined(read(text, {}))
}

/** Runs in the notation that `runsOf` reads, with backslashes only where the words would else be misread. */
export function writeRuns(runs: readonly Run[]): string {
  const wanted = joined(runs)
  const bare = written(wanted, (words) => words)
  return JSON.stringify(runsOf(bare)) === JSON.stringify(wanted) ? bare : written(wanted, escape)
}

/** Runs without white space at their two ends. */
export function trimmedRuns(runs: readonly Run[]): readonly Run[] {
  const all = runs.map(({ text }) => text).join('')
  let left = all.trim().length
  return withoutFirst(runs, all.length - all.trimStart().length).map((run) => {
    const text = run.text.slice(0, left)
    left -= text.length
    return { ...run, text }
  })
}

/** Runs without so many characters at their beginning. */
export function withoutFirst(runs: readonly Run[], characters: number): readonly Run[] {
  let left = characters
  return runs.map((run) => {
    const text = run.text.slice(left)
    left -= run.text.length - text.length
    return { ...run, text }
  })
}

/** The words alone. */
export function plainWords(text: string): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('')
}

type Format = Omit<Run, 'text'>

function read(text: string, format: Format): Run[] {
  const runs: Run[] = []
  let from = 0
  const addPlain = (end: number) => {
    runs.push({ text: text.slice(from, end).replace(/\\([!-/:-@[-`{-~])/g, '$1'), ...format })
  }
  for (const found of text.matchAll(MARKED)) {
    const [whole, bold, words, href = ''] = found
    if (bold === undefined && words === undefined) continue
    addPlain(found.index)
    runs.push(...(bold === undefined ? read(words ?? '', { ...format, href }) : read(bold, bolder(format))))
    from = found.index + whole.length
  }
  addPlain(text.length)
  return runs
}

/** Always in the same order of keys, so that equal runs are equal as JSON. */
function bolder({ href }: Format): Format {
  return { bold: true, ...(href === undefined ? {} : { href }) }
}

function joined(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = []
  for (const { text, bold, href } of runs) {
    if (text === '') continue
    const format = { ...(bold ? { bold } : {}), ...(href === undefined ? {} : { href: addressOf(href) }) }
    const last = kept[kept.length - 1]
    if (last !== undefined && last.bold === format.bold && last.href === format.href)
      kept.splice(-1, 1, { text: last.text + text, ...format })
    else kept.push({ text, ...format })
  }
  return kept
}

/** An address without the signs that would end it. */
function addressOf(href: string): string {
  return href.replace(/[()\s]/g, (sign) =>
    sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURIComponent(sign),
  )
}

function written(runs: readonly Run[], spell: (words: string) => string): string {
  let text = ''
  for (let at = 0; at < runs.length;) {
    const href = runs[at]?.href
    const end = endOfLink(runs, at)
    const words = runs
      .slice(at, end)
      .map((run) => (run.bold ? `**${spell(run.text)}**` : spell(run.text)))
      .join('')
    text += href === undefined ? words : `[${words}](${href})`
    at = end
  }
  return text
}

function endOfLink(runs: readonly Run[], from: number): number {
  let end = from + 1
  while (end < runs.length && runs[end]?.href === runs[from]?.href) end += 1
  return end
}

function escape(words: string): string {
  return words.replace(/[\\*[\]]/g, '\\$&')
}
