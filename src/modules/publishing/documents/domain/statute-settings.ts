import { numberSetting } from '../../../../kernel/setting.ts'

/** After how many months an external statute is looked at again. */
export const statuteMonths = numberSetting({
  id: 'documents.statute-months',
  label: '网站引用的外部法规，几个月核对一次官方文本',
  mark: 'policy',
  unit: '个月',
  standard: 6,
  least: 1,
  most: 24,
})
