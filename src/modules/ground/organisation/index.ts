export { addDivision } from './add-division.ts'
export { addPerson } from './add-person.ts'
export type { NewPerson } from './add-person.ts'
export { createAdministrators, recoverAdministrator } from './create-administrators.ts'
export type { NewAdministrator } from './create-administrators.ts'
export { divisionKindNames } from './domain/division.ts'
export type { Bureau, Division, DivisionKind } from './domain/division.ts'
export { idleMinutes } from './domain/password-rules.ts'
export { identify } from './identify.ts'
export { rememberAlias } from './remember-alias.ts'
export { saveBureau } from './save-bureau.ts'
export { changePassword } from './change-password.ts'
export { signIn } from './sign-in.ts'
export {
  findBureau,
  findOpennessOffice,
  getDivision,
  listDivisions,
  listHolders,
  listUnitNames,
} from './store/organisation.ts'
