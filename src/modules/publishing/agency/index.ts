export { releaseAgency } from './release-agency.ts'
