import { numberSetting } from '../../../../kernel/setting.ts'

/** In how many working days a changed 指南 is released. */
export const guideWorkingDays = numberSetting({
  id: 'openness-column.guide-working-days',
  label: '公开指南改动后几个工作日内核对发布',
  mark: 'derived',
  standard: 5,
  least: 1,
  most: 20,
  unit: '个工作日',
})
