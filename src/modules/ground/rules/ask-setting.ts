import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { valueName } from '../../../kernel/setting.ts'
import type { Setting } from '../../../kernel/setting.ts'
import type { Work } from '../../../platform/work/work.ts'
import { putSetting } from './change-setting.ts'
import { allowedSettingActions, askingFunction, otherFunction } from './domain/setting-change.ts'
import type { SettingAction, SettingChange, SettingRequest } from './domain/setting-change.ts'
import { decideRequest, insertRequest, lockOpenRequest } from './store/settings.ts'

/**
 * Asks for another value of a setting that two people change together; it holds only when the other has approved.
 * Refuses whoever is neither 公开机构负责人 nor 分管领导, and a second request while one is open.
 */
export async function askSetting<T>(
  work: Work,
  setting: Setting<T>,
  change: SettingChange<T>,
): Promise<void> {
  const value = setting.parse(change.value)
  const open = await lockOpenRequest(work.db, setting.id)
  if (open !== null)
    throw new Refusal(
      'conflict',
      'setting-asked-already',
      `${open.askedBy.name}已经提出改「${setting.label}」，还没有人审。请等它办完再提。`,
    )
  authorise(work, setting, { action: 'ask', open })
  const person = personOf(work.actor)
  const askedAs = askingFunction(work.actor)
  if (person === null || askedAs === null) throw new TypeError('asking is for people')
  const id = work.newId()
  const { from, reason } = change
  const fresh = await insertRequest(work.db, {
    ...{ id, settingId: setting.id, value, from, reason, at: work.now },
    ...{ askedBy: { id: person.id, name: person.name }, askedAs },
  })
  if (!fresh) throw new Refusal('conflict', 'setting-asked-already', '刚才有人先提出了，请刷新看看。')
  await work.record({
    subject: `setting:${setting.id}`,
    action: 'setting-asked',
    reason,
    after: { value, from },
  })
  await work.announce({
    type: 'rules.setting-asked',
    settingId: setting.id,
    label: setting.label,
    valueName: valueName(setting, value),
    by: person.name,
    approver: otherFunction(askedAs),
    occasion: id,
  })
}

/**
 * Approves, refuses or takes back what was asked. Approved, it holds from the day asked for, or from today where that day
 * is past. Refuses the one who asked, and whoever does not hold the other function.
 */
export async function decideSetting(
  work: Work,
  setting: Setting<unknown>,
  answer: { readonly decision: 'approved' | 'refused' | 'withdrawn'; readonly reason: string | null },
): Promise<void> {
  const open = await lockOpenRequest(work.db, setting.id)
  if (open === null)
    throw new Refusal('conflict', 'setting-not-asked', '没有等着审的改动，可能别人已经办了。请刷新看看。')
  authorise(work, setting, { action: answer.decision === 'withdrawn' ? 'withdraw' : 'decide', open })
  const person = personOf(work.actor)
  if (person === null) throw new TypeError('deciding is for people')
  await decideRequest(work.db, open.id, { by: person, at: work.now, ...answer })
  await work.record({
    subject: `setting:${setting.id}`,
    action: `setting-${answer.decision}`,
    ...(answer.reason === null ? {} : { reason: answer.reason }),
    after: { value: open.value, from: open.from, askedBy: open.askedBy.name },
  })
  if (answer.decision === 'approved') await putApproved(work, setting, open)
  await work.announce({
    type: 'rules.setting-decided',
    settingId: setting.id,
    decision: answer.decision,
    occasion: open.id,
  })
}

async function putApproved(work: Work, setting: Setting<unknown>, open: SettingRequest): Promise<void> {
  await putSetting(work, setting, {
    value: open.value,
    from: open.from < work.today ? work.today : open.from,
    reason: `${open.reason}（${open.askedBy.name}提出）`,
  })
}

function authorise(
  work: Work,
  setting: Setting<unknown>,
  wanted: { readonly action: SettingAction; readonly open: SettingRequest | null },
): void {
  if (allowedSettingActions(setting, work.actor, wanted.open).includes(wanted.action)) return
  throw new Refusal(
    'forbidden',
    'setting-by-two',
    `「${setting.label}」要由公开机构负责人和分管领导两人办：一人提出，另一人同意；提出的人不能自己同意。`,
  )
}
