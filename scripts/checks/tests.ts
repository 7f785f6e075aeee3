import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runTool, type Outcome } from './command.ts'

/** What the runner reports as JSON. A file that does not load has no tests of its own and counts in no number of tests. */
export const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})
export type Report = z.infer<typeof Report>

/** Runs the tests of some projects; no test at all is a failure, and so is an error outside of every test. */
export async function testCheck(...projects: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzheng-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, output } = await runTool('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...reporters,
  ])
  const report = existsSync(file) ? Report.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  rmSync(folder, { recursive: true, force: true })
  return report ? judge(report, code, output) : { ok: false, output, passed: 0, failed: 0 }
}

/** Counts a report: `ok` is false for whatever the failed tests and broken files do not explain, too. */
export function judge(report: Report, code: number, output: string): Outcome {
  const broken = report.testResults.filter(isBroken).length
  const failed = report.numFailedTests + broken
  const ran = report.numPassedTests + report.numFailedTests
  const ok = code === 0 && failed === 0 && ran > 0
  return { ok, output, passed: report.numPassedTests, failed, skipped: report.numPendingTests }
}

function isBroken(file: Report['testResults'][number]): boolean {
  return file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
}
