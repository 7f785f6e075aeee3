import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { bureauAtWork } from './bureau-at-work.ts'
import type { Walker } from './bureau-at-work.ts'
import { nameOf } from './route-map.ts'
import { survey } from './survey.ts'
import type { FoundAddress } from './survey.ts'

const { rehearsal, walkers, close } = await bureauAtWork()
const browser = await openBrowser()
const baseURL = await rehearsal.listen()
afterAll(async () => {
  await browser.close()
  await close()
})
const { addresses } = await survey(walkers)
const validator = new HtmlValidate({ extends: ['html-validate:standard'] })

type Mode = 'normal' | 'elder'
const WIDTHS = [1280, 360, 320]
/** Where axe looks: the widest and the narrowest as they are, a phone in 长者模式. */
const LOOKED_AT = ['normal 1280', 'normal 320', 'elder 360']

/** Of every page of the manifests the longest that anybody found. */
const pages = [...new Set(addresses.map(({ route }) => nameOf(route)))].flatMap((name) => {
  const found = addresses.filter(({ route, html }) => nameOf(route) === name && html !== '')
  const longest = found.reduce<FoundAddress | null>(
    (a, b) => (a !== null && a.html.length >= b.html.length ? a : b),
    null,
  )
  return longest === null ? [] : [{ name, found: longest }]
})

test('every page of the house is looked at', () => {
  expect(pages.length).toBeGreaterThan(20)
})

describe.concurrent.each(pages)('$name', ({ found }) => {
  test('is valid HTML', async ({ expect }) => {
    for (const mode of ['normal', 'elder'] as const) {
      const { html } = await found.walker.client.get(found.address, { cookie: cookieOf(found.walker, mode) })
      const report = await validator.validateString(html)
      const findings = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ruleId} ${String(line)} ${message}`),
      )
      expect(findings).toEqual([])
    }
  })

  test('has no barrier and does not run over the edge', async ({ expect }) => {
    for (const mode of ['normal', 'elder'] as const) {
      const page = await openAs(found.walker, mode)
      await page.goto(found.address)
      expect(await page.locator('html').getAttribute('data-mode')).toBe(mode === 'elder' ? 'elder' : null)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        expect([mode, width, await overEdge(page)]).toEqual([mode, width, []])
        if (LOOKED_AT.includes(`${mode} ${String(width)}`)) expect(await barriers(page)).toEqual([])
      }
      await page.close()
    }
  })
})

/** A sheet of A4 between its margins, in CSS pixels. */
const PAPER = 624

describe.concurrent.each(pages)('on paper $name', ({ found }) => {
  test('has no navigation, stays between the margins and says where it stands', async ({ expect }) => {
    const page = await openAs(found.walker, 'normal')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: PAPER, height: 936 })
    await page.goto(found.address)
    expect(await page.locator('nav:visible, .btn:visible, .site-head .seek:visible').count()).toBe(0)
    expect(await overEdge(page)).toEqual([])
    const inShell = (await page.locator('.alone').count()) === 0
    if (inShell) expect(await page.locator('.printed').innerText()).toContain(page.url().split('/')[3])
    await page.close()
  })
})

test('the 通报 of a bureau with many late matters prints on one sheet', async () => {
  const circular = pages.find(({ name }) => name.endsWith('/workbench/board/circular'))
  if (circular === undefined) throw new Error('nobody reached the 通报')
  const page = await openAs(circular.found.walker, 'normal')
  await page.goto(circular.found.address)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.close()
})

test.each(['light', 'dark'] as const)(
  'in forced colours (%s) only the present place is marked in the menus',
  async (colorScheme) => {
    const page = await browser.newPage({ baseURL })
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await page.goto('/')
    const edges = await page.locator('.site-nav li a').evaluateAll((links) =>
      links.map((link) => ({
        present: link.hasAttribute('aria-current'),
        marked: getComputedStyle(link).borderBottomColor !== getComputedStyle(document.body).backgroundColor,
      })),
    )
    expect(edges.length).toBeGreaterThan(2)
    for (const { present, marked } of edges) expect(marked).toBe(present)
  },
)

/** More stops than this are rows of a list, each like the one before. */
const MOST_STOPS = 80

describe.concurrent.each(pages)('by keyboard $name', ({ found }) => {
  test('starts at 「跳到正文」 and every stop can be seen', async ({ expect }) => {
    const page = await openAs(found.walker, 'normal')
    await page.goto(found.address)
    await page.locator('body').evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      getSelection()?.removeAllRanges()
    })
    const stops: Stop[] = []
    for (let presses = 0; presses < MOST_STOPS; presses += 1) {
      await page.keyboard.press('Tab')
      const stop = await page.locator('body').evaluate(stopOf)
      if (stop === null) break
      stops.push(stop)
    }
    expect(stops[0]?.text).toBe('跳到正文')
    expect(stops.filter(({ isSeen, isMarked }) => !isSeen || !isMarked)).toEqual([])
    expect(stops.map(({ place }) => place)).toEqual(stops.map(({ place }) => place).sort((a, b) => a - b))
    await page.close()
  })
})

interface Stop {
  readonly text: string
  /** Its place among all elements of the page. */
  readonly place: number
  readonly isSeen: boolean
  /** Whether it, or the frame it stands in, is drawn around. */
  readonly isMarked: boolean
}

/** Where the keyboard stands; null once it has left the page. Runs in the browser. */
function stopOf(body: Element): Stop | null {
  const at = document.activeElement
  if (at === null || at === body) return null
  const box = at.getBoundingClientRect()
  const isDrawn = (element: Element | null): boolean =>
    element !== null &&
    getComputedStyle(element).outlineStyle !== 'none' &&
    Number.parseFloat(getComputedStyle(element).outlineWidth) >= 2
  return {
    text: (at.textContent || at.outerHTML).trim().slice(0, 40),
    place: [...document.querySelectorAll('*')].indexOf(at),
    isSeen:
      box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isMarked: isDrawn(at) || isDrawn(at.closest('.seek, .pick')),
  }
}

const contexts = new Map<string, Promise<BrowserContext>>()

/** A page of the walker's own session; a session is opened once for each mode. */
async function openAs(walker: Walker, mode: Mode): Promise<Page> {
  const key = `${walker.who} ${mode}`
  const context =
    contexts.get(key) ?? browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL })
  contexts.set(key, context)
  const opened = await context
  await opened.addCookies(
    cookieOf(walker, mode)
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return { name, value, url: baseURL }
      }),
  )
  return opened.newPage()
}

function cookieOf({ cookie }: Walker, mode: Mode): string {
  const modes = mode === 'elder' ? ['mz-mode=elder'] : []
  return [...(cookie === '' ? [] : [cookie]), ...modes].join('; ')
}

/** What stands over the right edge of a page that would have to be pushed sideways. */
async function overEdge(page: Page): Promise<readonly string[]> {
  return page.locator('html').evaluate((html) => {
    if (html.scrollWidth <= html.clientWidth) return []
    const over = [...html.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > html.clientWidth + 1,
    )
    return [
      `${String(html.scrollWidth)} wide`,
      ...over.slice(-3).map((element) => element.outerHTML.slice(0, 160)),
    ]
  })
}

async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join(' ')}`,
  )
}
