import { actorName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Setting } from '../../../kernel/setting.ts'
import type { Work } from '../../../platform/work/work.ts'
import { insertSetting } from './store/settings.ts'

/**
 * Changes a setting from a day on, with a reason; the earlier value stays for earlier days. Refuses a value out of range,
 * a day that is past, and what two people change together.
 */
export async function changeSetting<T>(
  work: Work,
  setting: Setting<T>,
  change: { readonly value: T; readonly reason: string; readonly from?: CivilDate },
): Promise<void> {
  if (setting.byTwo === true)
    throw new Refusal(
      'forbidden',
      'setting-by-two',
      `「${setting.label}」要由公开机构负责人和分管领导两人办：一人提出，另一人同意。`,
    )
  await putSetting(work, setting, { from: work.today, ...change })
}

/** Puts a value in force from a day on and into the 办理记录; what public pages read may change with it. */
export async function putSetting<T>(
  work: Work,
  setting: Setting<T>,
  change: { readonly value: T; readonly reason: string; readonly from: CivilDate },
): Promise<void> {
  const value = setting.parse(change.value)
  if (change.from < work.today)
    throw new Refusal('invalid', 'setting-past', '过去的日子已经按原来的值办了，请从今天或以后的日子起改。')
  const before = work.rules.read(setting)
  await insertSetting(work.db, {
    id: setting.id,
    effectiveFrom: change.from,
    value,
    reason: change.reason,
    by: actorName(work.actor),
    at: work.now,
  })
  await work.record({
    subject: `setting:${setting.id}`,
    action: 'setting-changed',
    reason: change.reason,
    before,
    after: { value, from: change.from },
  })
  await work.touchPublic()
}
