import { afterAll, expect, test } from 'vitest'
import { newPage, openBrowser } from './browser.ts'

const browser = await openBrowser()
afterAll(() => browser.close())

const PAGE = `<!DOCTYPE html><meta name="viewport" content="width=device-width"><style>#w { float: left }</style>
<p id="w" style="font: 20px serif">政务公开</p><script>document.title = 'with script'</script>`

test('Chinese is shown with a font: four characters of 20 pixels are 80 wide', async () => {
  const page = await newPage(browser)
  await page.setContent(PAGE)
  expect((await page.locator('#w').boundingBox())?.width).toBe(80)
  // A font without the characters draws one and the same box for each of them.
  await page.setContent('<p id="w" style="font: 40px sans-serif">政</p>')
  const one = await page.locator('#w').screenshot()
  await page.setContent('<p id="w" style="font: 40px sans-serif">公</p>')
  expect(one.equals(await page.locator('#w').screenshot())).toBe(false)
  await page.context().close()
})

test('a page can be looked at on a phone and without scripts', async () => {
  const page = await newPage(browser, { width: 360, javaScript: false })
  await page.setContent(PAGE)
  expect(await page.title()).toBe('')
  expect(page.viewportSize()?.width).toBe(360)
  await page.context().close()
})
