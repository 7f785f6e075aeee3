// npx tsx scripts/screenshot.ts URL OUT.png [--width 360] [--cookie name=value] [--no-js]
import { parseArgs } from 'node:util'
import { newPage, openBrowser } from '../test/support/browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    cookie: { type: 'string', multiple: true, default: [] },
    'no-js': { type: 'boolean', default: false },
  },
})
const [url, path] = positionals
if (url === undefined || path === undefined) {
  process.stderr.write('Usage: screenshot URL OUT.png [--width 360] [--cookie name=value] [--no-js]\n')
  process.exit(1)
}

const browser = await openBrowser()
try {
  const page = await newPage(browser, { width: Number(values.width), javaScript: !values['no-js'] })
  const cookies = values.cookie.map((cookie) => {
    const [name = '', ...value] = cookie.split('=')
    return { name, value: value.join('='), url }
  })
  await page.context().addCookies(cookies)
  const answer = await page.goto(url, { waitUntil: 'networkidle' })
  await page.screenshot({ path, fullPage: true })
  process.stdout.write(`${answer?.status() ?? ''} ${await page.title()}\n`)
} finally {
  await browser.close()
}
