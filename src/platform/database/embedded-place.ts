import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'

/** The system account the database runs as; null when it runs as ourselves. PostgreSQL refuses to run as root. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null

/** The account for a folder: ourselves, or, for root, the owner of data already there, else `postgres`, else `nobody`. */
export function serverAccount(dataDirectory: string): ServerAccount {
  if (process.getuid?.() !== 0) return null
  const present = existsSync(dataDirectory) ? statSync(dataDirectory) : null
  if (present && present.uid !== 0) return { uid: present.uid, gid: present.gid }
  const account = namedAccount('postgres') ?? namedAccount('nobody')
  if (account) return account
  throw new Refusal(
    'conflict',
    'database-account-missing',
    '数据库不能以 root 身份运行，而系统中没有 postgres 或 nobody 用户：请改用普通用户启动，或用 DATABASE_URL 指定已有的 PostgreSQL。',
  )
}

/** Options that make a child run as the account, from a folder it can surely enter. */
export function asAccount(account: ServerAccount): { cwd: string; uid?: number; gid?: number } {
  return account ? { cwd: '/', uid: account.uid, gid: account.gid } : { cwd: '/' }
}

/** Whether the account can enter a folder: a checkout under a 0700 home is closed to everybody but its owner. */
export function canEnter(account: ServerAccount, directory: string): boolean {
  const test = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', directory], asAccount(account))
  return test.status === 0
}

/** Where a folder that the account cannot enter has its counterpart: open to it, and keyed by the folder. */
export function counterpartOf(directory: string, account: ServerAccount): string {
  const real = realpathSync(directory)
  const key = createHash('sha256').update(real).digest('hex').slice(0, 8)
  return join(openRoot(account), `${basename(dirname(dirname(real))) || 'root'}-${key}`)
}

/** The first folder of the machine that the account can enter and we can write: `/var/lib/mingzheng`, else ours at home. */
export function openRoot(account: ServerAccount): string {
  for (const root of ['/var/lib/mingzheng', join(homedir(), '.local/share/mingzheng')]) {
    if (makeOpen(root) && canEnter(account, root)) return root
  }
  throw new Refusal(
    'conflict',
    'database-place-missing',
    '数据库用户进不了程序所在的目录，/var/lib/mingzheng 也不可写：请把程序放到各级目录都可进入（权限 755）的位置，或用 DATABASE_URL 指定已有的 PostgreSQL。',
  )
}

/** Makes a folder of ours private to the account. */
export function makePrivate(directory: string): void {
  mkdirSync(directory, { recursive: true })
  chmodSync(directory, 0o700)
}

function makeOpen(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true })
    chmodSync(directory, 0o755)
    return true
  } catch {
    return false
  }
}

function namedAccount(name: string): ServerAccount {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) }
  } catch {
    return null
  }
}

function idOf(option: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}
