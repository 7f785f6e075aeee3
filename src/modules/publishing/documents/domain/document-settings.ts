import { choiceSetting, numberSetting } from '../../../../kernel/setting.ts'

/** K-01 主动公开. */
export const publishWorkingDays = numberSetting({
  id: 'documents.publish-working-days',
  label: '主动公开的公文几个工作日内公开',
  mark: 'seed',
  source: '条例第二十六条',
  unit: '个工作日',
  standard: 20,
  least: 1,
  most: 20,
})
/** In how many working days a division says the 公开属性, and each step of deciding it is done. */
export const attributeWorkingDays = numberSetting({
  id: 'documents.attribute-working-days',
  label: '公开属性每一步几个工作日内办',
  mark: 'derived',
  unit: '个工作日',
  standard: 3,
  least: 1,
  most: 20,
})
/** K-30 不公开件复审. */
export const reviewMonths = numberSetting({
  id: 'documents.review-months',
  label: '依申请、不予公开的公文几个月复审一次',
  mark: 'derived',
  source: '条例第十八条',
  unit: '个月',
  standard: 12,
  least: 1,
  most: 36,
})
/** How long before its day a re-examination or an evaluation is laid before the division. */
export const noticeDays = numberSetting({
  id: 'documents.notice-days',
  label: '复审、评估提前几天列入今日',
  mark: 'policy',
  unit: '天',
  standard: 30,
  least: 0,
  most: 180,
})
/** K-12 公报转送. */
export const gazetteDays = numberSetting({
  id: 'documents.gazette-days',
  label: '规范性文件印发后几天内转送政府公报',
  mark: 'seed',
  source: '工作要点三（四）',
  unit: '天',
  standard: 10,
  least: 1,
  most: 10,
})
export const gazetteWhenOff = choiceSetting({
  id: 'documents.gazette-when-off',
  label: '转送公报的最后一天放假时',
  mark: 'policy',
  standard: 'before',
  choices: { before: '提前到前一个工作日', same: '不变' },
})
/** §10.4 step 10. */
export const evaluationYears = numberSetting({
  id: 'documents.evaluation-years',
  label: '规范性文件几年后评估是否继续有效',
  mark: 'recalled',
  unit: '年',
  standard: 5,
  least: 1,
  most: 10,
})
export const trialEvaluationYears = numberSetting({
  id: 'documents.trial-evaluation-years',
  label: '暂行、试行的规范性文件几年后评估',
  mark: 'recalled',
  unit: '年',
  standard: 2,
  least: 1,
  most: 10,
})
/** In how many working days a page that cites a repealed or amended document is looked at. */
export const citationWorkingDays = numberSetting({
  id: 'documents.citation-working-days',
  label: '文件废止、修改后，引用它的页面几个工作日内核对',
  mark: 'policy',
  unit: '个工作日',
  standard: 5,
  least: 1,
  most: 30,
})
/** How large a file of a document may be. */
export const documentMegabytes = numberSetting({
  id: 'documents.file-megabytes',
  label: '公文的一个文件最大多少 MB',
  mark: 'policy',
  unit: 'MB',
  standard: 20,
  least: 1,
  most: 100,
})
/** In how many working days a second person looks at a batch of past documents. */
export const historyReleaseDays = numberSetting({
  id: 'documents.history-release-days',
  label: '历史文件导入后几个工作日内放行',
  mark: 'policy',
  unit: '个工作日',
  standard: 10,
  least: 1,
  most: 60,
})
export const documentSettings = [
  publishWorkingDays,
  attributeWorkingDays,
  reviewMonths,
  noticeDays,
  gazetteDays,
  gazetteWhenOff,
  evaluationYears,
  trialEvaluationYears,
  citationWorkingDays,
  documentMegabytes,
  historyReleaseDays,
]
