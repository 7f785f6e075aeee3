import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  addDraftFile,
  changeColumn,
  decideWithdrawal,
  enterOfficialAddress,
  getColumn,
  listLinksOf,
  noteAnswer,
  startPackage,
  watchLinks,
} from '../src/modules/ground/publication/index.ts'
import { officialPaper } from '../src/platform/paper/official-paper.ts'
import { askFor, bringOut } from './after-release.ts'
import { OFFICE, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

/** The invented city's platform. */
const PLATFORM = 'https://www.example.gov.cn/wlj'
const WRITER = 'yishu'

/**
 * 「交市集约化平台」: what waits, what is done, and what is to be taken down there, from a column that goes to both places
 * and from one that stands there only; then what the addresses answered, one of them for days nothing.
 */
export async function playHandovers(stage: Stage): Promise<void> {
  const day = (ago: number) => stage.workday(addDays(stage.today, -ago))
  await sendColumn(stage, day(40), { id: 'zwdt', delivery: 'both' })
  await sendColumn(stage, day(40), { id: 'wqhd', delivery: 'handover' })
  const done = await release(stage, day(30), {
    title: '示例市小剧场联盟成立',
    words: `联盟章程见[示例市剧场协会](${PLATFORM}/theatres)，报名表见[协会旧站](https://old.example.gov.cn/form)。`,
  })
  await enter(stage, day(29), { by: OFFICE, id: done.id, page: 'art-1001' })
  const past = await release(stage, day(28), {
    title: '示例市第一届合唱周回顾',
    words: '共演出 22 场。',
    columnId: 'wqhd',
  })
  await enter(stage, day(27), { by: WRITER, id: past.id, page: 'art-1002' })
  const gone = await release(stage, day(26), { title: '示例市舞蹈公开课安排', words: '每周六上午开课。' })
  await enter(stage, day(25), { by: OFFICE, id: gone.id, page: 'art-1003' })
  await askFor(stage, day(3), { id: gone.id, explanation: '公开课已经停办，安排不再有效。' })
  await stage.act(OFFICE_HEAD, day(2), (work) =>
    decideWithdrawal(work, gone.id, { approve: true, remark: '' }),
  )
  await release(stage, day(1), {
    title: '示例市戏曲周开票',
    words: '开票时间为本周五上午十点，节目见附件。',
    attachment: '戏曲周节目单',
  })
  await release(stage, day(1), {
    title: '示例市街头艺术节回顾',
    words: '艺术节共有 40 个节目。',
    columnId: 'wqhd',
  })
  await checkLinks(stage, done.id)
}

interface Told {
  readonly title: string
  readonly words: string
  readonly columnId?: string
  readonly attachment?: string
}

async function release(
  stage: Stage,
  on: CivilDate,
  { title, words, columnId = 'zwdt', attachment }: Told,
): Promise<{ readonly id: string }> {
  const started = await stage.act(WRITER, on, async (work) => {
    const text = { typeId: 'news', columnId, title }
    const draft = await startPackage(work, stage.divisions.get('艺术处') ?? '', text)
    if (attachment !== undefined) {
      const blocks = [{ kind: 'paragraph', text: '演示数据。' }] as const
      const bytes = await officialPaper({ title: attachment, blocks })
      await addDraftFile(work, draft.draftId, { name: `${attachment}.docx`, bytes })
    }
    return draft
  })
  return bringOut(stage, on, { ...started, words, changeNote: null })
}

async function sendColumn(
  stage: Stage,
  on: CivilDate,
  { id, delivery }: { readonly id: string; readonly delivery: 'both' | 'handover' },
): Promise<void> {
  await stage.act(OFFICE, on, async (work) =>
    changeColumn(work, { ...(await getColumn(work.db, id)), delivery }),
  )
}

async function enter(
  stage: Stage,
  on: CivilDate,
  { by, id, page }: { readonly by: string; readonly id: string; readonly page: string },
): Promise<void> {
  await stage.act(by, on, async (work) => {
    await enterOfficialAddress(work, id, `${PLATFORM}/${page}.html`)
  })
}

/** Four nights of the check: one link answers nothing on the last three of them. */
async function checkLinks(stage: Stage, publicationId: string): Promise<void> {
  for (const ago of [4, 3, 2, 1])
    await stage.act('链接检查', addDays(stage.today, -ago), async (work) => {
      await watchLinks(work, publicationId)
      for (const { id, url } of await listLinksOf(work.db, publicationId)) {
        const isDead = url.includes('old.example.gov.cn') && ago < 4
        await noteAnswer(
          work,
          id,
          isDead
            ? { outcome: 'fails', said: '找不到这个域名' }
            : { outcome: 'answers', said: '能打开（200）' },
        )
      }
    })
}
