import { addDays, civilDate, yearOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import type { FieldError } from '../src/kernel/refusal.ts'
import {
  getDraft,
  loadPackage,
  readBody,
  saveDraft,
  submitPackage,
} from '../src/modules/ground/publication/index.ts'
import {
  addDocumentFile,
  changeDocument,
  decideAttribute,
  followRelease,
  getDocument,
  giveOpinion,
  handOver,
  reExamine,
  registerDocument,
  startDraft,
  watchDocuments,
} from '../src/modules/publishing/documents/index.ts'
import type { Entry, Proposal } from '../src/modules/publishing/documents/index.ts'
import { writeWorkbook } from '../src/platform/sheets/write-workbook.ts'
import type { Work } from '../src/platform/work/work.ts'
import { DOCUMENTS } from './documents-register.ts'
import type { DemoDocument } from './documents-register.ts'
import { signGates } from './publishing.ts'
import { LEADER, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

const NOBODY = 'system-of-documents'
const LIBRARY = { division: '公共服务处', clerk: 'gonggong' }
const LAW = { division: '法制处', clerk: 'fazhi' }
/** The policy that the texts of the play made public, and when it was made. */
const THEATRES = { number: '示例文旅发〔2025〕12号', writtenOn: civilDate('2025-11-03') }

/** 公文源头 of the invented bureau: a register with documents in every state, one repealed, one amended, two at the gazette. */
export async function playDocuments(stage: Stage): Promise<void> {
  for (const document of DOCUMENTS) await playOne(stage, document)
  await playRepeal(stage)
  if (addDays(THEATRES.writtenOn, 60) < stage.today) await playAmendment(stage)
  await playReExamination(stage)
  await stage.act(NOBODY, stage.today, watchDocuments)
}

/** Registers a document and takes its 公开属性 as far as the play says. */
export async function playOne(stage: Stage, document: DemoDocument): Promise<string> {
  const day = dayAgo(stage, document.daysAgo)
  const id = await register(stage, document, day)
  const { until } = document
  if (until === 'registered' || until === 'office') return id
  const { attributeState, policy } = await stage.act(NOBODY, day, (work) => getDocument(work.db, id))
  if (attributeState === 'at-office')
    await stage.act(OFFICE_HEAD, day, (work) => answer(work, giveOpinion, { id, agree: true }))
  if (until === 'decision') return id
  await stage.act(policy ? LEADER : `${document.clerk}.head`, day, (work) =>
    answer(work, decideAttribute, { id, agree: until !== 'returned' }),
  )
  return id
}

/** The working day so many days ago. */
export function dayAgo(stage: Stage, days: number): CivilDate {
  return stage.workday(addDays(stage.today, -days))
}

async function register(stage: Stage, document: DemoDocument, day: CivilDate): Promise<string> {
  const entry: Entry = {
    number: `示例文旅发〔${String(yearOf(day))}〕${String(document.serial)}号`,
    title: document.title,
    writtenOn: day,
    printedOn: day,
    divisionId: stage.divisions.get(document.division) ?? '',
    origin: 'own',
    issuer: null,
    obtainedOn: document.entry?.origin === 'obtained' ? day : null,
    retention: 'thirty',
    policy: false,
    normative: false,
    publishedOn: null,
    effectiveOn: null,
    validUntil: null,
    repealedOn: null,
    ...document.entry,
  }
  return stage.act(document.clerk, day, async (work) => {
    const done = await registerDocument(work, entry, proposalOf(document))
    if (!done.ok) throw new Error(`演示公文登记不了：${JSON.stringify(done.errors)}`)
    return done.id
  })
}

function proposalOf({ proposal }: DemoDocument): Proposal | null {
  if (proposal === undefined) return null
  return {
    attribute: 'open',
    reason: '',
    article: null,
    weighing: '',
    redacted: false,
    redactionNote: '',
    openWhen: '',
    reviewOn: null,
    ...proposal,
  }
}

type Answering = typeof decideAttribute

async function answer(
  work: Work,
  answering: Answering,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<void> {
  const { attributeRound: round } = await getDocument(work.db, id)
  const reason = agree ? '' : '清理结果要公布，请改为主动公开。'
  const errors = await answering(work, id, { agree, reason, round })
  nothingWrong(errors)
}

/** The play goes through, or the demonstration is not loaded. */
export function nothingWrong(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Error(`演示公文有错：${JSON.stringify(errors)}`)
}

/** Two documents that are not public: one is to be looked at again soon, one waits for the leader to agree that it opens. */
async function playReExamination(stage: Stage): Promise<void> {
  const proposal = { attribute: 'on-request', reason: '只发给在演院团，不涉及公众利益调整。' } as const
  const team = { division: '艺术处', clerk: 'yishu' }
  await playOne(stage, {
    ...team,
    ...{ serial: 28, daysAgo: 70, title: '关于院团排练厅调配的通知' },
    proposal: {
      ...proposal,
      openWhen: '调配方案执行完，不再影响院团之间商谈时',
      reviewOn: addDays(stage.today, 14),
    },
  })
  const id = await playOne(stage, {
    ...team,
    ...{ serial: 29, daysAgo: 65, title: '关于演出场次补贴测算口径的通知' },
    entry: { policy: true },
    proposal,
  })
  await stage.act('yishu.head', dayAgo(stage, 2), async (work) =>
    nothingWrong(
      await reExamine(work, id, { outcome: 'opened', reason: '补贴已经向社会公布，口径可以一并公开。' }),
    ),
  )
}

/** An old policy came out through its gates, went late to the gazette, and a later one repeals it. */
async function playRepeal(stage: Stage): Promise<void> {
  const made = dayAgo(stage, 34)
  const old = await playOne(stage, {
    ...LIBRARY,
    ...{ serial: 31, daysAgo: 34, title: '示例市公共文化设施错时开放办法' },
    entry: { policy: true, normative: true, effectiveOn: made },
    proposal: { attribute: 'open' },
  })
  await publish(stage, old, dayAgo(stage, 30))
  await bringToGazette(stage, { id: old, clerk: LIBRARY.clerk, printedOn: made, after: 15 })
  const later = await playOne(stage, {
    ...LIBRARY,
    ...{ serial: 32, daysAgo: 8, title: '示例市公共文化设施开放管理办法' },
    entry: { policy: true, normative: true, effectiveOn: dayAgo(stage, 2) },
    proposal: { attribute: 'open' },
  })
  await stage.act(LIBRARY.clerk, dayAgo(stage, 6), async (work) => {
    const bytes = await writeWorkbook({
      name: '开放时间',
      title: '公共文化设施开放时间表',
      demo: true,
      columns: [{ head: '场馆', width: 12 }],
      rows: [['样本区图书馆']],
    })
    await addDocumentFile(work, later, { upload: { name: '开放时间表.xlsx', bytes }, cleared: true })
    await startDraft(work, later)
    const { number } = await getDocument(work.db, old)
    nothingWrong(
      await changeDocument(work, later, { kind: 'repeals', number: number ?? '', since: dayAgo(stage, 2) }),
    )
  })
}

/** Brings the text of a document of 公共服务处 out through its gates. */
export async function publish(stage: Stage, id: string, day: CivilDate): Promise<void> {
  const { clerk } = LIBRARY
  const packageId = await stage.act(clerk, day, async (work) => {
    const { draftId } = await startDraft(work, id)
    const draft = await getDraft(work.db, draftId)
    const text = {
      ...draft,
      fields: { ...draft.fields, topic: '文化、广电、新闻出版' },
      body: readBody('第一条 公共图书馆、文化馆每周至少两天开放到二十一点。\n\n第二条 法定节假日照常开放。'),
    }
    await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
    const lacks = await submitPackage(work, draft.packageId, { releaseAt: null })
    if (lacks.length > 0) throw new Error(`演示稿件不齐：${JSON.stringify(lacks)}`)
    return draft.packageId
  })
  await signGates(stage, { text: { clerk, typeId: 'policy' }, packageId, day })
  await stage.act(NOBODY, day, async (work) => {
    const [draft] = (await loadPackage(work, packageId)).drafts
    await followRelease.run(work, {
      type: followRelease.event,
      publicationId: draft?.publicationId ?? '',
      version: 1,
      packageId,
    })
  })
}

/** What has been public for long is registered, was in time at the gazette, and is amended: who explains it is asked to look. */
async function playAmendment(stage: Stage): Promise<void> {
  const { writtenOn, number } = THEATRES
  const daysAgo = 20
  const theatres = await playOne(stage, {
    ...LAW,
    ...{ serial: 12, daysAgo, title: '示例市小剧场演出扶持办法（试行）' },
    entry: { policy: true, normative: true, number, writtenOn, printedOn: writtenOn },
    proposal: { attribute: 'open' },
  })
  await bringToGazette(stage, { id: theatres, clerk: LAW.clerk, printedOn: writtenOn, after: 7 })
  const later = await playOne(stage, {
    ...LAW,
    ...{ serial: 33, daysAgo: 3, title: '关于修改小剧场演出扶持办法的通知' },
    entry: { policy: true, normative: true },
    proposal: { attribute: 'open' },
  })
  const since = dayAgo(stage, 1)
  await stage.act(LAW.clerk, since, async (work) =>
    nothingWrong(await changeDocument(work, later, { kind: 'amends', number, since })),
  )
}

/** Hands a document to the gazette so many days after 印发. */
export async function bringToGazette(
  stage: Stage,
  {
    id,
    clerk,
    printedOn,
    after,
  }: {
    readonly id: string
    readonly clerk: string
    readonly printedOn: CivilDate
    readonly after: number
  },
): Promise<void> {
  const on = addDays(printedOn, after)
  const day = dayAgo(stage, 12)
  await stage.act(clerk, day, async (work) =>
    nothingWrong(
      await handOver(work, id, {
        on: on < day ? on : day,
        paperCopies: 3,
        receivedBy: '冯公报',
        gazetteIssue: null,
      }),
    ),
  )
}
