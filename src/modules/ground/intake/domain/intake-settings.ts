import { numberSetting } from '../../../../kernel/setting.ts'

/** What makes a 「我要纠错」 due, as duties and ledger name it. */
export const CORRECTION_CLAUSE = '本站「我要纠错」答复'

/** K-29a 本站「我要纠错」答复. */
export const correctionWorkingDays = numberSetting({
  id: 'intake.correction-working-days',
  label: '「我要纠错」几个工作日内答复',
  mark: 'secondary',
  source: '政府网站「我要纠错」答复',
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
