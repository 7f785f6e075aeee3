// npx tsx benchmarks/release/run.ts [rounds]: from the last gate's click to page, list, feed and search, against a page made anew.
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onDatabase } from '../kill-drills/on-database.ts'
import { startPlatform } from '../kill-drills/platform-process.ts'
import { bundle, foundPress, signInAsSigner } from '../kill-drills/press.ts'
import type { Bundle, Press } from '../kill-drills/press.ts'
import { openBrowser } from '../posts/browser.ts'
import type { Browser } from '../posts/browser.ts'

const ROUNDS = Number(process.argv[2] ?? 21)
const WARM_UP = 4
const LIST = '/lm/zcwj'
const LOOK = 5

/** When each door showed what was released, in milliseconds after the click. */
interface Round {
  readonly answered: number
  readonly page: number
  readonly list: number
  readonly feed: number
  readonly found: number
  /** A page that nobody has in memory, made in the same round. */
  readonly anew: number
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzheng-release-'))
  await chmod(folder, 0o755)
  const platform = await startPlatform(folder, { MINGZHENG_TRUST_PROXY: 'on' })
  try {
    const press = await onDatabase(folder, foundPress)
    const signer = openBrowser(platform.url)
    const token = await signInAsSigner(signer)
    const rounds: Round[] = []
    for (let place = 0; place < WARM_UP + ROUNDS; place += 1) {
      const written = await onDatabase(folder, (workshop) =>
        bundle(workshop, press, { place, releaseAt: null }),
      )
      rounds.push(await measure({ folder, press, signer, token, reader: openBrowser(platform.url) }, written))
    }
    signer.close()
    report(rounds.slice(WARM_UP))
  } finally {
    await platform.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Scene {
  readonly folder: string
  readonly press: Press
  readonly signer: Browser
  readonly token: string
  readonly reader: Browser
}

async function measure({ folder, signer, token, reader }: Scene, written: Bundle): Promise<Round> {
  const { packageId, seen, place } = written
  const title = `演练办法第${String(place)}号`
  // What stands in memory before the release must give way to it.
  for (const path of [LIST, `${LIST}/feed.xml`, searchFor(title)]) await reader.get(path)
  const anew = await timed(() => reader.get(`${LIST}?round=${String(place)}`))
  const begun = performance.now()
  const since = () => performance.now() - begun
  await signer.post(`/workbench/packages/${packageId}/gates/sign/pass`, {
    ...{ _token: token, submissionId: randomUUID(), gate: 'sign', seen },
  })
  const answered = since()
  const path = await onDatabase(folder, async ({ database }) => {
    const found = await database.pool.query<{ path: string }>(
      'select path from publication.draft where package_id = $1 order by position limit 1',
      [packageId],
    )
    return found.rows[0]?.path ?? ''
  })
  const looked = since() - answered
  const shows = async (door: string, words: string) => {
    while (!(await reader.get(door)).html.includes(words))
      await new Promise((resolve) => setTimeout(resolve, LOOK))
    // Asking the database for the address is no part of the way.
    return since() - looked
  }
  const round = {
    anew,
    answered,
    page: await shows(path, title),
    list: await shows(LIST, path),
    feed: await shows(`${LIST}/feed.xml`, path),
    found: await shows(searchFor(title), path),
  }
  reader.close()
  return round
}

function searchFor(title: string): string {
  return `/search?q=${encodeURIComponent(title)}`
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await act()
  return performance.now() - before
}

function report(rounds: readonly Round[]): void {
  const keys = ['answered', 'page', 'list', 'feed', 'found', 'anew'] as const
  const line = (key: (typeof keys)[number]) => {
    const times = rounds.map((round) => round[key]).sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0)
    return `| ${key} | ${at(0.5)} | ${at(1)} |`
  }
  process.stdout.write(
    `${String(rounds.length)} releases of three texts\n| | median ms | longest ms |\n| --- | ---: | ---: |\n`,
  )
  process.stdout.write(`${keys.map(line).join('\n')}\n`)
}

await run()
