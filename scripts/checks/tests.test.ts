import { expect, test } from 'vitest'
import { judge, type Report } from './tests.ts'

function report(changes: Partial<Report>): Report {
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [], ...changes }
}

test('a run in which every test passes is in order', () => {
  expect(judge(report({ numPassedTests: 3 }), 0, '')).toMatchObject({ ok: true, passed: 3, failed: 0 })
})

test('a run without a single test has failed, though the runner calls it a success', () => {
  expect(judge(report({ numPendingTests: 4 }), 0, '').ok).toBe(false)
})

test('a file that does not load counts as one failure', () => {
  const files = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
  ]
  const outcome = judge(report({ numPassedTests: 1, numFailedTests: 1, testResults: files }), 1, '')
  expect(outcome).toMatchObject({ ok: false, passed: 1, failed: 2 })
})

test('an error outside of every test fails the run', () => {
  expect(judge(report({ numPassedTests: 2 }), 1, '')).toMatchObject({ ok: false, failed: 0 })
})
