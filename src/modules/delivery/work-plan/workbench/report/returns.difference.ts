import type { ReportEntry } from '../../domain/division-return.ts'
import { stateNames } from '../../domain/measure.ts'

type Said = Pick<ReportEntry, 'state' | 'text'>

/** What changed of a measure since the last confirmed period, in words that survive grey printing. */
export interface Difference {
  /** Nothing changed: state and text are those of last time. */
  readonly same: boolean
  readonly words: readonly string[]
}

/** Compares what a division says now with what it said last, sentence by sentence. */
export function differenceSince(before: Said | null, now: Said | null): Difference {
  if (now === null || (now.state === null && now.text.trim() === '')) return said('本期还没有填')
  if (before === null) return said('上期没有报')
  const state = now.state === before.state ? [] : [`进度：${nameOf(before)} → ${nameOf(now)}`]
  const text = textDifference(before.text, now.text)
  if (state.length === 0 && text.length === 0) return { same: true, words: ['无变化'] }
  return { same: false, words: [...state, ...(text.length === 0 ? ['文字没有改'] : text)] }
}

function said(words: string): Difference {
  return { same: false, words: [words] }
}

function nameOf(entry: Said): string {
  return entry.state === null ? '未填' : stateNames[entry.state]
}

function textDifference(before: string, now: string): readonly string[] {
  const old = sentencesOf(before)
  const fresh = sentencesOf(now)
  const added = fresh.filter((sentence) => !old.includes(sentence))
  const gone = old.filter((sentence) => !fresh.includes(sentence))
  const moved = added.length + gone.length === 0 && old.join('') !== fresh.join('')
  return [
    ...(added.length === 0 ? [] : [`新写：“${added.join('')}”`]),
    ...(gone.length === 0 ? [] : [`去掉：“${gone.join('')}”`]),
    ...(moved ? ['只调了句子的顺序'] : []),
  ]
}

/** The sentences of a text with their stops; white space does not make a difference. */
function sentencesOf(text: string): readonly string[] {
  return text.replace(/\s+/gu, '').match(/[^。；！？]+[。；！？]?/gu) ?? []
}
