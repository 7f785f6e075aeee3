import { numberSetting } from '../../../../kernel/setting.ts'

/** By the end of which month a year of a plan is reported on. */
export const yearlyReportMonth = numberSetting({
  id: 'long-term-plans.yearly-report-month',
  label: '规划年度实施情况在次年几月底前公开',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 12,
  unit: '月底',
})
