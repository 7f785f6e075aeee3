import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Setting } from '../../../../kernel/setting.ts'

/** A value that a setting has from a day on, with who set it and why. */
export interface SettingValue {
  readonly id: string
  readonly from: CivilDate
  readonly value: unknown
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** The functions that change the settings of two persons: one asks, a holder of the other approves. */
export type AskingFunction = 'openness-head' | 'leader'

/** What one person asks of a setting that two change together. */
export interface SettingRequest {
  readonly id: string
  readonly settingId: string
  readonly value: unknown
  readonly from: CivilDate
  readonly reason: string
  readonly askedBy: { readonly id: string; readonly name: string }
  readonly askedAs: AskingFunction
}

/** A change as it is asked for: what, from which day, why. */
export interface SettingChange<T> {
  readonly value: T
  readonly from: CivilDate
  readonly reason: string
}

export type SettingAction = 'change' | 'ask' | 'decide' | 'withdraw'

/**
 * What an actor may do with a setting now. 系统管理 changes the ordinary ones; what two persons change together is asked
 * by 公开机构负责人 or 分管领导 and approved by another person who holds the other function. What the law fixes (`seed`)
 * is nobody's choice.
 */
export function allowedSettingActions(
  setting: Setting<unknown>,
  actor: Actor,
  open: SettingRequest | null,
): readonly SettingAction[] {
  if (setting.mark === 'seed') return []
  if (setting.byTwo !== true) return holds(actor, ['system-administrator']) ? ['change'] : []
  if (open === null) return askingFunction(actor) === null ? [] : ['ask']
  if (personOf(actor)?.id === open.askedBy.id) return ['withdraw']
  return holds(actor, [otherFunction(open.askedAs)]) ? ['decide'] : []
}

/** In which function a person asks; 公开机构负责人 first. */
export function askingFunction(actor: Actor): AskingFunction | null {
  if (holds(actor, ['openness-head'])) return 'openness-head'
  return holds(actor, ['leader']) ? 'leader' : null
}

/** Whose approval a request waits for. */
export function otherFunction(asked: AskingFunction): AskingFunction {
  return asked === 'leader' ? 'openness-head' : 'leader'
}

/** How a setting stands on a day: the value in force and since when, and the one that comes next. */
export function standingOf(
  setting: Setting<unknown>,
  values: readonly SettingValue[],
  today: CivilDate,
): {
  readonly value: unknown
  readonly since: SettingValue | null
  readonly next: SettingValue | null
} {
  const mine = values.filter((value) => value.id === setting.id)
  const past = mine.filter((value) => value.from <= today)
  const since = past.reduce<SettingValue | null>((a, b) => (a === null || b.from > a.from ? b : a), null)
  const coming = mine.filter((value) => value.from > today)
  const next = coming.reduce<SettingValue | null>((a, b) => (a === null || b.from < a.from ? b : a), null)
  return { value: since === null ? setting.standard : setting.parse(since.value), since, next }
}
