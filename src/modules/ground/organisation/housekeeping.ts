import type { Job } from '../../../platform/jobs/worker.ts'
import { removeIdleSessions } from '../../../platform/session/session.ts'
import { removeOldSubmissions } from '../../../platform/http/submission.ts'
import type { Work } from '../../../platform/work/work.ts'
import { lockMinutes, sessionDays, submissionDays } from './domain/sign-in-settings.ts'
import { removeOldFailures } from './store/sign-in-failures.ts'

/** Every night: sessions nobody uses, marks of posted forms, and failures that lock nobody any more are removed. */
export const housekeeping: Job = {
  name: 'organisation.housekeeping',
  actor: '夜间整理',
  every: '20 18 * * *',
  run: tidyUp,
}

async function tidyUp({ db, now, rules }: Work): Promise<void> {
  await removeIdleSessions(db, { now, days: rules.read(sessionDays) })
  await removeOldSubmissions(db, { now, days: rules.read(submissionDays) })
  await removeOldFailures(db, { now, minutes: rules.read(lockMinutes) })
}
