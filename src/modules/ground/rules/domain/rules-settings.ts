import { choiceSetting } from '../../../../kernel/setting.ts'

/**
 * What the public sees of the bureau's own lateness. A bureau begins with totals; the demonstration shows each case.
 * 公开机构负责人 and 分管领导 change it together.
 */
export const publicLateness = choiceSetting({
  id: 'rules.public-lateness',
  label: '向公众显示多少逾期情况',
  mark: 'policy',
  source: '公开机构负责人和分管领导两人办',
  standard: 'totals',
  choices: { off: '不显示', totals: '只显示总数', each: '逐件显示' },
  byTwo: true,
})
