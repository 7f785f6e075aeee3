import { z } from 'zod'
import { yearOf } from '../../../kernel/civil-date.ts'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import type { DomainEvent, Work } from '../../../platform/work/work.ts'
import { listVisibleParts } from '../../ground/publication/index.ts'
import { nextNumber } from '../../ground/rules/index.ts'
import { agencyCode, writtenIndexNumber } from './domain/index-number.ts'
import { findIndexNumber, insertIndexNumber } from './store/index-numbers.ts'

const Released = z.object({ publicationId: z.uuid() })

/** A released policy gets its 索引号 once (conventions §4.3). */
export const giveIndexNumbers: Subscription = {
  event: 'publication.released',
  subscriber: 'openness-column.give-index-numbers',
  run: giveIndexNumber,
}

/** Gives a policy its index number with its first release; none where the bureau's code is not known. */
async function giveIndexNumber(work: Work, event: DomainEvent): Promise<void> {
  const { publicationId } = Released.parse(event)
  const code = work.rules.read(agencyCode)
  const [part] = await listVisibleParts(work.db, publicationId)
  if (part?.kind !== 'policy' || code === '') return
  if ((await findIndexNumber(work.db, publicationId)) !== null) return
  const year = yearOf(work.today)
  const serial = await nextNumber(work, { kind: 'openness-column.index', year })
  const number = writtenIndexNumber(code, year, serial)
  await insertIndexNumber(work.db, { publicationId, number, on: work.today })
  await work.record({
    subject: `publication:${publicationId}`,
    action: 'index-number-given',
    after: { number },
  })
}
