import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { canEnter, counterpartOf, makePrivate, serverAccount, type ServerAccount } from './embedded-place.ts'

/** Where one embedded server lives and as whom it runs. */
export interface EmbeddedHome {
  readonly account: ServerAccount
  /** The folder that holds everything below. */
  readonly directory: string
  readonly data: string
  readonly log: string
  readonly socketDirectory: string
}

/** The file that says where the data of a closed checkout really lie. */
const LOCATION_FILE = 'LOCATION'
/** Linux allows 107 bytes for the path of a socket, macOS 103. */
const LONGEST_SOCKET_PATH = 103

/**
 * Settles where the data of the folder asked for live: there, or, where the server's account cannot enter it, in a
 * counterpart outside, with a note left behind. Refuses a folder that was copied together with such a note.
 */
export function settleHome(asked: string): EmbeddedHome {
  mkdirSync(asked, { recursive: true })
  const account = serverAccount(join(asked, 'data'))
  const directory = !hasNote(asked) && opens(account, asked) ? asked : counterpart(asked, account)
  const socketDirectory = shortEnough(join(directory, 'run'), account)
  makePrivate(socketDirectory)
  giveTo(account, socketDirectory)
  return {
    account,
    directory,
    data: join(directory, 'data'),
    log: join(directory, 'server.log'),
    socketDirectory,
  }
}

/** Hands one folder to the server's account. */
export function giveTo(account: ServerAccount, directory: string): void {
  if (account) chownSync(directory, account.uid, account.gid)
}

/** A folder that only lacks the right to enter is given it; what lies in it is private by itself. */
function opens(account: ServerAccount, asked: string): boolean {
  if (!canEnter(account, asked) && canEnter(account, dirname(asked))) {
    chmodSync(asked, statSync(asked).mode | 0o011)
  }
  return canEnter(account, asked)
}

function hasNote(asked: string): boolean {
  return existsSync(join(asked, LOCATION_FILE))
}

function counterpart(asked: string, account: ServerAccount): string {
  const outside = counterpartOf(asked, account)
  if (hasNote(asked)) return notedCounterpart(asked, outside)
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  bringData(join(asked, 'data'), join(outside, 'data'), account)
  writeFileSync(join(asked, LOCATION_FILE), `${outside}\n`)
  return outside
}

function notedCounterpart(asked: string, outside: string): string {
  const noted = readFileSync(join(asked, LOCATION_FILE), 'utf8').trim()
  if (basename(noted) === basename(outside) && existsSync(noted)) return noted
  throw new Refusal(
    'conflict',
    'database-place-moved',
    `${asked} 是从别处移动或复制来的，它的数据在 ${noted}：要沿用这份数据，请把那里的 data 目录移到 ${asked} 后删除其中的 ${LOCATION_FILE} 文件；要从空库开始，直接删除该文件。`,
  )
}

/** Data that arrived with the checkout move to the counterpart; the original stays beside, under another name. */
function bringData(source: string, target: string, account: ServerAccount): void {
  if (!existsSync(join(source, 'PG_VERSION')) || existsSync(target)) return
  const draft = `${target}.new`
  rmSync(draft, { recursive: true, force: true })
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
  makePrivate(draft)
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, draft])
  renameSync(draft, target)
  renameSync(source, `${source}.moved`)
}

/** In the common temporary place only a folder of ours, or of the account's, will do. */
function shortEnough(directory: string, account: ServerAccount): string {
  if (Buffer.byteLength(join(directory, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return directory
  const short = join('/tmp', `mingzheng-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`)
  const owners = [process.getuid?.(), account?.uid]
  if (!existsSync(short) || owners.includes(statSync(short).uid)) return short
  throw new Refusal(
    'conflict',
    'database-socket-taken',
    `${short} 已被其他用户占用：请把数据目录换到路径更短的位置，或请管理员删除该目录。`,
  )
}
