import { z } from 'zod'
import { civilDateAt } from '../../../kernel/civil-date.ts'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { wordsOf } from '../../../platform/words/words.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listVisibleIds, listVisibleIdsAt, listVisibleParts } from '../publication/index.ts'
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

const Withdrawn = z.looseObject({ publicationId: z.string(), paths: z.array(z.string()) })

/** What was withdrawn is out of the index; a page that an older release carries too is that release's again. */
export const forgetWithdrawn: Subscription = {
  event: 'publication.withdrawn',
  subscriber: 'search.forget-withdrawn',
  run: async (work, event) => {
    const { publicationId, paths } = Withdrawn.parse(event)
    await indexPublication(work, publicationId)
    for (const id of await listVisibleIdsAt(work.db, paths)) await indexPublication(work, id)
  },
}

/** What moved is found at its new address. */
export const indexMoved: Subscription = {
  event: 'publication.moved',
  subscriber: 'search.index-moved',
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
