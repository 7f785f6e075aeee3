import type { Work } from '../../../platform/work/work.ts'
import { failuresBeforeLock, lockMinutes } from './domain/sign-in-settings.ts'
import { failuresForUpdate, saveFailures } from './store/sign-in-failures.ts'
import type { Failures } from './store/sign-in-failures.ts'

/**
 * The sentence for a name that is locked after too many failures, or null (等保 身份鉴别 b). Names that do not exist are
 * locked just the same, so that the sentence tells nothing about them.
 */
export async function lockSentence(work: Work, name: string, called = '这个登录名'): Promise<string | null> {
  const failures = await failuresForUpdate(work.db, name, work.now)
  if (failuresInARow(work, failures) < work.rules.read(failuresBeforeLock)) return null
  const minutes = Math.max(1, Math.ceil(work.rules.read(lockMinutes) - minutesSince(work, failures)))
  return `连续输错次数太多，${called}暂时锁定。请 ${String(minutes)} 分钟后再试。`
}

/** Counts one more failure of a name. */
export async function countFailure(work: Work, name: string): Promise<void> {
  const failures = await failuresForUpdate(work.db, name, work.now)
  await saveFailures(work.db, name, { count: failuresInARow(work, failures) + 1, at: work.now })
}

/** Failures that still count: once a lock has run out, or as long a pause has passed, counting starts anew. */
function failuresInARow(work: Work, failures: Failures): number {
  return minutesSince(work, failures) < work.rules.read(lockMinutes) ? failures.count : 0
}

function minutesSince(work: Work, { at }: Failures): number {
  return (work.now.getTime() - at.getTime()) / 60_000
}
