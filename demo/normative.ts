import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  beginMaking,
  evaluateDocument,
  getDocument,
  recordStep,
  startMakingText,
} from '../src/modules/publishing/documents/index.ts'
import type { Identified, StepToRecord } from '../src/modules/publishing/documents/index.ts'
import { officialPaper } from '../src/platform/paper/official-paper.ts'
import { bringToGazette, dayAgo, nothingWrong, playOne, publish } from './documents.ts'
import { OFFICE } from './stage.ts'
import type { Stage } from './stage.ts'

const SERVICE = { division: '公共服务处', clerk: 'gonggong' }
const ARTS = { division: '艺术处', clerk: 'yishu' }
const TRADE = { division: '行业管理处', clerk: 'hangye' }
/** The head of 法制处, who reviews legality for the bureau. */
const LEGAL = 'fazhi.head'

interface Team {
  readonly division: string
  readonly clerk: string
}

/** 规范性文件 at every stage: one from 认定 to 公布, one at 法制, an urgent one before 集体审议, one sent back, one just begun. */
export async function playNormative(stage: Stage): Promise<void> {
  await playWhole(stage)
  await playAtLegality(stage)
  await playUrgent(stage)
  await playSentBack(stage)
  const begun = await begin(stage, ARTS, { title: '示例市群众文艺创作扶持办法', daysAgo: 3 })
  await stage.act(ARTS.clerk, dayAgo(stage, 2), (work) => startMakingText(work, begun))
  await playOld(stage)
}

interface Begun extends Partial<Identified> {
  readonly title: string
  readonly daysAgo: number
}

async function begin(stage: Stage, team: Team, { daysAgo, ...identified }: Begun): Promise<string> {
  const divisionId = stage.divisions.get(team.division) ?? ''
  return stage.act(team.clerk, dayAgo(stage, daysAgo), async (work) => {
    const begun = await beginMaking(work, divisionId, {
      identifiedBecause: '规定公众和场馆的权利义务，在全市普遍适用、反复适用。',
      operators: false,
      economic: false,
      rights: true,
      urgentBecause: null,
      ...identified,
    })
    if (!begun.ok) throw new Error(JSON.stringify(begun.errors))
    return begun.id
  })
}

interface Played extends Partial<StepToRecord> {
  readonly step: StepToRecord['step']
  readonly by: string
  readonly daysAgo: number
  readonly documentNumber?: string
  /** What its paper is called, where one goes with it. */
  readonly paper?: string
}

async function record(
  stage: Stage,
  id: string,
  { by, daysAgo, documentNumber = '', paper, ...played }: Played,
): Promise<void> {
  const upload = paper === undefined ? null : await paperCalled(paper)
  await stage.act(by, dayAgo(stage, daysAgo), async (work) =>
    nothingWrong(
      await recordStep(work, id, {
        step: {
          ...{ outcome: 'done', on: work.today, finding: '情况属实，结论明确。', from: null, until: null },
          ...{ place: null, opinions: null, consistency: null, advice: null, adviceReason: null },
          ...{ reference: null, ...played },
        },
        upload,
        cleared: true,
        documentNumber,
      }),
    ),
  )
}

async function paperCalled(title: string) {
  const bytes = await officialPaper({ title, blocks: [{ kind: 'paragraph', text: '演示数据。' }] })
  return { name: `${title}.docx`, bytes }
}

function consulted(from: CivilDate, days: number) {
  return {
    step: 'consult',
    outcome: 'held',
    from,
    until: addDays(from, days),
    place: '本网站「意见征集」',
    opinions: 4,
    finding: '收到四条意见，采纳三条；一条建议全天开放，人手不够，没有采纳。',
  } as const
}

/** Assessed, comments asked for thirty days, no 经营者 touched; then 法制 has it. */
async function toLegality(
  stage: Stage,
  id: string,
  { by, from }: { readonly by: string; readonly from: number },
): Promise<void> {
  await record(stage, id, {
    ...{ step: 'assess', by, daysAgo: from },
    finding: '场馆预约各家做法不一，群众跑空；统一规定可行，不增加费用。',
  })
  await record(stage, id, {
    ...consulted(addDays(stage.today, -from), 30),
    ...{ by, daysAgo: from - 35 },
  })
  await record(stage, id, {
    ...{ step: 'fair', outcome: 'not-needed', by, daysAgo: from - 36 },
    finding: '只规定公共场馆，不涉及经营者的经济活动。',
  })
}

async function playWhole(stage: Stage): Promise<void> {
  const id = await begin(stage, SERVICE, { title: '示例市公共文化设施预约管理办法', daysAgo: 125 })
  await toLegality(stage, id, { by: SERVICE.clerk, from: 120 })
  await record(stage, id, {
    ...{ step: 'legality', outcome: 'amend', by: LEGAL, daysAgo: 60, reference: '法审〔示例〕7号' },
    paper: '合法性审核意见书',
    finding: '主体、权限、程序合法；第五条增设的预约押金没有依据，应当删去。',
  })
  await record(stage, id, {
    ...{ step: 'deliberate', outcome: 'passed', by: OFFICE, daysAgo: 46, advice: 'all' },
    ...{ reference: '局长办公会纪要〔示例〕11号', finding: '梁示例主持，全体班子成员参加，一致通过。' },
  })
  const document = await playOne(stage, {
    ...SERVICE,
    ...{ serial: 34, daysAgo: 40, title: '示例市公共文化设施预约管理办法' },
    entry: { policy: true, normative: true, effectiveOn: dayAgo(stage, 15) },
    proposal: { attribute: 'open' },
  })
  const { number } = await stage.act(SERVICE.clerk, stage.today, (work) => getDocument(work.db, document))
  await record(stage, id, {
    ...{ step: 'issue', by: SERVICE.clerk, daysAgo: 39, documentNumber: number ?? '' },
    finding: '梁示例，局长',
  })
  await publish(stage, document, dayAgo(stage, 20))
  await bringToGazette(stage, {
    ...{ id: document, clerk: SERVICE.clerk },
    ...{ printedOn: dayAgo(stage, 40), after: 7 },
  })
}

async function playAtLegality(stage: Stage): Promise<void> {
  const id = await begin(stage, ARTS, { title: '示例市街头艺术表演管理规定', daysAgo: 44 })
  await toLegality(stage, id, { by: ARTS.clerk, from: 42 })
}

/** 汛情: three days of comments, an opinion at once, and 集体审议 still to come. */
async function playUrgent(stage: Stage): Promise<void> {
  const id = await begin(stage, TRADE, {
    title: '示例市汛期旅游场所临时关闭规定',
    daysAgo: 14,
    operators: true,
    economic: true,
    urgentBecause: '市防汛指挥部发布红色预警，要求尽快定出关闭程序',
  })
  const by = TRADE.clerk
  await record(stage, id, { step: 'assess', by, daysAgo: 13 })
  await record(stage, id, { ...consulted(addDays(stage.today, -13), 3), by, daysAgo: 8 })
  await record(stage, id, {
    ...{ step: 'fair', outcome: 'exempt', by, daysAgo: 7, consistency: '和安全生产政策取向一致' },
    finding: '为保障安全临时关闭，听取了三家景区的意见，适用例外规定，预警解除即止。',
  })
  await record(stage, id, {
    ...{ step: 'legality', outcome: 'lawful', by: LEGAL, daysAgo: 5, reference: '法审〔示例〕9号（紧急）' },
    finding: '依据防汛法规，主体、权限、内容合法；紧急件，缩短出具。',
  })
}

async function playSentBack(stage: Stage): Promise<void> {
  const id = await begin(stage, SERVICE, { title: '示例市公益场馆志愿服务管理规定', daysAgo: 74 })
  await toLegality(stage, id, { by: SERVICE.clerk, from: 70 })
  await record(stage, id, {
    ...{ step: 'legality', outcome: 'unlawful', by: LEGAL, daysAgo: 9, reference: '法审〔示例〕8号' },
    finding: '第八条对志愿者设定罚款，超出权限，不合法。',
  })
}

/** What was issued before the system came needs no steps; evaluated, it is to be repealed, and holds until then. */
async function playOld(stage: Stage): Promise<void> {
  const writtenOn = addDays(stage.today, -1850)
  const id = await playOne(stage, {
    ...TRADE,
    ...{ serial: 5, daysAgo: 20, title: '示例市临时演出摊位管理办法' },
    entry: {
      ...{ policy: true, normative: true, writtenOn, printedOn: null, publishedOn: writtenOn },
      number: `示例文旅发〔${writtenOn.slice(0, 4)}〕5号`,
    },
    proposal: { attribute: 'open' },
  })
  await stage.act(TRADE.clerk, dayAgo(stage, 6), async (work) =>
    nothingWrong(
      await evaluateDocument(work, id, {
        outcome: 'repeal',
        conclusion: '摊位已经由城市管理部门统一管理，本办法不再适用。',
      }),
    ),
  )
}
