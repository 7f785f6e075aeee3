import { personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { acceptUpload } from '../../../platform/files/accept-upload.ts'
import type { Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { refuseSecrecyMarks } from './check-draft.ts'
import type { Draft, DraftFile } from './domain/draft.ts'
import { draftMegabytes } from './domain/review-settings.ts'
import { DRAFT_FILE_KINDS } from './domain/draft-file-kinds.ts'
import { keepEmergencyClock } from './emergency-clock.ts'
import { loadPackageFor } from './load-package.ts'
import { refuseSecretUpload } from './read-upload.ts'
import { getContentType } from './store/content-types.ts'
import type { DraftText } from './store/drafts.ts'
import { deleteDraftFile, getDraft, insertDraftFile, updateDraft, updateDraftFile } from './store/drafts.ts'
import { insertWriter } from './store/packages.ts'

/** What a person wrote, over the revision that he had before him. */
export interface Saving {
  readonly draftId: string
  readonly revision: number
  readonly text: Omit<DraftText, 'changedByName' | 'changedAt' | 'typeId' | 'columnId'>
  readonly alternatives: ReadonlyMap<number, string>
  /** The numbers of the files that stay inside; as they were where nothing is said. */
  readonly restricted?: ReadonlySet<number>
}

/**
 * Saves a text; whoever writes is one of its authors and signs none of its gates. Answers with the text that somebody
 * else saved in between, and then changes nothing. Refuses words that bear a mark of secrecy (conventions §10.1).
 */
export async function saveDraft(work: Work, saving: Saving): Promise<Draft | null> {
  const before = await getDraft(work.db, saving.draftId)
  await loadPackageFor(work, before.packageId, 'edit')
  const files = withWhatIsSaid(before.files, saving)
  refuseSecrecyMarks({ ...saving.text, files }, await getContentType(work.db, before.typeId))
  const text = {
    ...saving.text,
    typeId: before.typeId,
    columnId: before.columnId,
    changedByName: personOf(work.actor)?.name ?? '',
    changedAt: work.now,
  }
  const saved = await updateDraft(work.db, { id: before.id, revision: saving.revision }, text)
  if (!saved) return getDraft(work.db, before.id)
  for (const file of files) await updateDraftFile(work.db, before.id, file)
  await keepWriter(work, before.packageId)
  await keepEmergencyClock(work, await getDraft(work.db, before.id))
  await work.record({
    subject: `package:${before.packageId}`,
    action: 'text-saved',
    after: { draftId: before.id, revision: saving.revision + 1 },
  })
  return null
}

/** Files with what was just said of them. */
export function withWhatIsSaid(
  files: readonly DraftFile[],
  { alternatives, restricted }: Pick<Saving, 'alternatives' | 'restricted'>,
): readonly DraftFile[] {
  return files.map((file) => ({
    ...file,
    alternative: alternatives.get(file.number) ?? file.alternative,
    restricted: restricted?.has(file.number) ?? file.restricted,
  }))
}

/**
 * Adds a file to a text; pictures are shown where ［图n］ stands. Answers with what is wrong with it; of a file that bears
 * a mark of secrecy nothing is kept.
 */
export async function addDraftFile(
  work: Work,
  draftId: string,
  upload: Upload & { readonly restricted?: boolean },
): Promise<readonly FieldError[]> {
  const draft = await getDraft(work.db, draftId)
  await loadPackageFor(work, draft.packageId, 'edit')
  try {
    const maxBytes = work.rules.read(draftMegabytes) * 1_048_576
    const file = await acceptUpload(upload, { kinds: DRAFT_FILE_KINDS, maxBytes })
    await refuseSecretUpload(file)
    const { name, contentType } = file
    const number = Math.max(0, ...draft.files.map((known) => known.number)) + 1
    const { hash, size } = await work.files.put(file.bytes, { maxBytes })
    await insertDraftFile(work.db, draftId, {
      ...{ number, name, hash, contentType, size, alternative: '', restricted: upload.restricted ?? false },
    })
    await keepWriter(work, draft.packageId)
    await work.record({
      subject: `package:${draft.packageId}`,
      action: 'file-added',
      after: { draftId, number, hash },
    })
    return []
  } catch (cause) {
    if (cause instanceof Refusal && cause.kind === 'invalid')
      return [{ field: 'file', message: cause.message }]
    throw cause
  }
}

/** Takes a file out of a text. */
export async function removeDraftFile(work: Work, draftId: string, number: number): Promise<void> {
  const draft = await getDraft(work.db, draftId)
  await loadPackageFor(work, draft.packageId, 'edit')
  await deleteDraftFile(work.db, draftId, number)
  await keepWriter(work, draft.packageId)
  await work.record({
    subject: `package:${draft.packageId}`,
    action: 'file-removed',
    after: { draftId, number },
  })
}

async function keepWriter(work: Work, packageId: string): Promise<void> {
  const person = personOf(work.actor)
  if (person !== null) await insertWriter(work.db, { packageId, personId: person.id, name: person.name })
}
