import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// No letter or digit that is taken for another when read aloud or from paper.
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** argon2id with the library's salt; 19 MiB and two passes as OWASP advises. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

/** Whether a password fits a stored hash. */
export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password)
}

/** A password to hand over once: four groups of four that can be read over the telephone (78 bits). */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => READABLE[randomInt(READABLE.length)] ?? 'a').join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
