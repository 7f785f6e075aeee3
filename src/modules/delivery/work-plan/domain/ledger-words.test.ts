import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isEffective, ledgerWords } from './ledger-words.ts'

const ROOT = join(import.meta.dirname, '..')

/** Names of acts as they stand after `action:` where the module records one, however the line is broken. */
function recordedActions(): readonly string[] {
  const sources = readdirSync(ROOT).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return sources.flatMap((name) => {
    const text = readFileSync(join(ROOT, name), 'utf8').replace(/\s+/g, ' ')
    return text
      .split(/\brecord\(/)
      .slice(1)
      .flatMap((call) => {
        const expression =
          /\baction: (.*?),? (?:(?:reason|before|after|clause)\b|\})/.exec(call.slice(0, 400))?.[1] ?? ''
        return [...expression.matchAll(/'([a-z][a-z-]+)'/g)].flatMap((match) => match[1] ?? [])
      })
  })
}

describe('the 办理记录 is read in Chinese', () => {
  test('every act that the module records has its words', () => {
    const actions = [...new Set(recordedActions())].filter((action) => action !== 'head')
    expect(actions.length).toBeGreaterThan(25)
    for (const action of actions) expect(ledgerWords(action), action).not.toBe(action)
  })

  test('an act that nobody named yet is shown as it was recorded', () => {
    expect(ledgerWords('something-new')).toBe('something-new')
  })

  test('an approved change has effect, a saved draft has none', () => {
    expect([isEffective('change-approved'), isEffective('draft-saved')]).toEqual([true, false])
  })
})
