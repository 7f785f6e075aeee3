import { actorName, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { allowedReturnActions, entryLack, OWN_RETURN } from './domain/division-return.ts'
import type { DivisionReturn, ReportEntry, ReturnAction } from './domain/division-return.ts'
import { begunPeriod, NO_PERIOD } from './domain/plan.ts'
import { meetReportDuties, reopenReportDuty, showToClerk, showToSigner } from './return-duties.ts'
import type { OpenReturn } from './return-duties.ts'
import { listMeasures, listOwners } from './store/measures.ts'
import { getPlan, holdPlan } from './store/plans.ts'
import { listPlanEvidence } from './store/evidence.ts'
import { excusedIn, listNotConcerned } from './store/not-concerned.ts'
import { listEntries, takeReturn, updateReturn, upsertEntry } from './store/returns.ts'
import type { ReturnKey } from './store/returns.ts'

/** Opens a division's form for writing, locked, in a plan that stays adopted meanwhile; refuses a period that has not begun and a division without a part in the plan. */
export async function openReturn(work: Work, key: ReturnKey): Promise<OpenReturn> {
  await holdPlan(work.db, key.planId)
  const { plan, period, led, joined } = await returnScope(work, key)
  const form = await takeReturn(work.db, key, work.newId())
  return { plan, period, form, led, joined }
}

/** The plan, the period and the measures of a division's form; refuses what is no form. */
export async function returnScope(work: Work, key: ReturnKey): Promise<Omit<OpenReturn, 'form'>> {
  const plan = await getPlan(work.db, key.planId)
  if (plan.status !== 'adopted')
    throw new Refusal('conflict', 'not-adopted', '这份工作要点还没有采纳，不能填报。')
  const period = begunPeriod(plan, key.period, work.today)
  if (period === null) throw new Refusal('absent', 'no-period', NO_PERIOD)
  const owners = (await listOwners(work.db, plan.id)).filter((o) => o.divisionId === key.divisionId)
  if (owners.length === 0) throw new Refusal('absent', 'no-part', '这个处室在这份工作要点里没有任务。')
  const isExcused = await excusedIn(work.db, plan.id)
  const measures = await listMeasures(work.db, plan.id)
  const of = (role: 'lead' | 'participant') =>
    measures.filter(
      (m) => owners.some((o) => o.measureId === m.id && o.role === role) && !isExcused(m.id, key.divisionId),
    )
  return { plan, period, led: of('lead'), joined: of('participant') }
}

/** Refuses what this person may not do with the form now, with the sentence why and who can. */
export function authoriseReturn(work: Work, form: DivisionReturn, action: ReturnAction): void {
  if (allowedReturnActions(form, work.actor).includes(action)) return
  if (action === 'confirm' && form.savedBy !== null && form.savedBy === personOf(work.actor)?.id)
    throw new Refusal('forbidden', 'own-return', OWN_RETURN)
  if (form.status === 'confirmed')
    throw new Refusal('conflict', 'already-confirmed', '这一期已经确认。要改，请办公室退回后再改。')
  if (action === 'confirm' && form.savedBy === null)
    throw new Refusal('conflict', 'nothing-saved', '这一期还没有填，没有可确认的内容。')
  throw new Refusal('forbidden', 'not-your-return', '这一步要由本处经办、负责人或分管领导来做。')
}

/** Saves what was filled in; it stays a draft and nothing is lost. */
export async function saveDraft(
  work: Work,
  key: ReturnKey,
  entries: readonly ReportEntry[],
): Promise<OpenReturn> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'save')
  const form = await storeEntries(work, open, { entries, office: null })
  if (form.status === 'handed') await showToSigner(work, { ...open, form })
  return { ...open, form }
}

/** Keeps what 办公室 has typed for a division before it is entered for good; marked 办公室代录 from the first word. */
export async function saveDraftForDivision(
  work: Work,
  key: ReturnKey,
  entered: { readonly entries: readonly ReportEntry[]; readonly source: string },
): Promise<OpenReturn> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'enter-for-division')
  const form = await storeEntries(work, open, { entries: entered.entries, office: entered.source.trim() })
  return { ...open, form }
}

/** 「办公室代录」: the office enters what a division told it, with the source; it counts as confirmed and says so everywhere. */
export async function enterForDivision(
  work: Work,
  key: ReturnKey,
  entered: { readonly entries: readonly ReportEntry[]; readonly source: string },
): Promise<readonly FieldError[]> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'enter-for-division')
  if (entered.source.trim() === '')
    return [{ field: 'source', message: '请写明来源，例如「10月20日电话，艺术处经办口述」。' }]
  const lacks = await lackOf(work, open, entered.entries)
  if (lacks.length > 0) return lacks
  const form = await storeEntries(work, open, { entries: entered.entries, office: entered.source.trim() })
  await settleConfirmed(work, { ...open, form }, `办公室代录（来源：${entered.source.trim()}）`)
  return []
}

/** Hands a complete form to the head of the division; answers with what is still missing, per measure. */
export async function handToHead(work: Work, key: ReturnKey): Promise<readonly FieldError[]> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'hand')
  const lacks = await lackOf(work, open, await listEntries(work.db, open.form.id))
  if (lacks.length > 0) return lacks
  await updateReturn(work.db, { ...open.form, status: 'handed', returnReason: null, returnedBy: null })
  await showToSigner(work, open)
  await record(work, open.form, { action: 'handed-to-head' })
  return []
}

/** The head confirms the whole form on one screen; nobody confirms what he wrote himself. */
export async function confirmReturn(work: Work, key: ReturnKey): Promise<readonly FieldError[]> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'confirm')
  const lacks = await lackOf(work, open, await listEntries(work.db, open.form.id))
  if (lacks.length > 0) return lacks
  await settleConfirmed(work, open, `${actorName(work.actor)}确认`)
  return []
}

/** The head sends the form back to the clerk, or the office sends a confirmed one back to the division, with reasons. */
export async function sendBack(
  work: Work,
  key: ReturnKey,
  back: { readonly by: 'head' | 'office'; readonly reason: string },
): Promise<void> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, back.by === 'head' ? 'send-back' : 'office-return')
  const form: DivisionReturn = {
    ...open.form,
    status: 'returned',
    confirmedBy: null,
    confirmedAt: null,
    returnedBy: actorName(work.actor),
    returnReason: back.reason,
    rounds: open.form.rounds + 1,
  }
  await updateReturn(work.db, form)
  if (back.by === 'head') await showToClerk(work, open, back.reason)
  else await reopenReportDuty(work, open, back.reason)
  await record(work, form, {
    action: back.by === 'head' ? 'sent-back-by-head' : 'sent-back-by-office',
    reason: back.reason,
  })
}

async function storeEntries(
  work: Work,
  open: OpenReturn,
  filled: { readonly entries: readonly ReportEntry[]; readonly office: string | null },
): Promise<DivisionReturn> {
  const known = new Set([...open.led, ...open.joined].map((m) => m.id))
  for (const entry of filled.entries)
    if (known.has(entry.measureId)) await upsertEntry(work.db, open.form.id, entry)
  const form: DivisionReturn = {
    ...open.form,
    status: open.form.status === 'returned' ? 'draft' : open.form.status,
    savedBy: personOf(work.actor)?.id ?? open.form.savedBy,
    savedByName: actorName(work.actor),
    savedAt: work.now,
    enteredByOffice: filled.office === null ? null : actorName(work.actor),
    source: filled.office,
  }
  await updateReturn(work.db, form)
  await record(work, form, {
    action: filled.office === null ? 'draft-saved' : 'entered-by-office',
    after: filled.entries,
  })
  return form
}

async function settleConfirmed(work: Work, open: OpenReturn, how: string): Promise<void> {
  const form: DivisionReturn = {
    ...open.form,
    status: 'confirmed',
    confirmedBy: actorName(work.actor),
    confirmedAt: work.now,
    returnReason: null,
    returnedBy: null,
  }
  await updateReturn(work.db, form)
  await meetReportDuties(work, open, how)
  await record(work, form, { action: 'confirmed', reason: how })
}

async function lackOf(
  work: Work,
  open: OpenReturn,
  entries: readonly ReportEntry[],
): Promise<readonly FieldError[]> {
  const evidence = await evidenceOf(work, open)
  const asked = new Set(
    (await listNotConcerned(work.db, open.plan.id))
      .filter((n) => n.divisionId === open.form.divisionId && n.refusedReason === null)
      .map((n) => n.measureId),
  )
  const mustReport = open.led.filter((measure) => !asked.has(measure.id))
  const mayReport = open.joined.filter((measure) =>
    entries.some((e) => e.measureId === measure.id && (e.state !== null || e.text.trim() !== '')),
  )
  return [...mustReport, ...mayReport].flatMap((measure) => {
    const lack = entryLack(
      measure,
      entries.find((e) => e.measureId === measure.id),
      evidence,
    )
    return lack === null
      ? []
      : [{ field: `state-${measure.id}`, message: `第 ${String(measure.number)} 项：${lack}` }]
  })
}

/** The evidence of this form, and of the division's confirmed earlier ones: what was completed then need not be proved again. */
async function evidenceOf(work: Work, open: OpenReturn) {
  const { id, divisionId, planId, period } = open.form
  return (await listPlanEvidence(work.db, planId)).filter(
    (piece) =>
      piece.divisionId === divisionId &&
      (piece.returnId === id || (piece.returnStatus === 'confirmed' && piece.period < period)),
  )
}

async function record(
  work: Work,
  form: DivisionReturn,
  act: { readonly action: string; readonly reason?: string; readonly after?: unknown },
): Promise<void> {
  await work.record({
    subject: `division-return:${form.id}`,
    ...act,
    after: { form, entries: act.after ?? (await listEntries(work.db, form.id)) },
  })
}
