// npx tsx benchmarks/kill-drills/run-packages.ts [rounds]: packages of three texts, killed while they go out.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onDatabase } from './on-database.ts'
import { drillPackages } from './package-drill.ts'
import type { PackageRound } from './package-drill.ts'
import { startPlatform } from './platform-process.ts'
import type { PlatformProcess, Target } from './platform-process.ts'
import { foundPress } from './press.ts'

const TARGETS: readonly Target[] = ['application and worker', 'database', 'everything']
const ROUNDS = Number(process.argv[2] ?? 5)
const EACH = 6
const LONGEST = 500

/** Rounds of each drill at random moments, on the same data; exit code 1 when anything was half out, doubled or changed. */
async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzheng-packages-'))
  await chmod(folder, 0o755)
  const rounds: PackageRound[] = []
  let platform: PlatformProcess | null = null
  try {
    platform = await startPlatform(folder)
    const press = await onDatabase(folder, foundPress)
    for (const target of TARGETS)
      for (let place = 0; place < ROUNDS; place++) {
        const done: Awaited<ReturnType<typeof drillPackages>> = await drillPackages(platform, {
          ...{ folder, press, target, each: EACH, from: rounds.length * 2 * EACH },
          milliseconds: Math.random() * LONGEST,
        })
        platform = done.platform
        rounds.push(done.round)
      }
  } finally {
    await platform?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  console.table(rounds)
  if (rounds.some(isWrong)) process.exitCode = 1
}

function isWrong({ half, doubled, wrongHashes, stillIn, ledgerFindings }: PackageRound): boolean {
  return half + doubled + wrongHashes + stillIn + ledgerFindings > 0
}

await run()
