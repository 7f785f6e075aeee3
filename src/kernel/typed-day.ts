import { civilDateOf } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** A day as people type it: 2026-08-30, 20260830, 2026.8.30, 2026年8月30日; null for anything else. */
export function typedDay(text: string): CivilDate | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain)
  return match === null ? null : civilDateOf(Number(match[1]), Number(match[2]), Number(match[3]))
}
