import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { refuseSecrecyMarks } from './check-draft.ts'
import { mayDraftFor } from './domain/package.ts'
import type { Body } from './domain/blocks.ts'
import { Article } from './domain/draft.ts'
import { loadPackageFor } from './load-package.ts'
import { findColumnArchivedOn, getColumn } from './store/columns.ts'
import { getContentType } from './store/content-types.ts'
import { insertDraft, insertDraftFile } from './store/drafts.ts'
import { insertPackage, insertWriter } from './store/packages.ts'
import { findReleasedText } from './store/released.ts'

/** A text to begin with; everything but its place and kind may come later. */
export interface TextToStart {
  readonly typeId: string
  readonly columnId: string
  readonly title: string
  readonly fields?: Readonly<Record<string, string>>
  readonly summary?: string
  readonly source?: string
  readonly body?: Body
  /** What it corrects, with its permanent address; a small one takes the short route. */
  readonly corrects?: { readonly publicationId: string; readonly path: string; readonly small?: boolean }
}

/** Begins a package with its first text. Refuses who does not work for the division, and a type its column does not take. */
export async function startPackage(
  work: Work,
  divisionId: string,
  text: TextToStart,
): Promise<{ readonly packageId: string; readonly draftId: string }> {
  const person = personOf(work.actor)
  if (person === null || !mayDraftFor(work.actor, divisionId))
    throw new Refusal('forbidden', 'not-our-division', '稿件由本处室的经办或负责人起草。')
  const packageId = work.newId()
  await insertPackage(work.db, {
    id: packageId,
    divisionId,
    state: 'drafting',
    round: 0,
    startedBy: person.id,
    startedByName: person.name,
    startedAt: work.now,
    releaseAt: null,
    releasedAt: null,
    isSmall: text.corrects?.small ?? false,
  })
  const draftId = await insertText(work, { packageId, position: 1 }, text)
  await insertWriter(work.db, { packageId, personId: person.id, name: person.name })
  await work.record({ subject: `package:${packageId}`, action: 'package-started', after: { draftId } })
  return { packageId, draftId }
}

/** Adds a further text to a package that is being written: a policy and its 解读 travel together. */
export async function addText(work: Work, packageId: string, text: TextToStart): Promise<string> {
  const loaded = await loadPackageFor(work, packageId, 'edit')
  if (loaded.package.isSmall)
    throw new Refusal('conflict', 'small-correction', '小更正只改已经公开的一页，不能再加别的稿件。')
  const position = Math.max(...loaded.drafts.map((draft) => draft.position)) + 1
  const draftId = await insertText(work, { packageId, position }, text)
  await work.record({ subject: `package:${packageId}`, action: 'text-added', after: { draftId } })
  return draftId
}

/**
 * Begins a correction of what stands at a public address, with its text as it is now (更正). A small one (小更正: a typing
 * error, a dead link, a telephone) needs two signers, who see the difference.
 */
export async function startCorrection(
  work: Work,
  path: string,
  { small = false }: { readonly small?: boolean } = {},
): Promise<{ readonly packageId: string; readonly draftId: string }> {
  const released = await findReleasedText(work.db, path)
  const article = released === null ? null : Article.safeParse(released.content)
  if (released === null || article?.success !== true || released.divisionId === null)
    throw new Refusal('absent', 'nothing-to-correct', '这个地址没有可以更正的公开信息。')
  const { data } = article
  const started = await startPackage(work, released.divisionId, {
    typeId: released.kind,
    columnId: released.columnId,
    title: released.title,
    summary: data.summary,
    source: data.source,
    fields: Object.fromEntries(data.facts.map(({ key, value }) => [key, value])),
    body: data.body,
    corrects: { publicationId: released.id, path: released.path, small },
  })
  for (const file of data.files)
    await insertDraftFile(work.db, started.draftId, { ...file, restricted: false })
  return started
}

async function insertText(
  work: Work,
  place: { readonly packageId: string; readonly position: number },
  text: TextToStart,
): Promise<string> {
  const type = await getContentType(work.db, text.typeId)
  const column = await getColumn(work.db, text.columnId)
  if (!column.types.includes(type.id))
    throw new Refusal('conflict', 'type-not-in-column', `「${column.name}」栏目不收${type.name}。`)
  if (text.corrects === undefined && (await findColumnArchivedOn(work.db, column.id)) !== null)
    throw new Refusal('conflict', 'column-archived', `「${column.name}」栏目已经归档，不再收新稿件。`)
  const written = {
    title: text.title.trim(),
    summary: text.summary ?? '',
    source: text.source ?? '',
    fields: text.fields ?? {},
    body: text.body ?? [],
    changeNote: null,
  }
  refuseSecrecyMarks({ ...written, files: [] }, type)
  const id = work.newId()
  await insertDraft(work.db, {
    id,
    ...place,
    typeId: type.id,
    columnId: column.id,
    ...written,
    path: text.corrects?.path ?? null,
    publicationId: text.corrects?.publicationId ?? null,
    changedByName: personOf(work.actor)?.name ?? '',
    changedAt: work.now,
  })
  await work.announce({ type: 'publication.text-started', packageId: place.packageId, typeId: type.id })
  return id
}
