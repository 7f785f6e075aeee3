export { importRatings } from './import-ratings.ts'
export { addRating, letRunOut, revokeRating } from './keep-ratings.ts'
export { keepExpiryDuties } from './rating-duties.ts'
export { draftRegister, releaseRegister } from './release-register.ts'
