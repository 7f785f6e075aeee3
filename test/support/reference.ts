import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Why a test of the reference documents was left out. */
export const REFERENCE_ABSENT =
  'left out: the reference documents are not on this machine (MINGZHENG_REFERENCE)'

const BESIDE_THE_REPOSITORY = fileURLToPath(new URL('../../../shared', import.meta.url))

/** Where a reference document lies, or null where the folder of reference documents is absent. */
export function referenceFile(path: string): string | null {
  const file = resolve(process.env.MINGZHENG_REFERENCE ?? BESIDE_THE_REPOSITORY, path)
  return existsSync(file) ? file : null
}
