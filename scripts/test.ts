import { schemaFindings, schemasOf, sourceFiles } from './check-schemas.ts'
import { boundaryCheck } from './checks/boundaries.ts'
import { toolCheck, type Outcome } from './checks/command.ts'
import { testCheck } from './checks/tests.ts'

const CACHE = 'node_modules/.cache'
const LONGEST_OUTPUT = 30_000

type Check = () => Promise<Outcome>

const tally = { passed: 0, failed: 0, skipped: 0 }

/** Every check in order; those that stand on one line run side by side, for the machine has two cores. */
await report('format', () =>
  toolCheck('prettier', ['--check', '.', '--log-level', 'warn', ...prettierCache()]),
)
await Promise.all([
  report('lint', () => toolCheck('eslint', ['.', '--max-warnings', '0', ...eslintCache()])),
  report('types', () => toolCheck('tsc', ['-p', '.', '--pretty', 'false'])),
])
await report('boundaries', boundaryCheck)
await report('schemas', schemaCheck)
await report('pure tests', () => testCheck('pure'))
if (!process.argv.includes('--quick')) {
  await report('database tests', () => testCheck('database', 'matrices'))
  await report('browser tests', () => testCheck('browser'))
}
if (tally.skipped > 0) process.stdout.write(`${tally.skipped} skipped\n`)
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
process.exitCode = tally.failed > 0 ? 1 : 0

async function report(name: string, check: Check): Promise<void> {
  const from = performance.now()
  const outcome = await check()
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const { ok, output, passed = 0, failed = 0, skipped = 0 } = outcome
  tally.passed += passed
  tally.skipped += skipped
  // A step fails as itself only where the tests it ran do not already say so.
  tally.failed += failed > 0 || ok ? failed : 1
  const counts = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : ''
  process.stdout.write(`${ok ? '✓' : '✗'} ${name.padEnd(16)}${seconds.padStart(6)} s${counts}\n`)
  if (!ok) process.stdout.write(`${shortened(output)}\n`)
}

function schemaCheck(): Promise<Outcome> {
  const findings = schemaFindings(sourceFiles('.'), schemasOf('.'))
  return Promise.resolve({ ok: findings.length === 0, output: findings.join('\n') })
}

/** The beginning names the first failure and the end sums up; the middle of a very long output is left out. */
function shortened(output: string): string {
  const text = output.trim()
  if (text.length <= LONGEST_OUTPUT) return text
  const half = LONGEST_OUTPUT / 2
  return `${text.slice(0, half)}\n… ${text.length - LONGEST_OUTPUT} characters left out …\n${text.slice(-half)}`
}

function prettierCache(): string[] {
  return ['--cache', '--cache-location', `${CACHE}/prettier/.cache`]
}

function eslintCache(): string[] {
  return ['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint/`]
}
