import { actorName, personOf } from '../../../kernel/actor.ts'
import { addMonths } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import type { DutyToOpen } from '../../ground/duties/index.ts'
import { attributeWorkingDays, citationWorkingDays } from './domain/document-settings.ts'
import { mayRegisterFor } from './domain/document-actions.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { allowedStatuteActions, faultsOfFound, statuteOutcomeNames } from './domain/statute.ts'
import type { Found, Statute, StatuteAction, StatuteCheck } from './domain/statute.ts'
import { statuteMonths } from './domain/statute-settings.ts'
import {
  answerStatuteCheck,
  getStatuteForUpdate,
  insertStatute,
  insertStatuteCheck,
  listPagesNaming,
  listStatuteChecks,
  updateStatute,
} from './store/statutes.ts'

export const STATUTES = '/workbench/statutes'

/** What entering a statute gave: the statute, or what is wrong beside each field. */
export type Entered =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What is known of a law or rule of others before it is looked at. */
export interface StatuteToEnter {
  readonly title: string
  readonly issuer: string
  readonly divisionId: string
}

/**
 * Enters a law or rule of others that the site names, with the first look at its official text; shown once a second person
 * agreed. Refuses another division's, and a title that is there.
 */
export async function enterStatute(work: Work, statute: StatuteToEnter, found: Found): Promise<Entered> {
  if (!mayRegisterFor(work.actor, statute.divisionId))
    throw new Refusal('forbidden', 'not-our-division', '外部法规由负责核对的处室或公开机构登记。')
  refuseSecrets([statute.title, statute.issuer, found.note])
  const errors = [
    ...(statute.title === '' ? [{ field: 'title', message: '请写法规的名称，不带书名号。' }] : []),
    ...(statute.issuer === '' ? [{ field: 'issuer', message: '请写制定机关。' }] : []),
    ...faultsOfFound(found, { edition: null }),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const id = work.newId()
  const isFresh = await insertStatute(work.db, {
    ...statute,
    id,
    registeredByName: actorName(work.actor),
    registeredOn: work.today,
  })
  if (!isFresh) return { ok: false, errors: [{ field: 'title', message: '这部法规已经登记过。' }] }
  await work.record({ subject: `statute:${id}`, action: 'statute-registered' })
  await lookedAt(work, await getStatuteForUpdate(work.db, id), found)
  return { ok: true, id }
}

/** Records a further look at the official text: 未变, 已修改 or 已废止. A second person agrees before the public sees it. */
export async function checkStatute(work: Work, id: string, found: Found): Promise<readonly FieldError[]> {
  const { statute } = await loadFor(work, id, 'check')
  refuseSecrets([found.note])
  const faults = faultsOfFound(found, statute)
  if (faults.length > 0) return faults
  await lookedAt(work, statute, found)
  return []
}

async function lookedAt(work: Work, statute: Statute, found: Found): Promise<void> {
  const person = personOf(work.actor)
  if (person === null) throw new Refusal('forbidden', 'no-person', '核对由人来做。')
  const number = (await listStatuteChecks(work.db, statute.id)).length + 1
  const changes = found.outcome === 'amended' || found.outcome === 'repealed'
  await insertStatuteCheck(work.db, statute.id, {
    ...found,
    since: changes ? found.since : null,
    number,
    on: work.today,
    byId: person.id,
    byName: person.name,
    agreed: null,
    answeredByName: null,
    answerReason: null,
  })
  await work.record({
    subject: `statute:${statute.id}`,
    action: 'statute-checked',
    after: { number, outcome: found.outcome },
  })
  await endDuty(work, statute, {
    kind: 'documents.check-statute',
    how: statuteOutcomeNames[found.outcome],
  })
  await openStatuteDuty(work, statute, {
    kind: 'documents.confirm-statute',
    title: `确认外部法规：《${statute.title}》`,
    action: '确认',
    function: 'head',
    explanation: `${person.name}核对：${statuteOutcomeNames[found.outcome]}，${found.edition}。另一个人同意后公众才看到。`,
    occasion: String(number),
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(attributeWorkingDays) }),
  })
}

/**
 * The second person agrees to a look, or sends it back with the reason. Agreed, the public sees it, it is to be looked at
 * again after the months of the setting, and a change flags every page that names the statute.
 */
export async function confirmStatute(
  work: Work,
  id: string,
  { agree, reason }: { readonly agree: boolean; readonly reason: string },
): Promise<readonly FieldError[]> {
  const { statute, checks } = await loadFor(work, id, 'confirm')
  const person = personOf(work.actor)
  const check = checks.at(-1)
  if (person === null || check === undefined)
    throw new Refusal('conflict', 'nothing-to-confirm', '没有等您确认的核对。')
  refuseSecrets([reason])
  if (!agree && reason === '') return [{ field: 'answerReason', message: '退回请写明理由。' }]
  await answerStatuteCheck(work.db, id, {
    agreed: agree,
    by: person,
    on: work.today,
    reason: agree ? null : reason,
  })
  if (agree) await updateStatute(work.db, id, shownAfter(check))
  await work.record({
    subject: `statute:${id}`,
    action: agree ? 'statute-confirmed' : 'statute-returned',
    ...(agree ? {} : { reason }),
  })
  await endDuty(work, statute, {
    kind: 'documents.confirm-statute',
    how: agree ? '已确认' : `退回：${reason}`,
  })
  const isChange = check.outcome === 'amended' || check.outcome === 'repealed'
  if (agree && isChange) {
    await flagPages(work, statute, check)
    await work.announce({
      type: 'documents.cited-changed',
      publicationId: null,
      number: null,
      statute: statute.title,
      outcome: statuteOutcomeNames[check.outcome],
      since: check.since ?? work.today,
    })
  }
  if (!agree) await oweCheck(work, statute, { on: work.today, explanation: `退回：${reason}` })
  else if (check.outcome !== 'repealed') await oweNextCheck(work, statute, check.on)
  return []
}

function shownAfter({ edition, officialUrl, on, outcome, since }: StatuteCheck) {
  return { edition, officialUrl, checkedOn: on, repealedOn: outcome === 'repealed' ? since : null }
}

async function oweNextCheck(work: Work, statute: Statute, checkedOn: CivilDate): Promise<void> {
  const months = work.rules.read(statuteMonths)
  await oweCheck(work, statute, {
    on: addMonths(checkedOn, months),
    explanation: `${checkedOn} 核对过，${String(months)} 个月后再核对官方文本：未变、已修改，还是已废止。`,
  })
}

async function oweCheck(
  work: Work,
  statute: Statute,
  { on, explanation }: { readonly on: CivilDate; readonly explanation: string },
): Promise<void> {
  const { length } = await listStatuteChecks(work.db, statute.id)
  await openStatuteDuty(work, statute, {
    kind: 'documents.check-statute',
    title: `核对外部法规：《${statute.title}》`,
    action: '核对',
    function: 'handler',
    explanation,
    occasion: String(length),
    due: { kind: 'day', on },
  })
}

/** Every page that names a changed statute owes a look by its division. */
async function flagPages(work: Work, statute: Statute, { outcome, since }: StatuteCheck): Promise<void> {
  const workingDays = work.rules.read(citationWorkingDays)
  for (const page of await listPagesNaming(work.db, `《${statute.title}》`))
    await openDuty(work, {
      kind: 'documents.revisit',
      subject: `statute:${statute.id}`,
      url: `${STATUTES}/${statute.id}`,
      rule: 'documents.revisit',
      title: `核对引用的页面：${page.title}`,
      action: '核对或更正',
      clause: '工作要点三（一）',
      explanation: `《${statute.title}》自 ${since ?? ''} 起${statuteOutcomeNames[outcome]}，这一页引用了它。`,
      divisionId: page.divisionId ?? statute.divisionId,
      function: 'handler',
      ...countedDue(work.calendar, { from: work.today, workingDays }),
      internal: true,
      occasion: `${outcome}.${since ?? ''}.${page.id}`,
    })
}

type StatuteDuty = Pick<DutyToOpen, 'title' | 'action' | 'function' | 'explanation' | 'due'> &
  Partial<Pick<DutyToOpen, 'counted'>> & {
    readonly kind: 'documents.check-statute' | 'documents.confirm-statute'
    readonly occasion: string
  }

async function openStatuteDuty(work: Work, { id, divisionId }: Statute, duty: StatuteDuty): Promise<void> {
  await openDuty(work, {
    ...duty,
    subject: `statute:${id}`,
    url: `${STATUTES}/${id}`,
    rule: duty.kind,
    clause: '工作要点三（一）',
    divisionId,
    internal: true,
  })
}

async function endDuty(
  work: Work,
  { id }: Statute,
  ending: { readonly kind: StatuteDuty['kind']; readonly how: string },
): Promise<void> {
  const { kind, how } = ending
  await dischargeWhere(work, [`statute:${id}`], { fits: (duty) => duty.kind === kind, how })
}

async function loadFor(
  work: Work,
  id: string,
  action: StatuteAction,
): Promise<{ readonly statute: Statute; readonly checks: readonly StatuteCheck[] }> {
  const statute = await getStatuteForUpdate(work.db, id)
  const checks = await listStatuteChecks(work.db, id)
  if (allowedStatuteActions(work.actor, statute, checks).includes(action)) return { statute, checks }
  throw new Refusal(
    'conflict',
    `no-${action}`,
    action === 'check'
      ? '现在不能登记核对：上一次还在等确认，或者不归您的处室。'
      : '由负责处室的负责人或公开机构负责人确认，核对的人自己不能确认。',
  )
}
