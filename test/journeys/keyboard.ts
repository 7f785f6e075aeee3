import type { Page } from 'playwright-core'

const MOST_STOPS = 120

/** What the focused element is called, as far as a reader of the page would call it. */
const FOCUSED = `(() => {
  const at = document.activeElement
  const labels = at.labels ? Array.from(at.labels, (label) => label.textContent) : []
  return [at.getAttribute('aria-label'), ...labels, at.textContent].filter(Boolean).join(' ').trim()
})()`

/** Presses Tab until what has the focus is called so; gives up after a whole page. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).startsWith(name)) return
  }
  throw new Error(`Tab reaches nothing called 「${name}」`)
}

/** What has the focus is called this. */
export async function focused(page: Page): Promise<string> {
  return String(await page.evaluate(FOCUSED))
}

/** Tabs to a link or button and presses Enter, which leads to another page. */
export async function enter(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Tabs to a field and types over what stands in it. */
export async function typeInto(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(words)
}

/** With Alt+F10 from the text to its toolbar, with arrows to the button, with Enter on it. */
export async function tool(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Home')
  for (let step = 0; step < MOST_STOPS && (await focused(page)) !== name; step++)
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
}
