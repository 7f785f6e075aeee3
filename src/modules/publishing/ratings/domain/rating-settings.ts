import { numberSetting } from '../../../../kernel/setting.ts'

/** How long before the last day of a rating its keeper is asked what becomes of it. */
export const expiryDays = numberSetting({
  id: 'ratings.expiry-days',
  label: '等级到期前多少天提醒复核',
  mark: 'policy',
  standard: 90,
  least: 1,
  most: 400,
  unit: '天',
})

/** 条例第二十六条: how soon after a change the public register follows. */
export const releaseWorkingDays = numberSetting({
  id: 'ratings.release-working-days',
  label: '等级评定变动后几个工作日内公布',
  mark: 'derived',
  source: '条例第二十六条',
  standard: 20,
  least: 1,
  most: 20,
  unit: '个工作日',
})

export const ratingSettings = [expiryDays, releaseWorkingDays]
