import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  addDraftFile,
  addText,
  getDraft,
  insertDraftRelation,
  loadPackage,
  passGate,
  readBody,
  returnPackage,
  saveDraft,
  startPackage,
  submitPackage,
} from '../src/modules/ground/publication/index.ts'
import { officialPaper } from '../src/platform/paper/official-paper.ts'
import { LEADER } from './stage.ts'
import type { Stage } from './stage.ts'
import { TEXTS } from './publishing-texts.ts'
import type { DemoText } from './publishing-texts.ts'

/** Who signs for the whole bureau. */
const CONTENT = 'xuanchuan.head'
const SECRECY = 'baomi'

/** The texts of the invented bureau: most are public, some wait at each gate, one was sent back, one is being written. */
export async function playPublishing(stage: Stage): Promise<void> {
  for (const text of TEXTS) {
    const day = stage.workday(addDays(stage.today, -text.daysAgo))
    const packageId = await write(stage, text, day)
    if (text.until === 'draft') continue
    await stage.act(text.clerk, day, async (work) => {
      const lacks = await submitPackage(work, packageId, { releaseAt: null })
      if (lacks.length > 0) throw new Error(`演示稿件不齐：${JSON.stringify(lacks)}`)
    })
    await sign(stage, { text, packageId, day })
  }
}

async function write(stage: Stage, text: DemoText, day: CivilDate): Promise<string> {
  const divisionId = stage.divisions.get(text.division) ?? ''
  return stage.act(text.clerk, day, async (work) => {
    const { packageId, draftId } = await startPackage(work, divisionId, text)
    await save(draftId, text)
    if (text.attachment !== undefined) {
      const bytes = await officialPaper({
        title: text.attachment,
        blocks: [{ kind: 'paragraph', text: '演示数据。' }],
      })
      await addDraftFile(work, draftId, { name: `${text.attachment}.docx`, bytes })
    }
    if (text.interpretation !== undefined) {
      const second = await addText(work, packageId, text.interpretation)
      await save(second, text.interpretation)
      await insertDraftRelation(work.db, {
        draftId: second,
        kind: 'interprets',
        toDraft: draftId,
        toPublication: null,
      })
    }
    return packageId

    async function save(id: string, { title, fields, words }: Pick<DemoText, 'title' | 'fields' | 'words'>) {
      const draft = await getDraft(work.db, id)
      const written = { ...draft, title, fields: signedBy(day, fields ?? {}), body: readBody(words) }
      await saveDraft(work, {
        draftId: id,
        revision: draft.revision,
        text: written,
        alternatives: new Map(),
      })
    }
  })
}

/** A paper is signed before it is published, on whichever day the play begins. */
function signedBy(
  day: CivilDate,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { written } = fields
  return written === undefined || written <= day ? fields : { ...fields, written: day }
}

interface Signing {
  readonly text: DemoText
  readonly packageId: string
  readonly day: CivilDate
}

/** Each gate in its turn, until the one at which the text stands today. */
async function sign(stage: Stage, { text, packageId, day }: Signing): Promise<void> {
  const signers: Readonly<Record<string, string>> = {
    head: `${text.clerk}.head`,
    content: CONTENT,
    secrecy: SECRECY,
    sign: LEADER,
  }
  const gates = text.typeId === 'policy' ? ['head', 'secrecy', 'content', 'sign'] : ['head', 'content']
  for (const gateId of gates) {
    if (text.until === gateId) return
    await stage.act(signers[gateId] ?? '', day, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const gate = { packageId, gateId, seen: loaded.round?.contentHash ?? '' }
      if (text.until === 'returned') {
        await returnPackage(work, { ...gate, reason: '第二段的时间和海报不一致，请核对后再送。' })
        return
      }
      const lists = loaded.gates.find(({ id }) => id === gateId)?.checklists ?? []
      await passGate(work, { ...gate, checked: lists.flatMap(({ items }) => items) })
    })
    if (text.until === 'returned') return
  }
}
