export { recordPlan, startStage } from './keep-plans.ts'
export { keepYearlyDuties } from './yearly-duties.ts'
