import { z } from 'zod'
import { freshKey, sealsOf } from '../../../platform/crypto/sealed.ts'
import type { Seals } from '../../../platform/crypto/sealed.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { Contact } from './domain/contact.ts'
import { getSealed, insertSealed } from './store.ts'

const StoredContact = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** Puts away what a person wrote, under a key of this case alone. */
export async function sealRecord(
  work: Work,
  caseId: string,
  record: { readonly statement: string; readonly contact: Contact },
): Promise<void> {
  const key = freshKey()
  const own = sealsOf(key)
  const { name, phone, email } = record.contact
  const isReachable = name !== null || phone !== null || email !== null
  await insertSealed(work.db, caseId, {
    caseKey: work.seals.seal(key, `case ${caseId} key`),
    statement: own.seal(record.statement, `case ${caseId} statement`),
    contact: isReachable ? own.seal(JSON.stringify({ name, phone, email }), `case ${caseId} contact`) : null,
  })
}

/** What a person wrote; null once its key was deleted. Only pages of those who may see the case call this. */
export async function openRecord(
  work: Pick<Work, 'db' | 'seals'>,
  caseId: string,
): Promise<{ readonly statement: string; readonly contact: Contact | null } | null> {
  const sealed = await getSealed(work.db, caseId)
  if (sealed.caseKey === null || sealed.statement === null) return null
  const own = sealsOf(work.seals.open(sealed.caseKey, `case ${caseId} key`))
  return {
    statement: own.open(sealed.statement, `case ${caseId} statement`),
    contact: sealed.contact === null ? null : openContact(own, caseId, sealed.contact),
  }
}

function openContact(own: Seals, caseId: string, sealed: string): Contact {
  return StoredContact.parse(JSON.parse(own.open(sealed, `case ${caseId} contact`)))
}
