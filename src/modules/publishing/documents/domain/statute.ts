import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { mayRegisterFor } from './document-actions.ts'

/** A law or rule of others that the site names: never the bureau's own document, without 公开属性 and without K-01. */
export interface Statute {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly divisionId: string
  /** As a second person agreed to it: 2019修订; null before the first check. */
  readonly edition: string | null
  readonly officialUrl: string | null
  readonly checkedOn: CivilDate | null
  readonly repealedOn: CivilDate | null
  readonly registeredByName: string
  readonly registeredOn: CivilDate
}

export type StatuteOutcome = 'entered' | 'unchanged' | 'amended' | 'repealed'

export const statuteOutcomeNames: Readonly<Record<StatuteOutcome, string>> = {
  entered: '初次登记',
  unchanged: '未变',
  amended: '已修改',
  repealed: '已废止',
}

/** What a look at the official text found. */
export interface Found {
  readonly outcome: StatuteOutcome
  readonly edition: string
  readonly officialUrl: string
  readonly since: CivilDate | null
  readonly note: string
}

/** One look at the official text, with what the second person said. */
export interface StatuteCheck extends Found {
  readonly number: number
  readonly on: CivilDate
  readonly byId: string
  readonly byName: string
  /** Null while nobody answered. */
  readonly agreed: boolean | null
  readonly answeredByName: string | null
  readonly answerReason: string | null
}

export type StatuteAction = 'check' | 'confirm'

/** What somebody may do with a statute now: its division looks, another person there or 公开机构负责人 agrees. */
export function allowedStatuteActions(
  actor: Actor,
  statute: Statute,
  checks: readonly Pick<StatuteCheck, 'agreed' | 'byId'>[],
): readonly StatuteAction[] {
  const waiting = checks.at(-1)?.agreed === null ? checks.at(-1) : undefined
  if (waiting === undefined)
    return mayRegisterFor(actor, statute.divisionId) && statute.repealedOn === null ? ['check'] : []
  const mayConfirm = holds(actor, ['head'], statute.divisionId) || holds(actor, ['openness-head'])
  return mayConfirm && personOf(actor)?.id !== waiting.byId ? ['confirm'] : []
}

/** What is wrong with a look as it was typed: an address of the official text, and for a change its day and its new edition. */
export function faultsOfFound(found: Found, before: Pick<Statute, 'edition'>): readonly FieldError[] {
  const { outcome, edition, officialUrl, since } = found
  const faults: FieldError[] = []
  if (edition === '')
    faults.push({ field: 'edition', message: '请写版本，例如“2019修订”“2020年10月1日施行”。' })
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+/u.test(officialUrl))
    faults.push({ field: 'officialUrl', message: '请写官方文本的网址，以 https:// 开头。' })
  if ((outcome === 'amended' || outcome === 'repealed') && since === null)
    faults.push({ field: 'since', message: '请写从哪天起。' })
  if (outcome === 'amended' && edition === before.edition)
    faults.push({ field: 'edition', message: '已修改的，请写新的版本。' })
  if (outcome === 'unchanged' && before.edition !== null && edition !== before.edition)
    faults.push({ field: 'edition', message: '版本变了，请选“已修改”。' })
  return faults
}
