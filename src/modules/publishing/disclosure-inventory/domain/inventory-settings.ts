import { choiceSetting, numberSetting } from '../../../../kernel/setting.ts'

/** What the public sees of coverage and lateness; a bureau begins with nothing. */
export const publicCoverage = choiceSetting({
  id: 'disclosure-inventory.public-coverage',
  label: '全清单公开页显示各事项是否按时公开',
  mark: 'policy',
  standard: 'off',
  choices: { off: '不显示', on: '显示' },
  byTwo: true,
})

/** How soon a version that was handed in is to be approved or sent back. */
export const inventoryApprovalDays = numberSetting({
  id: 'disclosure-inventory.approval-days',
  label: '全清单送审后几个工作日内批准或退回',
  mark: 'policy',
  standard: 5,
  least: 1,
  most: 30,
  unit: '个工作日',
})
