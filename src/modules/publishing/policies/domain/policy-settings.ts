import { numberSetting, textSetting } from '../../../../kernel/setting.ts'

/** From which share on an interpretation only repeats what it should explain. */
export const similarityPercent = numberSetting({
  id: 'policies.similarity-percent',
  label: '解读和文件、总结、报道有百分之几以上相同就要说明理由',
  mark: 'derived',
  standard: 60,
  least: 10,
  most: 100,
  unit: '%',
})
/** From how many characters on a sentence is too long to follow. */
export const sentenceCharacters = numberSetting({
  id: 'policies.sentence-characters',
  label: '解读里一句话超过多少字要提示',
  mark: 'derived',
  standard: 60,
  least: 20,
  most: 200,
  unit: '个字',
})
/** In how many working days after its first draft a policy has its plan. */
export const planWorkingDays = numberSetting({
  id: 'policies.plan-working-days',
  label: '政策起草后几个工作日内写出解读方案',
  mark: 'derived',
  standard: 5,
  least: 1,
  most: 60,
  unit: '个工作日',
})
/** In how many hours the interpretation of an emergency policy follows it. */
export const emergencyHours = numberSetting({
  id: 'policies.emergency-hours',
  label: '应急政策发布后几小时内发布解读',
  mark: 'derived',
  standard: 24,
  least: 1,
  most: 168,
  unit: '小时',
})
/** Who is 第一解读人; a new holder is entered from the day he takes office. */
export const firstInterpreter = textSetting({
  id: 'policies.first-interpreter',
  label: '第一解读人：主要负责人的姓名、职务',
  mark: 'seed',
  source: '二(三)',
  standard: '未填写',
  longest: 60,
})
