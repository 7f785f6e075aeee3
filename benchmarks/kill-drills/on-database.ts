import { join } from 'node:path'
import { openWorkshop } from '../../src/main/application.ts'
import { machineClock } from '../../src/platform/clock.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { joinEmbedded } from '../../src/platform/database/embedded.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import type { Workshop } from '../../src/platform/work/work.ts'

/** Acts on the database of an instance beside the platform that serves it. */
export async function onDatabase<T>(folder: string, act: (workshop: Workshop) => Promise<T>): Promise<T> {
  const server = await joinEmbedded({ directory: join(folder, 'postgres') })
  const database = openDatabase(server.connectionString, { connections: 1 })
  try {
    const files = await openFileStore(join(folder, 'files'))
    const seals = sealsUnder(new Uint8Array(32))
    return await act(openWorkshop({ database, files, seals, clock: machineClock }))
  } finally {
    await database.close()
    await server.stop()
  }
}
