import { numberSetting } from '../../../../kernel/setting.ts'

/** From documents of which year on a 规范性文件 walks its steps here; older ones were issued before. */
export const procedureFromYear = numberSetting({
  id: 'documents.procedure-from-year',
  label: '从哪一年成文的规范性文件起，要在本系统走制定程序才能公布',
  mark: 'policy',
  unit: '年',
  standard: 2027,
  least: 2000,
  most: 2200,
})
export const operatorCommentDays = numberSetting({
  id: 'documents.operator-comment-days',
  label: '和经营主体密切相关的规范性文件，公开征求意见至少几天',
  mark: 'seed',
  source: '优化营商环境条例第六十二条',
  unit: '天',
  standard: 30,
  least: 30,
  most: 180,
})
export const rightsCommentDays = numberSetting({
  id: 'documents.rights-comment-days',
  label: '对群众切身利益有重大影响的规范性文件，公开征求意见至少几天',
  mark: 'recalled',
  source: '国办发〔2018〕37号',
  unit: '天',
  standard: 30,
  least: 1,
  most: 180,
})
export const urgentCommentDays = numberSetting({
  id: 'documents.urgent-comment-days',
  label: '紧急的规范性文件，公开征求意见可以缩短到几天',
  mark: 'policy',
  unit: '天',
  standard: 3,
  least: 1,
  most: 30,
})
/** K-09. */
export const legalityLeastDays = numberSetting({
  id: 'documents.legality-least-days',
  label: '合法性审核至少几个工作日（紧急的可以更短，不能省）',
  mark: 'seed',
  source: '国办发〔2018〕115号（五）',
  unit: '个工作日',
  standard: 5,
  least: 1,
  most: 15,
})
export const legalityMostDays = numberSetting({
  id: 'documents.legality-most-days',
  label: '合法性审核最长几个工作日',
  mark: 'seed',
  source: '国办发〔2018〕115号（五）',
  unit: '个工作日',
  standard: 15,
  least: 1,
  most: 15,
})
/** K-13. */
export const filingDays = numberSetting({
  id: 'documents.filing-days',
  label: '规范性文件公布后几天内备案',
  mark: 'secondary',
  source: '北京市行政规范性文件备案规定',
  unit: '天',
  standard: 30,
  least: 1,
  most: 60,
})
/** How long a step takes for which no rule says a number. */
export const makingStepDays = numberSetting({
  id: 'documents.making-step-days',
  label: '制定规范性文件，没有规定期限的一步几个工作日内办',
  mark: 'policy',
  unit: '个工作日',
  standard: 20,
  least: 1,
  most: 120,
})
/** In how many working days the outcome of an evaluation is carried out. */
export const carryOutDays = numberSetting({
  id: 'documents.carry-out-days',
  label: '评估后要修订、废止、宣布失效的，几个工作日内办',
  mark: 'policy',
  unit: '个工作日',
  standard: 60,
  least: 1,
  most: 250,
})
export const makingSettings = [
  procedureFromYear,
  operatorCommentDays,
  rightsCommentDays,
  urgentCommentDays,
  legalityLeastDays,
  legalityMostDays,
  filingDays,
  makingStepDays,
  carryOutDays,
]
