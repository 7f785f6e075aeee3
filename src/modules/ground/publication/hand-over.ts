import type { Work } from '../../../platform/work/work.ts'
import {
  countedDue,
  dischargeWhere,
  listOpenDutiesOf,
  listOpenDutiesOfKind,
  openDuty,
  transferDuty,
} from '../duties/index.ts'
import { handoverWorkingDays } from './domain/handover.ts'
import type { HandoverTask } from './domain/handover.ts'
import { getColumn } from './store/columns.ts'
import { findHandover, insertHandover, listWaitingIn, reopenHandover } from './store/handovers.ts'

export const HANDOVERS = '/workbench/handovers'
export const HAND_OVER = 'publication.hand-over'

/** What the duty says is to be done. */
const ACTS: Readonly<Record<HandoverTask, string>> = {
  publish: '交市集约化平台',
  update: '到市集约化平台更新',
  'take-down': '到市集约化平台撤下',
}

/** A text that comes out. */
interface ComingOut {
  readonly publicationId: string
  readonly columnId: string
  /** Whether nothing of it was public before. */
  readonly first: boolean
}

/**
 * Opens the hand-over of a text whose column goes to the city's platform, before its version is there: what stands on the
 * platform only is never seen here. A corrected text goes there anew, whatever its column does by now; what stood here
 * before stays here. While a hand-over still waits it only goes on waiting.
 */
export async function openHandover(work: Work, text: ComingOut): Promise<void> {
  const known = await findHandover(work.db, text.publicationId)
  const about = { publicationId: text.publicationId, at: work.now }
  if (known !== null) {
    if (known.task === null) await reopenHandover(work.db, { ...about, task: 'update' })
    return
  }
  const { delivery } = await getColumn(work.db, text.columnId)
  if (delivery !== 'here')
    await insertHandover(work.db, { ...about, elsewhere: text.first && delivery === 'handover' })
}

/** The duty that ends when the official address is entered; none where nothing waits or it is owed already. */
export async function oweHandover(work: Work, publicationId: string): Promise<void> {
  const handed = await findHandover(work.db, publicationId)
  if (handed === null || handed.task === null) return
  const { task, keeperId } = handed
  const open = await listOpenDutiesOf(work.db, [`publication:${publicationId}`])
  if (open.some(({ kind }) => kind === HAND_OVER)) return
  await work.record({ subject: `publication:${publicationId}`, action: 'handover-opened', after: { task } })
  await openHandoverDuty(work, { publicationId, task, called: handed.title, keeperId, urgent: false })
}

/**
 * What was withdrawn or sealed here is to be taken down there too, also where no address was entered yet: somebody may
 * have brought it there already. `called` is what the duty may say of it.
 */
export async function oweTakingDown(
  work: Work,
  publicationId: string,
  { called, urgent }: { readonly called: string; readonly urgent: boolean },
): Promise<void> {
  const known = await findHandover(work.db, publicationId)
  if (known === null || known.takenDownAt !== null) return
  await endHandoverDuties(work, publicationId, '已撤下，改为到平台撤下')
  await reopenHandover(work.db, { publicationId, task: 'take-down', at: work.now })
  await work.record({
    subject: `publication:${publicationId}`,
    action: 'handover-opened',
    after: { task: 'take-down' },
  })
  const { keeperId } = known
  await openHandoverDuty(work, { publicationId, task: 'take-down', called, keeperId, urgent })
}

/** What was to be done on the platform for a publication is done, or not owed any more. */
export async function endHandoverDuties(work: Work, publicationId: string, how: string): Promise<void> {
  await dischargeWhere(work, [`publication:${publicationId}`], {
    fits: ({ kind }) => kind === HAND_OVER,
    how,
  })
}

/** A column has another keeper, or a text another column: what waits is the keeper's. */
export async function followKeeper(work: Work, columnId: string): Promise<void> {
  const waiting = new Map(
    (await listWaitingIn(work.db, columnId)).map((one) => [`publication:${one.publicationId}`, one]),
  )
  if (waiting.size === 0) return
  for (const duty of await listOpenDutiesOfKind(work.db, HAND_OVER)) {
    const one = waiting.get(duty.subject)
    if (one === undefined || one.keeperId === duty.divisionId) continue
    const { keeperId: divisionId } = one
    await transferDuty(work, duty, { divisionId, function: duty.function, reason: '栏目换了维护处室' })
  }
}

async function openHandoverDuty(
  work: Work,
  owed: {
    readonly publicationId: string
    readonly task: HandoverTask
    readonly called: string
    readonly keeperId: string | null
    /** Today, whatever the limit. */
    readonly urgent: boolean
  },
): Promise<void> {
  const workingDays = work.rules.read(handoverWorkingDays)
  await openDuty(work, {
    kind: HAND_OVER,
    subject: `publication:${owed.publicationId}`,
    title: `${ACTS[owed.task]}：${owed.called}`,
    action: owed.task === 'take-down' ? '登记撤下' : '复制并填网址',
    url: `${HANDOVERS}/${owed.publicationId}`,
    divisionId: owed.keeperId,
    function: owed.keeperId === null ? 'openness-handler' : 'handler',
    rule: 'handover',
    clause: '工作要点三（三）',
    explanation:
      owed.task === 'take-down'
        ? '本站已经撤下，市集约化平台上的同一页也要撤下，撤下后登记。'
        : `发布后 ${String(workingDays)} 个工作日内在市集约化平台发布，并填回正式网址。`,
    ...(owed.urgent
      ? { due: { kind: 'day' as const, on: work.today } }
      : countedDue(work.calendar, { from: work.today, workingDays })),
    internal: true,
    occasion: work.newId(),
  })
}
