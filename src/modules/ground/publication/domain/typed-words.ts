import type { DictionaryWord } from './checks/wording.ts'

/** Words as they were pasted, or what is wrong with which line. */
export interface TypedWords {
  readonly words: readonly DictionaryWord[]
  readonly errors: readonly string[]
}

const LONGEST = { word: 30, reason: 200 }

/** Reads a pasted list, a word a line: 错词、改成、理由, divided by tabs (as a sheet gives them) or bars; 改成 may be empty. */
export function readTypedWords(text: string): TypedWords {
  const words: DictionaryWord[] = []
  const errors: string[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [word = '', instead = '', reason = ''] = line.split(/[\t|｜]/).map((cell) => cell.trim())
    const wrong = wrongIn({ word, instead, reason })
    if (wrong !== null) errors.push(`第 ${String(place + 1)} 行：${wrong}`)
    else words.push({ word, instead: instead === '' ? null : instead, reason })
  }
  return { words, errors }
}

function wrongIn(row: {
  readonly word: string
  readonly instead: string
  readonly reason: string
}): string | null {
  if (row.word.length < 2 || row.word.length > LONGEST.word)
    return `词要有 2 到 ${String(LONGEST.word)} 个字。`
  if (row.instead.length > LONGEST.word) return `「改成」最多 ${String(LONGEST.word)} 个字。`
  if (row.instead === row.word) return '「改成」和词一样。'
  if (row.reason === '' || row.reason.length > LONGEST.reason)
    return `要写理由，最多 ${String(LONGEST.reason)} 个字；一行写“词|改成|理由”，没有改成就写“词||理由”。`
  return null
}
