import { addDays, yearOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import { getDraft, readBody, saveDraft, submitPackage } from '../src/modules/ground/publication/index.ts'
import { keepYearlyDuties, recordPlan, startStage } from '../src/modules/publishing/long-term-plans/index.ts'
import { signGates } from './publishing.ts'
import { dayOf } from './stage.ts'
import type { Stage } from './stage.ts'

const NOBODY = 'system-of-plans'
type StageName = Parameters<typeof startStage>[2]

/** A stage of the play: when it came out, and what it says. */
interface PlayedStage {
  readonly stage: StageName
  readonly on: CivilDate
  readonly words: string
}

/** Two plans of the invented bureau: one in its term, reported on where the year has come that far, one in the making. */
export async function playLongTermPlans(stage: Stage): Promise<void> {
  const { today } = stage
  const year = yearOf(today)
  const reported = dayOf(year, '03-20')
  await playPlan(stage, {
    ...{ division: '研究室', clerk: 'yanjiu', name: '示例市文化和旅游发展五年规划' },
    ...{ fromYear: year - 1, toYear: year + 3 },
    stages: [
      { stage: '征求意见', on: addDays(today, -460), words: '规划草案公开征求意见三十天，意见寄研究室。' },
      { stage: '发布', on: addDays(today, -400), words: '一、总体要求\n\n五年建成二十个书香社区。' },
      ...(reported < today
        ? [{ stage: '年度实施情况', on: reported, words: '二十个书香社区建成四个，其余都已选址。' } as const]
        : []),
    ],
  })
  await playPlan(stage, {
    ...{ division: '公共服务处', clerk: 'gonggong', name: '示例市旅游公共服务设施专项规划' },
    ...{ fromYear: year + 1, toYear: year + 5 },
    stages: [
      { stage: '征求意见', on: addDays(today, -25), words: '草案公开征求意见三十天，来信寄公共服务处。' },
    ],
  })
  await stage.act(NOBODY, today, keepYearlyDuties)
}

async function playPlan(
  stage: Stage,
  plan: {
    readonly division: string
    readonly clerk: string
    readonly name: string
    readonly fromYear: number
    readonly toYear: number
    readonly stages: readonly PlayedStage[]
  },
): Promise<void> {
  const { clerk, stages } = plan
  const divisionId = stage.divisions.get(plan.division) ?? ''
  const begun = stage.workday(addDays(stages[0]?.on ?? stage.today, -30))
  const id = await stage.act(clerk, begun, async (work) => {
    const { name, fromYear, toYear } = plan
    const done = await recordPlan(work, { name, fromYear, toYear, divisionId })
    if ('errors' in done) throw new Error(`演示规划登记不了：${JSON.stringify(done.errors)}`)
    return done.id
  })
  for (const played of stages) {
    const day = stage.workday(played.on)
    const packageId = await stage.act(clerk, day, async (work) => {
      const draftId = await startStage(work, id, played.stage)
      const draft = await getDraft(work.db, draftId)
      const text = { ...draft, body: readBody(played.words) }
      await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
      const lacks = await submitPackage(work, draft.packageId, { releaseAt: null })
      if (lacks.length > 0) throw new Error(`演示规划稿件不齐：${JSON.stringify(lacks)}`)
      return draft.packageId
    })
    await signGates(stage, { text: { clerk, typeId: 'plan' }, packageId, day })
  }
}
