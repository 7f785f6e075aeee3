// npx tsx benchmarks/lighthouse/run.ts: what Lighthouse says of four pages of the portal, on a phone, as the public sees them.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { findChromium } from '../../test/support/chromium.ts'
import { freePort, openPublicDemonstration } from './public-demonstration.ts'

const ROUNDS = 3
const PATIENCE = 60_000
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const PERFECT = 1

type Category = (typeof CATEGORIES)[number]

interface Verdict {
  readonly scores: Readonly<Record<Category, number>>
  /** Audits that count and are not met in full. */
  readonly missed: readonly string[]
}

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-lighthouse-'))
  const site = await openPublicDemonstration(directory)
  try {
    await print(await pagesOf(site.url))
  } finally {
    await site.close()
    await rm(directory, { recursive: true, force: true })
  }
}

interface Page {
  readonly name: string
  readonly url: string
}

/** Home, a measure, the plan it belongs to and a search that finds something. */
async function pagesOf(base: string): Promise<readonly Page[]> {
  const search = `${base}/search?q=${encodeURIComponent('公开 安排')}`
  await until(async () => (await textOf(search)).includes('<mark>'))
  const plan = base + firstPath(await textOf(`${base}/gzyd`), /href="(\/gzyd\/[^"#?]+)"/)
  const article = base + firstPath(await textOf(plan), /href="(\/gzyd\/[^"#?/]+\/\d+)"/)
  return [
    { name: 'home', url: `${base}/` },
    { name: 'article', url: article },
    { name: 'plan', url: plan },
    { name: 'search', url: search },
  ]
}

function firstPath(html: string, pattern: RegExp): string {
  const path = pattern.exec(html)?.[1]
  if (path === undefined) throw new Error(`nothing like ${pattern.source}`)
  return path
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text()
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await isSo()); await wait(500))
    if (Date.now() > end) throw new Error('the search index did not fill')
}

async function print(pages: readonly Page[]): Promise<void> {
  console.log(
    `${String(cpus().length)} cores, load average ${loadavg()[0]?.toFixed(1) ?? '?'} at the start\n`,
  )
  console.log(`| page | ${CATEGORIES.join(' | ')} |\n| --- | ---: | ---: | ---: | ---: |`)
  const missed: string[] = []
  for (const { name, url } of pages) {
    const verdicts: Verdict[] = []
    for (let round = 0; round < ROUNDS; round += 1) verdicts.push(await judge(url))
    const medians = CATEGORIES.map((category) => median(verdicts.map(({ scores }) => scores[category])))
    console.log(`| ${name} | ${medians.map((score) => Math.round(score * 100)).join(' | ')} |`)
    for (const audit of new Set(verdicts.flatMap((verdict) => verdict.missed)))
      missed.push(`${name}: ${audit}`)
  }
  console.log(`\nnot met in full:\n${missed.join('\n')}`)
}

/** One run of the mobile preset in a browser of its own. */
async function judge(url: string): Promise<Verdict> {
  const { executablePath, environment } = await findChromium()
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--remote-debugging-port=${String(port)}`],
    env: { ...process.env, ...environment },
  })
  try {
    const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' })
    if (result === undefined || result.lhr.runtimeError !== undefined)
      throw new Error(result?.lhr.runtimeError?.message ?? 'no result')
    return verdictOf(result.lhr)
  } finally {
    await browser.close()
  }
}

type Lhr = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

function verdictOf({ categories, audits }: Lhr): Verdict {
  const scoreOf = (category: Category) => categories[category]?.score ?? 0
  const counted = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
  const missed = counted.flatMap(({ id, weight }) => {
    const audit = audits[id]
    if (weight === 0 || audit?.score === null || audit?.score === PERFECT) return []
    return [`${id} ${String(audit?.score)} ${audit?.displayValue ?? ''}`.trim()]
  })
  return {
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
      seo: scoreOf('seo'),
    },
    missed,
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

await run()
