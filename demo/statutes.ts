import { addDays } from '../src/kernel/civil-date.ts'
import { checkStatute, confirmStatute, enterStatute } from '../src/modules/publishing/documents/index.ts'
import { dayAgo, nothingWrong } from './documents.ts'
import type { Stage } from './stage.ts'

const CLERK = 'fazhi'
const HEAD = 'fazhi.head'
const OFFICIAL = 'https://flk.npc.gov.cn/'
/** A rule of the invented province, which a text of the play names. */
export const PROVINCIAL = '示例省公共文化服务保障条例'

/** 外部法规: one to be looked at again soon, one that was amended and flags a page, one that waits for the second person. */
export async function playStatutes(stage: Stage): Promise<void> {
  await enter(stage, {
    title: '中华人民共和国政府信息公开条例',
    issuer: '国务院',
    edition: '2019修订',
    daysAgo: 174,
  })
  const provincial = await enter(stage, {
    title: PROVINCIAL,
    issuer: '示例省人民代表大会常务委员会',
    edition: '2021年公布',
    daysAgo: 120,
  })
  await stage.act(CLERK, dayAgo(stage, 4), async (work) =>
    nothingWrong(
      await checkStatute(work, provincial, {
        outcome: 'amended',
        edition: '新修订',
        officialUrl: OFFICIAL,
        since: addDays(stage.today, -10),
        note: '第二十条改为每周至少两天开放到二十一点。',
      }),
    ),
  )
  await agree(stage, provincial, 3)
  await enter(stage, {
    title: '中华人民共和国公共文化服务保障法',
    issuer: '全国人民代表大会常务委员会',
    edition: '2017年3月1日施行',
    daysAgo: 1,
    isWaiting: true,
  })
}

interface DemoStatute {
  readonly title: string
  readonly issuer: string
  readonly edition: string
  readonly daysAgo: number
  readonly isWaiting?: true
}

async function enter(stage: Stage, told: DemoStatute): Promise<string> {
  const { title, issuer, edition, daysAgo, isWaiting } = told
  const divisionId = stage.divisions.get('法制处') ?? ''
  const id = await stage.act(CLERK, dayAgo(stage, daysAgo), async (work) => {
    const found = { outcome: 'entered', edition, officialUrl: OFFICIAL, since: null, note: '' } as const
    const entered = await enterStatute(work, { title, issuer, divisionId }, found)
    if (!entered.ok) throw new Error(JSON.stringify(entered.errors))
    return entered.id
  })
  if (isWaiting !== true) await agree(stage, id, daysAgo)
  return id
}

async function agree(stage: Stage, id: string, daysAgo: number): Promise<void> {
  await stage.act(HEAD, dayAgo(stage, daysAgo), async (work) =>
    nothingWrong(await confirmStatute(work, id, { agree: true, reason: '' })),
  )
}
