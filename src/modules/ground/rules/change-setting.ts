import { actorName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Setting } from '../../../kernel/setting.ts'
import type { Work } from '../../../platform/work/work.ts'
import { insertSetting } from './store.ts'

/** Changes a setting from a day on, with a reason; the earlier value stays for earlier days. Refuses a value out of range. */
export async function changeSetting<T>(
  work: Work,
  setting: Setting<T>,
  change: { readonly value: T; readonly reason: string; readonly from?: CivilDate },
): Promise<void> {
  const value = setting.parse(change.value)
  const before = work.rules.read(setting)
  await insertSetting(work.db, {
    id: setting.id,
    effectiveFrom: change.from ?? work.today,
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
    after: value,
  })
}
