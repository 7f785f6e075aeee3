import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drill, prepare } from '../../benchmarks/kill-drills/drill.ts'
import { startPlatform } from '../../benchmarks/kill-drills/platform-process.ts'

const MEMORY = '/dev/shm'
const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'mingzheng-drill-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'kill -9 of everything in the middle of posts: what was acknowledged is there once',
  { timeout: 60_000 },
  async () => {
    const first = await startPlatform(folder)
    await prepare(folder)
    const { round, platform } = await drill(first, { folder, target: 'everything', milliseconds: 600 })
    await platform.stop()
    expect(round.acknowledged).toBeGreaterThan(0)
    expect(round.brokenOff).toBeGreaterThan(0)
    expect([round.lost, round.doubled, round.ledgerFindings]).toEqual([0, 0, 0])
  },
)
