import { choiceSetting, numberSetting } from '../../../../kernel/setting.ts'

export const reportingPeriod = choiceSetting({
  id: 'work-plan.reporting-period',
  label: '工作要点按什么周期报告落实情况',
  mark: 'policy',
  standard: 'quarter',
  choices: { quarter: '每季度', 'half-year': '每半年', none: '不要求报告' },
})
export const reportDay = numberSetting({
  id: 'work-plan.report-day',
  label: '处室在期末月几日前报本期落实情况',
  mark: 'policy',
  unit: '日',
  standard: 25,
  least: 1,
  most: 28,
})
export const releaseWorkingDays = numberSetting({
  id: 'work-plan.release-working-days',
  label: '期末后多少个工作日内公布落实情况',
  mark: 'policy',
  unit: '个工作日',
  standard: 15,
  least: 1,
  most: 60,
})
export const approvalWorkingDays = numberSetting({
  id: 'work-plan.approval-working-days',
  label: '送审后多少个工作日内审定',
  mark: 'policy',
  unit: '个工作日',
  standard: 3,
  least: 1,
  most: 20,
})
export const evidenceMegabytes = numberSetting({
  id: 'work-plan.evidence-megabytes',
  label: '一件佐证材料最大多少 MB',
  mark: 'policy',
  unit: 'MB',
  standard: 20,
  least: 1,
  most: 100,
})
