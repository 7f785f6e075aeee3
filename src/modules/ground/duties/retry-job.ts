import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { rescheduleJob } from '../../../platform/jobs/failed-jobs.ts'
import type { Work } from '../../../platform/work/work.ts'

/** 系统管理 has a failed job tried again at once; refuses one that has succeeded or is under way. */
export async function retryJob(work: Work, id: string): Promise<void> {
  if (!holds(work.actor, ['system-administrator']))
    throw new Refusal('forbidden', 'not-system-administrator', '再试由系统管理来做。')
  const name = /^\d{1,18}$/.test(id) ? await rescheduleJob(work.db, id) : null
  if (name === null)
    throw new Refusal('conflict', 'no-failed-job', '这个作业已经办成，或者正在办，不用再试。请刷新页面看看。')
  await work.record({ subject: `job:${id}`, action: 'job-retried', after: { name } })
}
