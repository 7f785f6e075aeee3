import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeDuty, listOpenDutiesOf, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { itemName } from './domain/inventory-row.ts'
import { basisWorkingDays } from './domain/inventory-settings.ts'
import type { ReleasedRow } from './domain/released-inventory.ts'
import { findInForce } from './in-force.ts'
import { itemSubject } from './keep-coverage.ts'
import { getItem, mayRecordFor } from './record-formed.ts'
import { findTitle } from './store/releases.ts'

export const REVIEW_BASIS = 'disclosure-inventory.review-basis'

const Changed = z.looseObject({
  /** The page of the document, where it has one. */
  publicationId: z.string().nullable(),
  /** 文号, where it has one. */
  number: z.string().nullable(),
  /** The title of a statute of others. */
  statute: z.string().nullable(),
  /** 废止、修改、失效. */
  outcome: z.string(),
  since: z.string(),
})

/**
 * A document or statute was repealed or amended: every row of the inventory in force whose 公开依据 names it owes a look by
 * its division (工作要点三（一）: 立改废释 reaches every place that cites).
 */
export const followCited: Subscription = {
  event: 'documents.cited-changed',
  subscriber: 'disclosure-inventory.follow-cited',
  run: async (work, event) => {
    const changed = Changed.parse(event)
    const names = await namesOf(work, changed)
    const inForce = await findInForce(work.db, work.today)
    for (const row of inForce?.inventory.rows ?? []) {
      const bases = row.content.bases.filter((basis) => names.some((name) => basis.includes(name)))
      if (bases.length > 0) await oweReview(work, row, { bases, ...changed })
    }
  },
}

async function namesOf(
  { db }: Pick<Work, 'db'>,
  { publicationId, number, statute }: z.infer<typeof Changed>,
): Promise<readonly string[]> {
  const title = publicationId === null ? null : await findTitle(db, publicationId)
  return [
    ...(number === null ? [] : [number]),
    ...[statute, title].flatMap((name) => (name === null ? [] : [`《${name}》`])),
  ]
}

async function oweReview(
  work: Work,
  { itemId, content }: ReleasedRow,
  changed: { readonly bases: readonly string[]; readonly outcome: string; readonly since: string },
): Promise<void> {
  const office = content.divisionId === null ? await findOpennessOffice(work.db) : null
  const { bases, outcome, since } = changed
  await openDuty(work, {
    kind: REVIEW_BASIS,
    subject: itemSubject(itemId),
    title: `核对公开依据：${itemName(content)}`,
    action: '核对',
    url: `/workbench/inventory/items/${itemId}`,
    divisionId: content.divisionId ?? office?.id ?? null,
    function: content.divisionId === null ? 'openness-handler' : 'handler',
    rule: REVIEW_BASIS,
    clause: '工作要点三（一）',
    explanation: `公开依据“${bases.join('、')}”自 ${since} 起${outcome}。要改的，请公开机构在下一版里改；不用改的，写明理由。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(basisWorkingDays) }),
    internal: true,
    occasion: `${outcome}.${since}.${bases.join()}`,
  })
}

/** A basis that is still to be looked at. */
export interface BasisToReview {
  readonly dutyId: string
  readonly explanation: string
}

/** What of a row's 公开依据 is still to be looked at. */
export async function basesToReview(
  { db }: Pick<Work, 'db'>,
  itemId: string,
): Promise<readonly BasisToReview[]> {
  const open = await listOpenDutiesOf(db, [itemSubject(itemId)])
  return open
    .filter(({ kind }) => kind === REVIEW_BASIS)
    .map(({ id, explanation }) => ({ dutyId: id, explanation }))
}

const LONGEST_OUTCOME = 200

/** Says what came of the look at a basis; its duty ends. Refuses another division; answers with what is missing. */
export async function settleBasis(
  work: Work,
  itemId: string,
  settled: { readonly dutyId: string; readonly outcome: string },
): Promise<readonly FieldError[]> {
  if (!mayRecordFor(work.actor, await getItem(work, itemId)))
    throw new Refusal('forbidden', 'not-our-item', '公开依据由责任处室或公开机构核对。')
  const outcome = settled.outcome.trim()
  const field = `outcome-${settled.dutyId}`
  if (outcome === '') return [{ field, message: '请写核对的结果：已请公开机构改，或者为什么不用改。' }]
  if (outcome.length > LONGEST_OUTCOME) return [{ field, message: `最多 ${String(LONGEST_OUTCOME)} 字。` }]
  const open = await listOpenDutiesOf(work.db, [itemSubject(itemId)])
  const duty = open.find(({ id, kind }) => id === settled.dutyId && kind === REVIEW_BASIS)
  if (duty === undefined) throw new Refusal('conflict', 'reviewed-already', '这一条已经核对过了。')
  await dischargeDuty(work, duty, outcome)
  await work.record({ subject: itemSubject(itemId), action: 'basis-reviewed', reason: outcome })
  return []
}
