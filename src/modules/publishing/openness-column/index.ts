export { agencyCode } from './domain/index-number.ts'
export { releaseGuide, saveWording } from './release-guide.ts'
