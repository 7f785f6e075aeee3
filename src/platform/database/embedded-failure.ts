import { statfsSync } from 'node:fs'
import { Refusal } from '../../kernel/refusal.ts'
import type { EmbeddedHome } from './embedded-home.ts'

const NO_ROOM = /No space left on device|Disk quota exceeded|Check free disk space/
const ROOM_TO_START = 20_000_000

/** The sentence for a server that did not start: the last serious line it said, and where the rest is. */
export function startFailure(home: EmbeddedHome, complaint: string): Refusal {
  const lines = complaint.trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  if (NO_ROOM.test(complaint) || isFull(home.directory)) return diskFull(home.directory)
  return new Refusal(
    'conflict',
    'database-start-failed',
    `数据库没有启动成功（${reason.trim()}）：详情见 ${home.log}；也可以用 DATABASE_URL 指定已有的 PostgreSQL。`,
  )
}

/** PostgreSQL does not always live to say so itself. */
function isFull(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize < ROOM_TO_START
}

/** The sentence for a disk without room. */
export function diskFull(directory: string): Refusal {
  return new Refusal(
    'conflict',
    'database-disk-full',
    `${directory} 所在的磁盘已满：请腾出至少 200 MB 后重新启动。`,
  )
}
