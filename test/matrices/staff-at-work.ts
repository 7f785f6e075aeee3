import { addAlias, saveDivision } from '../../src/modules/ground/organisation/change-division.ts'
import { proposePost } from '../../src/modules/ground/organisation/propose-post.ts'
import { getDivisionForUpdate } from '../../src/modules/ground/organisation/store/divisions.ts'
import type { Staff, TestApplication } from '../support/application.ts'

/** Staff in states that the demonstration does not show: a function that waits, an alias, a telephone not yet public, a second factor. */
export async function playStaff(app: TestApplication): Promise<void> {
  const [system, clerk, law] = await Promise.all(
    ['system', 'yishu', 'fazhi'].map((name) => app.demonstrationStaff(name)),
  )
  if (system === undefined || clerk === undefined || law === undefined) throw new RangeError('no such staff')
  const divisionId = await app.division('艺术处')
  await app.work(system.actor, async (work) => {
    await proposePost(work, {
      personId: clerk.id,
      function: 'content-review',
      divisionId,
      since: work.today,
      until: null,
    })
    await addAlias(work, { divisionId, alias: '艺术创作处' })
    const arts = await getDivisionForUpdate(work.db, divisionId)
    await saveDivision(work, { ...arts, divisionId, phone: '000-55550299' })
  })
  await enrol(app, law)
}

/** Past its own page: who walks is at the desk already. */
async function enrol(app: TestApplication, person: Staff): Promise<void> {
  const secret = app.workshop.seals.seal('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', `second-factor:${person.id}`)
  await app.workshop.database.db
    .insertInto('organisation.second_factor')
    .values({ person_id: person.id, secret, enrolled_at: app.clock.now(), last_step: 0 })
    .execute()
}
