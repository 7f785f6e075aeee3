import { sql } from 'kysely'
import type { Actor } from '../../src/kernel/actor.ts'
import { civilDate } from '../../src/kernel/civil-date.ts'
import { shareDuty } from '../../src/modules/ground/duties/share-duty.ts'
import { insertMessage, markFailed } from '../../src/modules/ground/duties/store/messages.ts'
import { urgeDuty } from '../../src/modules/ground/duties/urge-duty.ts'
import { answerCase } from '../../src/modules/ground/intake/handle-case.ts'
import { addDivision, delegateFunction } from '../../src/modules/ground/organisation/index.ts'
import { askSetting, publicLateness } from '../../src/modules/ground/rules/index.ts'
import { addWord } from '../../src/modules/ground/search/known-words.ts'
import { SYSTEM } from '../support/application.ts'
import type { Staff, TestApplication } from '../support/application.ts'

/**
 * What waits for an answer, can be taken back, or has failed, so that the act that ends it can be tried: a 督办 letter,
 * a shared duty, a setting asked for, a delegation to come, a word, a message and a job that failed, an answered case, a
 * division that nobody works in.
 */
export async function playOpenEnds(app: TestApplication): Promise<void> {
  const [clerk, head, artsClerk, artsHead] = await Promise.all(
    ['bangongshi', 'zhuren', 'yishu', 'yishu.head'].map((name) => app.demonstrationStaff(name)),
  )
  if (!clerk || !head || !artsClerk || !artsHead) throw new RangeError('no such staff')
  await leaveDutyUrged(app, head)
  await app.work(head.actor, (work) =>
    askSetting(work, publicLateness, { value: 'totals', from: work.today, reason: '局务会议决定' }),
  )
  await app.work(artsHead.actor, async (work) => {
    const divisionId = await app.division('艺术处')
    const [since, until] = [civilDate('2026-10-12'), civilDate('2026-10-16')]
    await delegateFunction(work, {
      function: 'head',
      divisionId,
      toId: artsClerk.id,
      since,
      until,
      reason: '出差',
    })
  })
  await app.work(clerk.actor, (work) => addWord(work, { word: '办证', means: ['行政许可'] }))
  await app.work(SYSTEM, (work) =>
    addDivision(work, { name: '筹备组', kind: 'office', phone: null, isOpennessOffice: false }),
  )
  await leaveFailures(app, clerk)
  await leaveCaseAnswered(app, clerk.actor)
}

async function leaveDutyUrged(app: TestApplication, head: Staff): Promise<void> {
  const office = await app.division('办公室')
  const { id } = await app.workshop.database.db
    .selectFrom('duties.duty')
    .select('id')
    .where('division_id', '=', office)
    .where('function', '=', 'handler')
    .where('discharged_on', 'is', null)
    .orderBy('due_on')
    .limit(1)
    .executeTakeFirstOrThrow()
  const divisionId = await app.division('法制处')
  await app.work(head.actor, async (work) => {
    await urgeDuty(work, id, '请说明办到哪一步。')
    await shareDuty(work, id, { kind: 'division', divisionId })
  })
}

/** A message that did not go out, and a job that is out of tries. */
async function leaveFailures(app: TestApplication, to: Staff): Promise<void> {
  await app.work(SYSTEM, async (work) => {
    const id = work.newId()
    await insertMessage(work.db, {
      id,
      channel: 'mail',
      personId: to.id,
      recipient: 'someone@example.cn',
      subject: '今日提醒',
      body: '有一件到期。',
      queuedAt: work.now,
    })
    await markFailed(work.db, id, '邮件服务器没有回应')
    await work.enqueue('duties.escalate', {})
    await sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = '磁盘已满。'`.execute(
      work.db,
    )
  })
}

/** A reader left a telephone number, and has been answered. */
async function leaveCaseAnswered(app: TestApplication, office: Actor): Promise<void> {
  const reader = app.visitor()
  await reader.get('/jc?page=/')
  await reader.post('/jc', { statement: '首页的电话少了一位。', phone: '010-55550123' })
  const { id } = await app.workshop.database.db
    .selectFrom('intake.case_record')
    .select('id')
    .orderBy('received_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await app.work(office, (work) => answerCase(work, id, '已经改好，谢谢指正。'))
}
