import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  getDraft,
  loadPackage,
  readBody,
  saveDraft,
  startPackage,
} from '../src/modules/ground/publication/index.ts'
import {
  addInterpretation,
  askExemption,
  decideExemption,
  declareMaterial,
  savePlan,
} from '../src/modules/publishing/policies/index.ts'
import type { Work } from '../src/platform/work/work.ts'
import type { Stage } from './stage.ts'
import type { DemoText } from './publishing-texts.ts'

const PLAN = {
  forms: ['简明问答'],
  channels: ['本网站', '政务新媒体'],
  interpreter: '法制处',
  firstInterpreter: '梁示例，局长',
  firstAct: 'interview',
  firstActNote: '发布当周在线访谈，登在本网站「政策解读」',
  firstActPiece: '',
  outline: '谁能申请\n补多少\n什么时候拿到钱',
  risk: '可能有人问往年没有申请的能不能补。口径：从施行之日起算，往年不补。',
  briefing: 'not-needed',
  briefingOn: null,
  briefingNote: '征求意见时已逐家走访',
} as const

interface Explained {
  readonly text: DemoText
  readonly packageId: string
  readonly day: CivilDate
}

/** 三同步: a policy gets its plan and says what its interpretation is; one without has a reason that its head agreed to. */
export async function explainPolicy(stage: Stage, { text, packageId, day }: Explained): Promise<void> {
  if (text.typeId !== 'policy') return
  if (text.interpretation === undefined) {
    await stage.act(text.clerk, day, (work) =>
      askExemption(work, packageId, '条文只有三条，写明了由谁做、怎么做，和现行做法相同。'),
    )
    await stage.act(`${text.clerk}.head`, day, (work) => decideExemption(work, packageId, 'signed'))
    return
  }
  await stage.act(text.clerk, day, async (work) => {
    const { drafts } = await loadPackage(work, packageId)
    const firstActPiece = drafts.find(({ typeId }) => typeId === 'interpretation')?.id ?? ''
    await savePlan(work, { packageId, revision: 0, ...PLAN, firstActPiece })
    for (const { id, typeId } of drafts)
      if (typeId === 'interpretation')
        await declareMaterial(work, { packageId, draftId: id, nature: 'own', answers: new Map() })
  })
}

const POLICY = { typeId: 'policy', columnId: 'zcwj' } as const

/** Two policies being written: one whose interpretation only repeats it, one for which nobody has agreed to do without. */
export async function playPolicies(stage: Stage): Promise<void> {
  const day = stage.workday(addDays(stage.today, -1))
  await stage.act('yishu', day, async (work) => {
    const { packageId, draftId } = await startPackage(work, divisionOf(stage, '艺术处'), {
      ...POLICY,
      title: '示例市街头艺人登记办法（征求意见后修改稿）',
    })
    const words = '第一条 街头艺人在公布的点位演出，应当事先登记。\n\n第二条 登记不收费，当场办结。'
    await write(work, draftId, words)
    await write(work, await addInterpretation(work, packageId, draftId), words)
    await savePlan(work, { packageId, revision: 0, ...PLAN, interpreter: '艺术处', risk: '', firstAct: null })
  })
  await stage.act('fazhi', day, async (work) => {
    const { packageId, draftId } = await startPackage(work, divisionOf(stage, '法制处'), {
      ...POLICY,
      title: '关于废止三件过期文件的决定',
    })
    await write(work, draftId, '下列三件文件的有效期已满，不再执行。')
    await askExemption(work, packageId, '只列出已经过期的文件，没有新的规定。')
  })
}

function divisionOf(stage: Stage, name: string): string {
  return stage.divisions.get(name) ?? ''
}

async function write(work: Work, draftId: string, words: string): Promise<void> {
  const draft = await getDraft(work.db, draftId)
  await saveDraft(work, {
    draftId,
    revision: draft.revision,
    text: { ...draft, body: readBody(words) },
    alternatives: new Map(),
  })
}
