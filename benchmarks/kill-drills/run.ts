import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drill, prepare } from './drill.ts'
import type { Round } from './drill.ts'
import { startPlatform } from './platform-process.ts'
import type { PlatformProcess, Target } from './platform-process.ts'

const TARGETS: readonly Target[] = ['application and worker', 'database', 'everything']
const ROUNDS = Number(process.argv[2] ?? 5)
const SHORTEST = 800
const STEP = 350

/** Five rounds of each drill, one after the other on the same data; exit code 1 when anything was lost or doubled. */
async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzheng-drill-'))
  await chmod(folder, 0o755)
  const rounds: Round[] = []
  let platform: PlatformProcess | null = null
  try {
    platform = await startPlatform(folder)
    await prepare(folder)
    for (const target of TARGETS)
      for (let place = 0; place < ROUNDS; place++) {
        const done: Awaited<ReturnType<typeof drill>> = await drill(platform, {
          folder,
          target,
          milliseconds: SHORTEST + place * STEP,
        })
        platform = done.platform
        rounds.push(done.round)
      }
  } finally {
    await platform?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  process.stdout.write(table(rounds))
  if (rounds.some(({ lost, doubled, ledgerFindings }) => lost + doubled + ledgerFindings > 0))
    process.exitCode = 1
}

function table(rounds: readonly Round[]): string {
  const head =
    '| killed | acknowledged | broke off | of them taken in | sent again | lost | doubled | ledger findings | serves again |'
  const rule = '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
  const lines = rounds.map((round) =>
    [
      '',
      round.target,
      round.acknowledged,
      round.brokenOff,
      round.takenInAnyway,
      round.brokenOff + round.repeated,
      round.lost,
      round.doubled,
      round.ledgerFindings,
      `${round.secondsToServe.toFixed(1)} s`,
      '',
    ]
      .join(' | ')
      .trim(),
  )
  return [head, rule, ...lines, ''].join('\n')
}

await run()
