export { inGroups, readCode, readNumber, spokenNumber } from './domain/query-code.ts'
export { maskEmail, maskName, maskPhone } from './domain/masking.ts'
export { CORRECTION, registerCorrection } from './register-correction.ts'
export type { Correction, Slip } from './register-correction.ts'
