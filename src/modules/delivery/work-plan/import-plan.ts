import { holds, actorName } from '../../../kernel/actor.ts'
import { yearOf } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { SourceDocument } from '../../../kernel/source-document.ts'
import { extractText, pastedText } from '../../../platform/extract/extract-text.ts'
import type { Work } from '../../../platform/work/work.ts'
import { rhythmOf } from './domain/measure.ts'
import type { Measure } from './domain/measure.ts'
import type { PlanReading, ReadMeasure } from './domain/reading/plan-reading.ts'
import { readPlan } from './domain/reading/read-plan.ts'
import { insertMeasure } from './store/measures.ts'
import { insertDoubt } from './store/doubts.ts'
import { insertPlan, lockSlugs } from './store/plans.ts'

/** A plan as it comes in: a file or pasted text. */
export type PlanSource =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'pasted'; readonly text: string }

const LARGEST_SOURCE = 20_000_000

/** Imports a plan of work points and reads its measures; refuses a source in which there is nothing to read. */
export async function importPlan(work: Work, source: PlanSource): Promise<string> {
  if (work.actor.kind !== 'system' && !holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '工作要点由办公室导入。')
  const document = source.kind === 'pasted' ? pastedText(source.text) : await extractText(source)
  if (document.text.trim() === '')
    throw new Refusal('invalid', 'empty-source', '这里没有文字。请粘贴工作要点的全文，或选一个文件。')
  const reading = readPlan(document.text)
  const file =
    source.kind === 'file' ? (await work.files.put(source.bytes, { maxBytes: LARGEST_SOURCE })).hash : null
  return storeReading(work, {
    document,
    reading,
    file,
    name: source.kind === 'file' ? source.name : '粘贴的文字',
  })
}

async function storeReading(
  work: Work,
  read: { document: SourceDocument; reading: PlanReading; file: string | null; name: string },
): Promise<string> {
  const { document, reading } = read
  const id = work.newId()
  const year = reading.year ?? yearOf(work.today)
  await insertPlan(work.db, {
    id,
    slug: freeSlug(year, await lockSlugs(work.db, year)),
    title: reading.title ?? '（未读出标题）',
    issuer: reading.issuer,
    year,
    sourceName: read.name,
    sourceFormat: document.format,
    sourceFile: read.file,
    sourceText: document.text,
    asides: document.asides,
    remainder: reading.remainder,
    importedBy: actorName(work.actor),
    at: work.now,
  })
  const measures = reading.measures.map((m, index) =>
    measureFrom(m, { id: work.newId(), planId: id, number: index + 1 }),
  )
  for (const measure of measures) await insertMeasure(work.db, measure)
  await storeDoubts(work, { planId: id, document, reading, measures })
  await work.record({
    subject: `work-plan:${id}`,
    action: 'imported',
    after: { title: reading.title, year, measures: measures.length, source: read.name, file: read.file },
  })
  return id
}

/** A free address for a plan of a year: 2026, 2026-2 …; a permanent address is never reused. */
export function freeSlug(year: number, taken: readonly string[]): string {
  const first = String(year)
  if (!taken.includes(first)) return first
  let next = 2
  while (taken.includes(`${first}-${String(next)}`)) next += 1
  return `${first}-${String(next)}`
}

function measureFrom(read: ReadMeasure, place: { id: string; planId: string; number: number }): Measure {
  const { places, lead, participants, deadline } = read
  return {
    ...place,
    path: read.path,
    seq: read.seq,
    heading: read.heading,
    text: read.text,
    notation: read.notation,
    leadNames: lead.map((unit) => unit.name),
    participantNames: participants.map((unit) => unit.name),
    deadline,
    deadlineText: read.deadlineText,
    recurring: read.recurring,
    relative: read.relative,
    rhythm: rhythmOf(read.recurring),
    rhythmInternal: false,
    places: {
      number: places.number,
      text: places.text,
      notation: places.notation,
      deadline: places.deadline,
      units: [...lead, ...participants].map((unit) => unit.span),
    },
    confirmed: false,
    edited: false,
  }
}

async function storeDoubts(
  work: Work,
  found: { planId: string; document: SourceDocument; reading: PlanReading; measures: readonly Measure[] },
): Promise<void> {
  const { planId, document, reading, measures } = found
  for (const doubt of document.doubts)
    await insertDoubt(work.db, {
      id: work.newId(),
      planId,
      measureId: null,
      kind: doubt.kind,
      text: doubt.text,
    })
  for (const doubt of reading.doubts)
    await insertDoubt(work.db, {
      id: work.newId(),
      planId,
      measureId: doubt.measure === null ? null : (measures[doubt.measure]?.id ?? null),
      kind: doubt.kind,
      text: doubt.text,
    })
  if (reading.title === null)
    await insertDoubt(work.db, {
      id: work.newId(),
      planId,
      measureId: null,
      kind: 'no-title',
      text: '没有读出标题，请在「改标题和年度」里补上。',
    })
  if (reading.year === null)
    await insertDoubt(work.db, {
      id: work.newId(),
      planId,
      measureId: null,
      kind: 'no-year',
      text: `没有读出年度，先记为 ${String(yearOf(work.today))} 年，请核对。`,
    })
}
