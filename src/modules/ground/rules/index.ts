export { changeSetting } from './change-setting.ts'
export { loadPublishedYears } from './load-published-years.ts'
export { rulesReader } from './rules-on.ts'
export { listArrangedYears } from './store.ts'
