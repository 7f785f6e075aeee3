import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { actName, allLedgerWords, subjectName } from '../platform/ledger/ledger-words.ts'
import { modules } from './modules.ts'

const ROOT = join(import.meta.dirname, '../modules')
const words = allLedgerWords(modules.flatMap((module) => module.ledgerWords ?? []))

/** The calls of `record(` in the sources of all modules, each in one line, however it is broken. */
function recordings(): readonly string[] {
  const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  const sources = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  return sources.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .replace(/\s+/g, ' ')
      .split(/\brecord\(/)
      .slice(1)
      .map((call) => call.slice(0, 400)),
  )
}

/** Names of acts as they stand after `action:`. */
function actionsIn(call: string): readonly string[] {
  const expression = /\baction: (.*?),? (?:(?:reason|before|after|clause)\b|\}|\.\.\.)/.exec(call)?.[1] ?? ''
  return [...expression.matchAll(/'([a-z][a-z-]+)'/g)].flatMap((match) => match[1] ?? [])
}

describe('the 办理记录 is read in Chinese', () => {
  test('every act that a module records has its words', () => {
    const actions = [...new Set(recordings().flatMap(actionsIn))].filter((action) => action !== 'head')
    expect(actions.length).toBeGreaterThan(30)
    expect(actions.filter((action) => actName(words, action) === action)).toEqual([])
  })

  test('every kind of record has its name', () => {
    const kinds = recordings().flatMap((call) => /\bsubject: [`']([a-z-]+)/.exec(call)?.[1] ?? [])
    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.filter((kind) => subjectName(words, kind) === kind)).toEqual([])
  })

  test('an act that nobody named yet is shown as it was recorded', () => {
    expect(actName(words, 'something-new')).toBe('something-new')
  })

  test('what is said to have effect is an act', () => {
    for (const action of words.effective ?? []) expect(actName(words, action), action).not.toBe(action)
  })
})
