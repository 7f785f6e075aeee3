export { addDivision } from './add-division.ts'
export { addPerson } from './add-person.ts'
export type { NewPerson } from './add-person.ts'
export { createAdministrators, recoverAdministrator } from './create-administrators.ts'
export type { NewAdministrator } from './create-administrators.ts'
export { saveDivision } from './change-division.ts'
export { particularNames, publicParticulars } from './domain/particulars.ts'
export type { Particulars } from './domain/particulars.ts'
export { listOpenProposals } from './store/proposals.ts'
export { divisionNameOn, listDivisionRecords, listFormerNames } from './store/divisions.ts'
export type { DivisionRecord } from './store/divisions.ts'
export { divisionKindNames } from './domain/division.ts'
export type { Bureau, Division, DivisionKind } from './domain/division.ts'
export { idleMinutesFor, passwordDays, secondFactorFor } from './domain/sign-in-settings.ts'
export { delegateFunction } from './delegate-function.ts'
export { identify } from './identify.ts'
export { rememberAlias } from './remember-alias.ts'
export { saveBureau } from './save-bureau.ts'
export { enrolSecondFactor, offerSecret, passSecondFactor, renewRecoveryCodes } from './second-factor.ts'
export { countRecoveryCodes, findSecondFactor } from './store/second-factor.ts'
export { changePassword } from './change-password.ts'
export { signIn, waitingOf } from './sign-in.ts'
export {
  findBureau,
  findOpennessOffice,
  findPersonWithPosts,
  getDivision,
  listDivisions,
  listHolders,
  listUnitNames,
} from './store/organisation.ts'
export { saveEmail } from './save-email.ts'
export { listContacts } from './store/contacts.ts'
export type { Contact } from './store/contacts.ts'
