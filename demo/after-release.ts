import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  archivePublication,
  askErasure,
  askWithdrawal,
  decideWithdrawal,
  getDraft,
  loadPackage,
  movePublication,
  passGate,
  readBody,
  sealPublication,
  saveDraft,
  startCorrection,
  startPackage,
  submitPackage,
} from '../src/modules/ground/publication/index.ts'
import { LEADER, OFFICE, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

const WRITER = 'yishu'
const DIVISION = '艺术处'

/** What became of texts after their release: corrected, moved, archived, withdrawn, waiting to be, sealed. */
export async function playAfterRelease(stage: Stage): Promise<void> {
  const day = (ago: number) => stage.workday(addDays(stage.today, -ago))
  const corrected = await release(stage, day(60), [
    '示例市第二届群众合唱周安排',
    '合唱周共有 24 场，免费进场。',
  ])
  await correct(stage, day(50), { path: corrected.path, words: '合唱周共有 26 场，免费进场。' })
  await stage.act(OFFICE, day(45), (work) =>
    movePublication(work, corrected.id, { columnId: 'wqhd', reason: '活动已经结束，移到往期活动' }),
  )
  const old = await release(stage, day(58), ['示例市剧场春节放假值班安排', '剧场值班电话见各剧场公告。'])
  await stage.act(OFFICE, day(30), (work) => archivePublication(work, old.id))
  const gone = await release(stage, day(56), ['示例市露天电影放映预告', '放映地点为市民广场东侧。'])
  await askFor(stage, day(20), { id: gone.id, explanation: '放映点已经取消，预告里的地点和时间不再有效。' })
  await stage.act(OFFICE_HEAD, day(19), (work) =>
    decideWithdrawal(work, gone.id, { approve: true, remark: '' }),
  )
  const waiting = await release(stage, day(54), ['示例市戏曲进校园报名说明', '报名截止到月底。'])
  await askFor(stage, day(2), { id: waiting.id, explanation: '报名办法有较大改动，旧的说明会误导学校。' })
  await sealBoth(stage, day)
}

/** Two that were sealed: one still to be reported, one with an instruction to erase that waits for its second person. */
async function sealBoth(stage: Stage, day: (ago: number) => CivilDate): Promise<void> {
  const first = await release(stage, day(52), ['示例市排练厅改造进展', '演示内容，已封存。'])
  const second = await release(stage, day(51), ['示例市舞台设备采购进展', '演示内容，已封存。'])
  for (const [{ id }, kind, ago] of [
    [first, 'unlawful', 10],
    [second, 'secret', 5],
  ] as const)
    await stage.act(OFFICE, day(ago), (work) => sealPublication(work, id, { kind, at: work.now }))
  await stage.act(LEADER, day(1), (work) => askErasure(work, second.id, '示例市保密行政管理部门〔演示〕1号'))
}

/** Its division asks that a page be withdrawn. */
export async function askFor(
  stage: Stage,
  on: CivilDate,
  { id, explanation }: { readonly id: string; readonly explanation: string },
): Promise<void> {
  await stage.act(WRITER, on, async (work) => {
    await askWithdrawal(work, id, { kind: 'outdated', explanation, keepsContent: false, leadTo: null })
  })
}

interface Shown {
  readonly id: string
  readonly path: string
}

async function release(
  stage: Stage,
  on: CivilDate,
  [title, words]: readonly [string, string],
): Promise<Shown> {
  const started = await stage.act(WRITER, on, (work) =>
    startPackage(work, stage.divisions.get(DIVISION) ?? '', { typeId: 'news', columnId: 'zwdt', title }),
  )
  return bringOut(stage, on, { ...started, words, changeNote: null })
}

async function correct(
  stage: Stage,
  on: CivilDate,
  { path, words }: { readonly path: string; readonly words: string },
): Promise<Shown> {
  const started = await stage.act(WRITER, on, (work) => startCorrection(work, path))
  return bringOut(stage, on, { ...started, words, changeNote: '场次数写少了两场' })
}

interface Text {
  readonly packageId: string
  readonly draftId: string
  readonly words: string
  readonly changeNote: string | null
}

/** Brings a text of 艺术处 through its gates, all on one day. */
export async function bringOut(stage: Stage, on: CivilDate, text: Text): Promise<Shown> {
  const { packageId, draftId } = text
  await stage.act(WRITER, on, async (work) => {
    const draft = await getDraft(work.db, draftId)
    const written = { ...draft, body: readBody(text.words), changeNote: text.changeNote }
    await saveDraft(work, { draftId, revision: draft.revision, text: written, alternatives: new Map() })
    await submitPackage(work, packageId, { releaseAt: null })
  })
  for (const [who, gateId] of [
    [`${WRITER}.head`, 'head'],
    ['xuanchuan.head', 'content'],
  ] as const)
    await stage.act(who, on, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const lists = loaded.gates.find(({ id }) => id === gateId)?.checklists ?? []
      const checked = lists.flatMap(({ items }) => items)
      await passGate(work, { packageId, gateId, seen: loaded.round?.contentHash ?? '', checked })
    })
  return stage.act(WRITER, on, async (work) => {
    const { publicationId, path } = await getDraft(work.db, draftId)
    if (publicationId === null || path === null) throw new Error('演示稿件没有发布')
    return { id: publicationId, path }
  })
}
