import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { onDatabase } from '../../benchmarks/kill-drills/on-database.ts'
import { drillPackages } from '../../benchmarks/kill-drills/package-drill.ts'
import { startPlatform } from '../../benchmarks/kill-drills/platform-process.ts'
import { foundPress } from '../../benchmarks/kill-drills/press.ts'

const MEMORY = '/dev/shm'
const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'mingzheng-packages-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'kill -9 while packages go out, by a click and by the clock: each is out whole or not at all, and then once',
  { timeout: 60_000 },
  async () => {
    const first = await startPlatform(folder)
    const press = await onDatabase(folder, foundPress)
    const { round, platform } = await drillPackages(first, {
      ...{ folder, press, target: 'everything', each: 2, from: 0 },
      milliseconds: 120,
    })
    await platform.stop()
    expect(round).toMatchObject({
      packages: 4,
      half: 0,
      doubled: 0,
      wrongHashes: 0,
      stillIn: 0,
      ledgerFindings: 0,
    })
  },
)
