import type { FunctionName } from '../../../kernel/actor.ts'
import { clockAt } from '../../../kernel/civil-date.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../duties/index.ts'
import { listHolders } from '../organisation/index.ts'
import { hoursAfter } from './domain/emergency.ts'
import { gatesOpen } from './domain/review-route.ts'
import type { Gate } from './domain/review-route.ts'
import { gateWorkingDays } from './domain/review-settings.ts'
import type { LoadedPackage } from './load-package.ts'

/** Where a gate waits: a function in a division or for the whole bureau. */
interface Desk {
  readonly function: FunctionName
  readonly divisionId: string | null
}

/** Lays every open gate before those who may sign it; each is a duty of its own. */
export async function openGateDuties(work: Work, loaded: LoadedPackage): Promise<void> {
  for (const gate of gatesOpen(loaded.gates, loaded.signatures)) {
    const { due, within, daysOrHours } = dueOf(work, gate)
    for (const desk of await desksFor(work, loaded, gate))
      await openDuty(work, {
        kind: 'publication.sign-gate',
        subject: `package:${loaded.package.id}`,
        title: `${gate.name}：${titleOf(loaded)}${within === null ? '' : `（${within.clock} 前）`}`,
        action: '审签',
        url: `/workbench/packages/${loaded.package.id}`,
        ...desk,
        rule: 'gate',
        clause: '先审后发',
        explanation: `${loaded.round?.submittedByName ?? ''}送审；${daysOrHours}。`,
        ...due,
        internal: true,
        occasion: `${String(loaded.package.round)}.${gate.id}.${desk.function}.${desk.divisionId ?? ''}`,
      })
  }
}

/** In working days; in hours where the gate says so (应急): duties have days, the hour stands in the title. */
function dueOf(work: Work, gate: Gate) {
  if (gate.hours === null) {
    const workingDays = work.rules.read(gateWorkingDays)
    return {
      due: countedDue(work.calendar, { from: work.today, workingDays }),
      within: null,
      daysOrHours: `每道关口 ${String(workingDays)} 个工作日内审签`,
    }
  }
  const within = hoursAfter({ day: work.today, clock: clockAt(work.now) }, gate.hours)
  return {
    due: { due: { kind: 'day' as const, on: within.day } },
    within,
    daysOrHours: `应急，${String(gate.hours)} 小时内审签，即 ${within.clock} 前`,
  }
}

/** Ends the duty of a gate that was signed, or of every gate where the package went back. */
export async function endGateDuties(
  work: Work,
  loaded: Pick<LoadedPackage, 'package'>,
  { gateId, how }: { readonly gateId: string | null; readonly how: string },
): Promise<void> {
  const start = `${String(loaded.package.round)}.${gateId === null ? '' : `${gateId}.`}`
  await dischargeWhere(work, [`package:${loaded.package.id}`], {
    fits: (duty) => duty.kind === 'publication.sign-gate' && duty.occasion.startsWith(start),
    how,
  })
}

/** A package by the title of its first text. */
export function titleOf({ drafts }: Pick<LoadedPackage, 'drafts'>): string {
  const [first, ...more] = drafts
  const title = first?.title === undefined || first.title === '' ? '（未写标题）' : first.title
  return more.length === 0 ? title : `${title}等 ${String(drafts.length)} 件`
}

/** The first kind of signer of whom somebody is there who did not write the text; a gate that nobody holds waits for its first kind. */
async function desksFor(work: Work, loaded: LoadedPackage, gate: Gate): Promise<readonly Desk[]> {
  for (const signer of gate.signers) {
    const holders = (await listHolders(work.db, signer.function, work.today)).filter(
      ({ personId, divisionId }) =>
        !loaded.writers.includes(personId) &&
        (signer.place === 'bureau' || divisionId === loaded.package.divisionId),
    )
    const places = [...new Set(holders.map(({ divisionId }) => divisionId))]
    if (places.length > 0) return places.map((divisionId) => ({ function: signer.function, divisionId }))
  }
  const [first] = gate.signers
  if (first === undefined) return []
  const divisionId = first.place === 'division' ? loaded.package.divisionId : null
  return [{ function: first.function, divisionId }]
}
