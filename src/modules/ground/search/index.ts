export { indexReleased, rebuildIndex } from './keep-index.ts'
export { searchReleased } from './search-released.ts'
export { findEntry, listWords } from './store.ts'
