import { addDays, dayOf as dayOfMonth, monthOf, yearOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  addDraftFile,
  addText,
  changeColumn,
  getDraft,
  insertDraftRelation,
  listColumns,
  loadPackage,
  passGate,
  readBody,
  returnPackage,
  saveDraft,
  startPackage,
  submitPackage,
} from '../src/modules/ground/publication/index.ts'
import { officialPaper } from '../src/platform/paper/official-paper.ts'
import { policyReadiness } from '../src/modules/publishing/policies/index.ts'
import { CLERKS } from './bureau.ts'
import { explainPolicy } from './policies.ts'
import { LEADER, OFFICE } from './stage.ts'
import type { Stage } from './stage.ts'
import { KEEPERS, TEXTS } from './publishing-texts.ts'
import type { DemoText } from './publishing-texts.ts'

/** Who signs for the whole bureau. */
const CONTENT = 'xuanchuan.head'
const SECRECY = 'baomi'

/** The texts of the invented bureau: most are public, some wait at each gate, one was sent back, one is being written. */
export async function playPublishing(stage: Stage): Promise<void> {
  await keepColumns(stage)
  for (const text of TEXTS) {
    const day = stage.workday(addDays(stage.today, -text.daysAgo))
    const packageId = await write(stage, text, day)
    await explainPolicy(stage, { text, packageId, day })
    if (text.until === 'draft') continue
    await stage.act(text.clerk, day, async (work) => {
      const lacks = await submitPackage(work, packageId, {
        releaseAt: null,
        readiness: [policyReadiness],
      })
      if (lacks.length > 0) throw new Error(`演示稿件不齐：${JSON.stringify(lacks)}`)
    })
    await signGates(stage, { text, packageId, day })
  }
}

/** Each theme of the work points has the division that keeps its column. */
async function keepColumns(stage: Stage): Promise<void> {
  const day = stage.workday(addDays(stage.today, -60))
  await stage.act(OFFICE, day, async (work) => {
    for (const column of await listColumns(work.db)) {
      const divisionId = stage.divisions.get(KEEPERS[column.id] ?? '')
      if (divisionId !== undefined) await changeColumn(work, { ...column, divisionId })
    }
  })
}

async function write(stage: Stage, told: DemoText, day: CivilDate): Promise<string> {
  const text = dated(told, day)
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

/** The days that a text names, counted from the day on which it is written. */
function dated<T>(told: T, day: CivilDate): T
function dated(told: unknown, day: CivilDate): unknown {
  if (typeof told === 'string') return datedWords(told, day)
  if (told === null || typeof told !== 'object') return told
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, dated<unknown>(value, day)]))
}

function datedWords(words: string, day: CivilDate): string {
  return words
    .replaceAll('{年}', String(yearOf(day)))
    .replaceAll(/\{([+-]\d+)(日?)\}/g, (_whole, days: string, inWords: string) => {
      const on = addDays(day, Number(days))
      return inWords === ''
        ? on
        : `${String(yearOf(on))} 年 ${String(monthOf(on))} 月 ${String(dayOfMonth(on))} 日`
    })
}

interface Signing {
  readonly text: Pick<DemoText, 'clerk' | 'typeId' | 'until'>
  readonly packageId: string
  readonly day: CivilDate
}

/** Each gate in its turn, until the one at which the text stands today. */
export async function signGates(stage: Stage, { text, packageId, day }: Signing): Promise<void> {
  const signers: Readonly<Record<string, string>> = {
    head: CLERKS.find(({ clerk }) => clerk === text.clerk)?.head ?? '',
    content: CONTENT,
    secrecy: SECRECY,
    sign: LEADER,
  }
  const { gates } = await stage.act(text.clerk, day, (work) => loadPackage(work, packageId))
  for (const { id: gateId, after } of gates) {
    if (after) continue
    if (text.until === gateId) return
    await stage.act(signers[gateId] ?? '', day, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const gate = { packageId, gateId, seen: loaded.round?.contentHash ?? '' }
      if (text.until === 'returned') {
        const [first] = loaded.drafts
        const objections = [
          {
            draftId: first?.id ?? '',
            place: '标题',
            quote: first?.title ?? '',
            reason: '和海报上的名称不一致',
          },
        ]
        await returnPackage(work, { ...gate, reason: '时间和海报不一致，请核对后再送。', objections })
        return
      }
      const lists = loaded.gates.find(({ id }) => id === gateId)?.checklists ?? []
      await passGate(work, { ...gate, checked: lists.flatMap(({ items }) => items) })
    })
    if (text.until === 'returned') return
  }
}
