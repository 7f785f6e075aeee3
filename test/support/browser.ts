import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** How a page is looked at. */
export interface PageOptions {
  /** In CSS pixels; below 600 the page is a phone's. */
  readonly width?: number
  readonly javaScript?: boolean
  /** Where paths such as `/search` lead. */
  readonly baseURL?: string
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--font-render-hinting=none',
]
const PHONE = 600

/** Starts one browser, for a test file or a script; close it when done. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, environment } = await findChromium()
  return chromium.launch({ executablePath, args: FLAGS, env: { ...ownEnvironment(), ...environment } })
}

/** A page with a session of its own, as a reader in China sees it; `page.context().close()` ends the session. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 1280, javaScript = true, baseURL } = options
  const isPhone = width < PHONE
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: isPhone ? 740 : 900 },
    isMobile: isPhone,
    hasTouch: isPhone,
    javaScriptEnabled: javaScript,
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  return context.newPage()
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
