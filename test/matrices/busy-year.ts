import type { Actor } from '../../src/kernel/actor.ts'
import { requestChange, termsOf } from '../../src/modules/delivery/work-plan/change-measure.ts'
import { adoptPlan, getPlan, importPlan, matchUnit } from '../../src/modules/delivery/work-plan/index.ts'
import { askNotConcerned } from '../../src/modules/delivery/work-plan/not-concerned.ts'
import { PLAN_TEXT, planInHand } from '../support/released-plan.ts'
import type { PlanInHand } from '../support/released-plan.ts'
import type { TestApplication } from '../support/application.ts'

/** Asks everything that a review can ask: unknown and vague names, no owner, 定期, an open bracket. */
const ASKING = `示例市文化和旅游局2026年政务公开工作要点（补充）

一、补充任务
（一）公开演出场所名录。逐季更新名录，方便群众查找。（虚构协调处负责落实）
（二）改进政策解读。每件政策文件配一问一答。（办公室牵头，相关处室配合）
（三）定期通报回复情况。定期通报各区回复群众留言的情况。（公共服务处负责落实）
（四）公开投诉电话。把投诉电话写在每一页的下面。
（五）公开名单。把补助对象名单按批次公布。（艺术处负责落实
`

const file = (name: string, words: string) => ({ kind: 'file', name, bytes: Buffer.from(words) }) as const

function titled(mark: string): string {
  return PLAN_TEXT.replace('工作要点', `工作要点${mark}`)
}

/** Brings about what the demonstration does not show: questions, sources, files, and decisions that wait. */
export async function playBusyYear(app: TestApplication, office: Actor): Promise<void> {
  await app.work(office, (work) => importPlan(work, { kind: 'pasted', text: PLAN_TEXT }))
  await app.work(office, (work) => importPlan(work, { kind: 'pasted', text: ASKING }))
  await app.work(office, async (work) => {
    const planId = await importPlan(work, file('补充要点.txt', ASKING))
    // Of a measure whose only division is none of ours, nobody answers for it.
    await matchUnit(work, {
      planId,
      name: '虚构协调处',
      meaning: 'outside',
      divisionIds: [],
      measureId: null,
    })
  })
  await app.work(office, async (work) => {
    const planId = await importPlan(work, file('要点.txt', PLAN_TEXT))
    await adoptPlan(work, { planId })
  })
  await reportWithFiles(app, await planInHand(app, titled('（甲）')))
  await writeLetter(app)
  await leaveDecisionsOpen(app, office, await planInHand(app, titled('（乙）')))
}

async function reportWithFiles(app: TestApplication, plan: PlanInHand): Promise<void> {
  await plan.report('艺术处', '2026-Q1', [
    {
      number: 1,
      state: 'on-schedule',
      text: '一季度的演出安排已经公布。',
      evidence: [
        { given: file('演出安排表.txt', '三月五日'), public: true },
        { given: file('内部台账.txt', '三月六日'), public: false },
        { given: { kind: 'statement', text: '票数台账在本处，可以来看。' }, public: false },
      ],
    },
    { number: 4, state: 'on-schedule', text: '一至三月的接听记录已汇总。' },
  ])
  await plan.submit('2026-Q1')
  await plan.approve('2026-Q1')
}

/** A reader says what is wrong on a page. */
async function writeLetter(app: TestApplication): Promise<void> {
  const reader = app.visitor()
  await reader.get('/jc?page=/gzyd')
  await reader.post('/jc', { statement: '第三项的联系电话打不通。' })
}

/** A plan on which nobody has reported, so that its adoption can still be taken back. */
async function leaveDecisionsOpen(app: TestApplication, office: Actor, plan: PlanInHand): Promise<void> {
  const [first, second] = plan.measures
  if (first === undefined || second === undefined) throw new RangeError('the plan has no measures')
  const artsClerk = await app.addStaff({ division: '艺术处' })
  const divisionId = await app.division('艺术处')
  const key = { planId: plan.planId, divisionId, period: '2026-Q4' }
  await app.work(artsClerk.actor, (work) =>
    askNotConcerned(work, { ...key, measureId: first.id }, '今年没有这类演出'),
  )
  await app.work(office, async (work) => {
    const before = await termsOf(work, await getPlan(work.db, plan.planId), second)
    const after = { ...before, text: '公开场馆开放时间，闭馆提前三天公告。' }
    await requestChange(
      work,
      { planId: plan.planId, measureId: second.id },
      { after, reason: '局务会议决定' },
    )
  })
}
