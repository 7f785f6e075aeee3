import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const ASSETS = new URL('../../assets/', import.meta.url)
const STYLES = readdirSync(new URL('styles/', ASSETS)).filter((name) => name.endsWith('.css'))

function read(name: string): string {
  return readFileSync(new URL(name, ASSETS), 'utf8')
}

/** What Chromium 86, still on office machines, drops together with the rule it stands in. */
const ABOVE_THE_FLOOR: readonly (readonly [string, RegExp])[] = [
  ['cascade layers', /@layer/],
  ['nesting', /^\s*&|\{[^}]*\{[^}]*\{/m],
  ['selectors that came later', /:(is|has|where)\(/],
  ['lists in :not()', /:not\([^)]*,/],
  ['logical shorthands', /[\s;{](inset|(margin|padding|border)-(inline|block)):/],
  ['the underline shorthand', /text-decoration: [a-z]+ \d/],
  ['colour functions', /color-mix|oklch|light-dark\(/],
  ['ranges in media queries', /@media[^{]*[<>]/],
  ['aspect-ratio', /aspect-ratio:/],
]

describe('the styles', () => {
  test.each(STYLES)('%s stands on what Chromium 86 understands', (name) => {
    const css = read(`styles/${name}`).replace(/\/\*[\s\S]*?\*\//g, '')
    for (const [what, pattern] of ABOVE_THE_FLOOR) expect(pattern.exec(css)?.[0], what).toBeUndefined()
  })

  test.each(STYLES)(
    '%s does for narrow windows what it does for narrow boxes, which old browsers do not know',
    (name) => {
      const css = read(`styles/${name}`)
      const media = blocksAfter(css, /@media[^{]*max-width[^{]*/g)
      for (const block of blocksAfter(css, /@container[^{]*max-width[^{]*/g)) expect(media).toContain(block)
    },
  )

  test('together stay under 45 KiB', () => {
    const bytes = STYLES.reduce((sum, name) => sum + Buffer.byteLength(read(`styles/${name}`)), 0)
    expect(bytes).toBeLessThan(45 * 1024)
  })

  test('长者模式 takes nothing away but what is offered twice', () => {
    const rules = [...read('styles/modes.css').matchAll(/([^{}]+)\{[^}]*display: none/g)]
    expect(rules.map((rule) => rule[1]?.trim())).toEqual(['[data-mode] .popular'])
  })

  test('nothing is fetched from elsewhere', () => {
    for (const name of STYLES) expect(read(`styles/${name}`)).not.toMatch(/url\(|@import/)
  })

  test('every custom property that is used is set', () => {
    const css = STYLES.map((name) => read(`styles/${name}`)).join('\n')
    const set = new Set([...css.matchAll(/^\s*(--[\w-]+):/gm)].map((match) => match[1]))
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1])
    expect(used.filter((name) => !set.has(name))).toEqual([])
  })
})

/** What stands between the braces after each of these rules. */
function blocksAfter(css: string, rule: RegExp): readonly string[] {
  return [...css.matchAll(rule)].map(({ 0: head, index }) => {
    const rest = css.slice(index + head.length)
    return rest.slice(0, rest.indexOf('\n}'))
  })
}

test('every icon a page can name is in the sprite', () => {
  const named = [...readFileSync(new URL('icon.tsx', import.meta.url), 'utf8').matchAll(/\| '(\w+)'/g)]
  const sprite = read('icons.svg')
  expect(named.length).toBeGreaterThan(10)
  for (const [, name] of named) expect(sprite).toContain(`id="i-${String(name)}"`)
})
