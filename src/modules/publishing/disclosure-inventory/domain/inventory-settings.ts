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

/** How soon a row is looked at whose 公开依据 was repealed or amended. */
export const basisWorkingDays = numberSetting({
  id: 'disclosure-inventory.basis-working-days',
  label: '公开依据废止、修改后，几个工作日内核对全清单的事项',
  mark: 'policy',
  standard: 5,
  least: 1,
  most: 30,
  unit: '个工作日',
})
