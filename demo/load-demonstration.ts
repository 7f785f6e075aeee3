import { addDivision, addPerson, saveBureau } from '../src/modules/ground/organisation/index.ts'
import { oneTimePassword } from '../src/platform/crypto/passwords.ts'
import { insertDemonstrationAccount, markDemonstrationLoaded } from '../src/platform/instance/instance.ts'
import { inWork } from '../src/platform/work/work.ts'
import type { Work, Workshop } from '../src/platform/work/work.ts'
import { BUREAU, DIVISIONS, PEOPLE } from './bureau.ts'

/** Loads the invented bureau, laid relative to the day of loading, so that it is alive whenever it is started. */
export async function loadDemonstration(workshop: Workshop): Promise<void> {
  await inWork(workshop, { kind: 'system', name: '演示数据' }, async (work) => {
    await saveBureau(work, BUREAU)
    await addStaff(work)
    await markDemonstrationLoaded(work.db, work.now)
  })
}

async function addStaff(work: Work): Promise<void> {
  const ids = new Map<string, string>()
  for (const division of DIVISIONS) ids.set(division.name, await addDivision(work, division))
  for (const [position, person] of PEOPLE.entries()) {
    const password = oneTimePassword()
    const divisionId = person.division === null ? null : (ids.get(person.division) ?? null)
    await addPerson(work, { ...person, password, oneTime: false, posts: person.functions.map((name) => ({ function: name, divisionId: name === 'leader' ? null : divisionId })) })
    await insertDemonstrationAccount(work.db, { signInName: person.signInName, password, name: person.name, role: person.role, position })
  }
}
