import { addDays } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listContacts } from '../organisation/index.ts'
import type { Contact } from '../organisation/index.ts'
import { listModulesOff } from '../rules/index.ts'
import { bundled, remaining } from './domain/duty.ts'
import type { OpenDuty } from './domain/duty.ts'
import { remindAgainEvery, remindDaysBefore } from './domain/duty-settings.ts'
import { reminderStage } from './domain/lateness-steps.ts'
import { listCoOwners } from './store/co-owners.ts'
import { insertMessage, insertReminders, listToRemind } from './store/messages.ts'
import type { Reminder } from './store/messages.ts'

/** 每天早上八点半: each person gets one message with what comes due, is due or is late. */
export const remindJob: Job = {
  name: 'duties.remind',
  actor: '时限提醒',
  every: '30 0 * * *',
  run: (work) => remindOwners(work),
}

/**
 * Reminds before, on and after the day, each stage once; one message a person and channel with titles, days and links.
 * Where neither mail nor gateway is configured, nothing is written and nothing sent.
 */
export async function remindOwners(work: Work): Promise<void> {
  if (work.outward.mail === null && work.outward.hook === null) return
  const settings = { before: work.rules.read(remindDaysBefore), again: work.rules.read(remindAgainEvery) }
  const until = addDays(work.today, settings.before)
  const modulesOff = await listModulesOff(work.db, work.today)
  const duties = await listToRemind(work.db, { until, modulesOff })
  const contacts = await reachable(work)
  const owners = await ownersOf(work, contacts, duties)
  const wanted = duties.flatMap((duty) => {
    const stage = duty.due.kind === 'day' ? reminderStage(duty.due.on, work.today, settings) : null
    if (stage === null || duty.due.kind !== 'day') return []
    const dueOn: CivilDate = duty.due.on
    return owners(duty).map(({ personId }): Reminder => ({
      dutyId: duty.id,
      personId,
      dueOn,
      stage,
    }))
  })
  const fresh = Map.groupBy(
    await insertReminders(work.db, wanted, work.today),
    (reminder) => reminder.personId,
  )
  const people = new Map(contacts.map((contact) => [contact.personId, contact]))
  for (const [personId, reminders] of fresh) {
    const contact = people.get(personId)
    if (contact === undefined) continue
    const due = new Set(reminders.map((reminder) => reminder.dutyId))
    const own = duties.filter((duty) => due.has(duty.id))
    await queueFor(
      work,
      contact,
      own.map((duty) => ({ ...duty, url: urlFor(duty, owners(duty), personId) })),
    )
  }
}

function urlFor(duty: OpenDuty, owners: readonly Owner[], personId: string): string {
  return owners.find((owner) => owner.personId === personId)?.url ?? duty.url
}

/** Those whom some way out reaches: the gateway knows everyone by sign-in name, mail only who gave an address. */
async function reachable(work: Work): Promise<readonly Contact[]> {
  const contacts = await listContacts(work.db, work.today)
  return work.outward.hook === null ? contacts.filter((contact) => contact.email !== null) : contacts
}

/** Who is reminded of a duty, and where he is led: whoever only shares it looks at it on its own page. */
interface Owner {
  readonly personId: string
  readonly url: string
}

async function ownersOf(
  work: Work,
  contacts: readonly Contact[],
  duties: readonly OpenDuty[],
): Promise<(duty: OpenDuty) => readonly Owner[]> {
  const byPost = Map.groupBy(contacts, (contact) => `${contact.function}:${contact.divisionId ?? ''}`)
  const byPerson = new Map(contacts.map((contact) => [contact.personId, contact]))
  const ids = duties.map((duty) => duty.id)
  const shares = Map.groupBy(await listCoOwners(work.db, ids), (share) => share.dutyId)
  return (duty) => {
    const own = byPost.get(`${duty.function}:${duty.divisionId ?? ''}`) ?? []
    const sharing = (shares.get(duty.id) ?? []).flatMap((share) => {
      if (share.personId !== null) return byPerson.get(share.personId) ?? []
      return byPost.get(`${share.function ?? ''}:${share.divisionId ?? ''}`) ?? []
    })
    const urls = new Map([
      ...sharing.map(({ personId }) => [personId, `/workbench/duties/${duty.id}`] as const),
      ...own.map(({ personId }) => [personId, duty.url] as const),
    ])
    return [...urls].map(([personId, url]) => ({ personId, url }))
  }
}

async function queueFor(work: Work, contact: Contact, duties: readonly OpenDuty[]): Promise<void> {
  const lines = messageLines(duties, work)
  const late = duties.filter((duty) => duty.due.kind === 'day' && duty.due.on < work.today).length
  const subject = `${String(lines.length)} 件时限事项${late > 0 ? '，有迟的' : ''}（${work.today}）`
  const body = [...lines, '', '登录工作台，「今日」里办。这条消息是系统发的，不用回复。'].join('\n')
  const ways = [
    ...(work.outward.mail !== null && contact.email !== null
      ? [{ channel: 'mail' as const, recipient: contact.email }]
      : []),
    ...(work.outward.hook === null ? [] : [{ channel: 'hook' as const, recipient: contact.signInName }]),
  ]
  for (const way of ways) {
    const id = work.newId()
    await insertMessage(work.db, {
      ...way,
      id,
      personId: contact.personId,
      subject,
      body,
      queuedAt: work.now,
    })
    await work.enqueue('duties.send-message', { id })
  }
}

/** Titles, days and links; duties that one form meets on a day are told once. */
function messageLines(duties: readonly OpenDuty[], work: Pick<Work, 'today' | 'outward'>): readonly string[] {
  return bundled(duties).map(({ duty, title }, place) => {
    const day = duty.due.kind === 'day' ? `${duty.due.on}，` : ''
    return `${String(place + 1)}. ${title}：${day}${remaining(duty.due, work.today)}\n   ${work.outward.address}${duty.url}`
  })
}
