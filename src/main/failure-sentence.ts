import { statfsSync } from 'node:fs'
import { Refusal } from '../kernel/refusal.ts'
import { readConfig } from '../platform/config/config.ts'
import { diskFull } from '../platform/database/embedded-failure.ts'
import { dataDirectoryOf } from './connect.ts'

/** How PostgreSQL, then the file system, say that there is no room. */
const NO_ROOM = ['53100', 'ENOSPC', 'EDQUOT']
/** With less, PostgreSQL may die before it can say why. */
const ROOM_TO_WORK = 1_000_000

/** The one sentence for what the operator can put right: a refusal, or a full disk; null for a defect. */
export function failureSentence(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  const config = readConfig(process.env)
  const full = NO_ROOM.some((code) => codesOf(error).includes(code))
  if (full && config.DATABASE_URL !== undefined)
    return '数据库服务器或本机数据目录的磁盘已满：请腾出空间后重新启动。'
  const directory = dataDirectoryOf(config)
  return full || hasNoRoom(directory) ? diskFull(directory).message : null
}

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [...own, ...codesOf(error.cause)]
}

function hasNoRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory)
    return bavail * bsize < ROOM_TO_WORK
  } catch {
    return false
  }
}
