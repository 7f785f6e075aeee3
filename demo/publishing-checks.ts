import {
  addDictionaryWords,
  addDraftFile,
  answerFindings,
  checkDraft,
  getDraft,
  listVisible,
  loadPackage,
  readBody,
  recordSignature,
  saveDraft,
  startCorrection,
  startPackage,
  submitPackage,
} from '../src/modules/ground/publication/index.ts'
import type { Block, Body, RecordedSignature } from '../src/modules/ground/publication/index.ts'
import type { Work } from '../src/platform/work/work.ts'
import { OFFICE } from './stage.ts'
import type { Stage } from './stage.ts'

const WORDS = [
  { word: '布署', instead: '部署', reason: '错字' },
  { word: '按装', instead: '安装', reason: '错字' },
  { word: '帐户', instead: '账户', reason: '第一批异形词整理表' },
  { word: '残废人', instead: null, reason: '不尊重人，写“残疾人”' },
]

/** What the checks are there for: the dictionary, a draft with findings, a correction by its difference, a gate by telephone. */
export async function playChecks(stage: Stage): Promise<void> {
  await stage.act(OFFICE, stage.today, (work) => addDictionaryWords(work, WORDS))
  await playFindings(stage)
  await playSmallCorrection(stage)
  await playTelephone(stage)
}

async function playFindings(stage: Stage): Promise<void> {
  await stage.act('xinxi', stage.today, async (work) => {
    const { draftId } = await startPackage(work, stage.divisions.get('信息中心') ?? '', {
      ...{ typeId: 'news', columnId: 'zwdt', title: '网上预约试运行' },
    })
    const words =
      '本周会议布署了网上预约试运行。\n\n试运行中有问题，请打 000-66660001，或看[票务平台](https://tickets.example.com/help)。'
    await write(work, draftId, { body: readBody(words) })
    const paper = { name: '票务平台合同摘要（演示）.pdf', bytes: signedSheet(), restricted: true }
    await addDraftFile(work, draftId, paper)
    const asked = (await checkDraft(work, await getDraft(work.db, draftId))).find(
      ({ kind }) => kind === 'link',
    )
    const reason = '预约在这个平台上进行，合同已经备案。'
    await answerFindings(work, draftId, new Map([[asked?.hash ?? '', reason]]))
  })
}

async function playSmallCorrection(stage: Stage): Promise<void> {
  const packageId = await stage.act('gonggong', stage.today, async (work) => {
    const visible = await listVisible(work.db, { kinds: ['news'], limit: 50 })
    const page = visible.find(({ title }) => title.includes('夜间开放'))
    const started = await startCorrection(work, page?.path ?? '', { small: true })
    const { body } = await getDraft(work.db, started.draftId)
    const changeNote = '从地铁站步行的时间写错了，已改正。'
    await write(work, started.draftId, { body: body.map(mended), changeNote })
    await submit(work, started.packageId)
    return started.packageId
  })
  const scan = { name: '审批单（演示）.pdf', bytes: signedSheet() }
  await record(stage, packageId, { gateId: 'head', signer: 'gonggong.head', proof: { way: 'paper', scan } })
}

function mended(block: Block): Block {
  return block.kind === 'paragraph'
    ? { ...block, text: block.text.replace('步行五分钟', '步行六分钟') }
    : block
}

async function playTelephone(stage: Stage): Promise<void> {
  const packageId = await stage.act('zhifa', stage.today, async (work) => {
    const { packageId, draftId } = await startPackage(work, stage.divisions.get('旅游执法大队') ?? '', {
      ...{ typeId: 'emergency', columnId: 'yjxx', title: '暴雪期间部分山区景区临时关闭' },
      fields: {
        ...{ level: '重大', happened: `${stage.today} 00:10` },
        authorised: `示例市应急指挥部，${stage.today} 00:20`,
      },
    })
    await write(work, draftId, { body: readBody('样本山、虚构岭两处景区今天临时关闭，已订票的全额退。') })
    await submit(work, packageId)
    return packageId
  })
  const proof = { way: 'telephone', numberCalled: '000-55550103' } as const
  await record(stage, packageId, { gateId: 'content', signer: 'xuanchuan.head', proof })
}

/** A gate that somebody passed elsewhere, put down by the openness office. */
async function record(
  stage: Stage,
  packageId: string,
  given: Pick<RecordedSignature, 'gateId' | 'proof'> & { readonly signer: string },
): Promise<void> {
  const { signer, ...rest } = given
  await stage.act(OFFICE, stage.today, async (work) => {
    const { round } = await loadPackage(work, packageId)
    const person = stage.actors.get(signer)
    const errors = await recordSignature(work, {
      ...rest,
      ...{ packageId, seen: round?.contentHash ?? '', signedAt: work.now },
      signerId: person?.kind === 'person' ? person.id : '',
    })
    if (errors.length > 0) throw new Error(`演示的审签没有录上：${JSON.stringify(errors)}`)
  })
}

/** A page that stands for the scan of a signed 审批单. */
function signedSheet(): Uint8Array {
  const words = 'BT /F1 18 Tf 72 740 Td (Demonstration: signed approval sheet) Tj ET'
  return new TextEncoder().encode(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${String(words.length)}>>stream
${words}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`)
}

async function submit(work: Work, packageId: string): Promise<void> {
  const lacks = await submitPackage(work, packageId, { releaseAt: null })
  if (lacks.length > 0) throw new Error(`演示稿件不齐：${JSON.stringify(lacks)}`)
}

async function write(
  work: Work,
  draftId: string,
  text: { readonly body: Body; readonly changeNote?: string },
): Promise<void> {
  const draft = await getDraft(work.db, draftId)
  await saveDraft(work, {
    ...{ draftId, revision: draft.revision, alternatives: new Map() },
    text: { ...draft, changeNote: text.changeNote ?? null, body: text.body },
  })
}
