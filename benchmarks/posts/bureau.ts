import { join } from 'node:path'
import { addDivision, addPerson, secondFactorFor } from '../../src/modules/ground/organisation/index.ts'
import { changeSetting } from '../../src/modules/ground/rules/index.ts'
import { openWorkshop } from '../../src/main/application.ts'
import { machineClock } from '../../src/platform/clock.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { joinEmbedded } from '../../src/platform/database/embedded.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { inWork } from '../../src/platform/work/work.ts'

/** Who signs in at the workbench. */
export const CLERK = { signInName: 'office', password: 'Chuntian-2026-Shuixian' }

const DIVISIONS = 20

/** Gives an empty instance its divisions and a clerk of the openness office who signs in with a password alone. */
export async function foundBureau(folder: string): Promise<void> {
  const server = await joinEmbedded({ directory: join(folder, 'postgres') })
  const database = openDatabase(server.connectionString, { connections: 1 })
  try {
    const workshop = openWorkshop({
      database,
      files: await openFileStore(join(folder, 'files')),
      seals: sealsUnder(new Uint8Array(32)),
      clock: machineClock,
    })
    await inWork(workshop, { kind: 'system', name: '测量' }, async (work) => {
      await changeSetting(work, secondFactorFor, { value: 'nobody', reason: '测量' })
      const division = (name: string, isOpennessOffice: boolean) =>
        addDivision(work, { name, kind: 'office', phone: '010-55550100', isOpennessOffice })
      const office = await division('办公室', true)
      for (let place = 1; place < DIVISIONS; place += 1) await division(`第${String(place)}处`, false)
      await addPerson(work, {
        ...CLERK,
        name: '办公室',
        oneTime: false,
        posts: [{ function: 'openness-handler', divisionId: office }],
      })
    })
  } finally {
    await database.close()
    await server.stop()
  }
}
