import { numberSetting } from '../../../../kernel/setting.ts'

/** In how many working days a gate is signed. */
export const gateWorkingDays = numberSetting({
  id: 'publication.gate-working-days',
  label: '稿件每道关口几个工作日内审签',
  mark: 'derived',
  standard: 2,
  least: 1,
  most: 20,
  unit: '个工作日',
})
/** How large a file of a text may be. */
export const draftMegabytes = numberSetting({
  id: 'publication.file-megabytes',
  label: '稿件的一个附件最大多少 MB',
  mark: 'policy',
  standard: 20,
  least: 1,
  most: 100,
  unit: 'MB',
})
