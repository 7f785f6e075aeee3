import { z } from 'zod'
import { civilDateAt } from '../../../kernel/civil-date.ts'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { wordsOf } from '../../../platform/words/words.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listVisibleIds, listVisibleParts } from '../publication/index.ts'
import { numberTokensIn } from './domain/query.ts'
import { learnKnownWords } from './known-words.ts'
import { deleteAllEntries, deleteEntriesOf, lockIndex, upsertEntry } from './store.ts'

const Released = z.looseObject({ publicationId: z.string() })

/** What was released can be found; what was not cannot: entries arrive only this way. */
export const indexReleased: Subscription = {
  event: 'publication.released',
  subscriber: 'search.index-released',
  run: async (work, event) => indexPublication(work, Released.parse(event).publicationId),
}

/** Puts a publication's visible parts into the index, replacing what stood there. */
export async function indexPublication(work: Work, publicationId: string): Promise<void> {
  await lockIndex(work.db)
  await learnKnownWords(work.db)
  await deleteEntriesOf(work.db, publicationId)
  for (const part of await listVisibleParts(work.db, publicationId))
    await upsertEntry(work.db, {
      path: part.path,
      publicationId,
      kind: part.kind,
      columnId: part.columnId,
      title: part.title,
      body: part.text,
      divisionId: part.divisionId,
      divisionName: part.divisionName,
      releasedOn: civilDateAt(part.releasedAt),
      titleWords: [...wordsOf(part.title), ...numberTokensIn(part.title)],
      bodyWords: [...wordsOf(`${part.text} ${part.divisionName}`), ...numberTokensIn(part.text)],
    })
}

/** Replays every visible publication; the result equals the incremental index. */
export async function rebuildIndex(work: Work): Promise<number> {
  await lockIndex(work.db)
  await deleteAllEntries(work.db)
  const ids = await listVisibleIds(work.db)
  for (const id of ids) await indexPublication(work, id)
  return ids.length
}
