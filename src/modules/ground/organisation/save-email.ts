import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { updateEmail } from './store/contacts.ts'

/** A person says at which address reminders reach him; null takes it back. No entry tells the address, nor do the rows it keeps. */
export async function saveEmail(work: Work, email: string | null): Promise<void> {
  const person = personOf(work.actor)
  if (person === null) throw new Refusal('forbidden', 'not-a-person', '只有登录的人能填自己的邮箱。')
  await updateEmail(work.db, person.id, email)
  await work.record({
    subject: `person:${person.id}`,
    action: email === null ? 'email-removed' : 'email-saved',
  })
}
