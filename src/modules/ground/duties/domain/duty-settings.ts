import { numberSetting } from '../../../../kernel/setting.ts'

/** How many days before a day its owners are reminded once. */
export const remindDaysBefore = numberSetting({
  id: 'duties.remind-days-before',
  label: '到期前几天提醒一次',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 30,
  unit: '天',
})

/** After how many further days a late duty is reminded of again. */
export const remindAgainEvery = numberSetting({
  id: 'duties.remind-again-every',
  label: '迟了以后每隔几天再提醒',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 30,
  unit: '天',
})

/** How late a duty is when it is carried up to the head of its division. */
export const headAfterDays = numberSetting({
  id: 'duties.head-after-days',
  label: '迟几天升级到处室负责人',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 60,
  unit: '天',
})

/** How late a duty is when it is carried up to 办公室. */
export const officeAfterDays = numberSetting({
  id: 'duties.office-after-days',
  label: '迟几天升级到办公室',
  mark: 'policy',
  standard: 7,
  least: 1,
  most: 90,
  unit: '天',
})
