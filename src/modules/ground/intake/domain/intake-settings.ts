import { numberSetting } from '../../../../kernel/setting.ts'

/** K-29a 本站「我要纠错」答复. */
export const correctionWorkingDays = numberSetting({
  id: 'intake.correction-working-days',
  label: '「我要纠错」几个工作日内答复',
  mark: 'secondary',
  source: 'K-29a',
  unit: '个工作日',
  standard: 3,
  least: 1,
  most: 15,
})

/** How long what a person wrote is kept after the answer (留言三年). */
export const recordYears = numberSetting({
  id: 'intake.record-years',
  label: '纠错答复几年后删除来件内容和联系方式',
  mark: 'derived',
  unit: '年',
  standard: 3,
  least: 1,
  most: 30,
})
