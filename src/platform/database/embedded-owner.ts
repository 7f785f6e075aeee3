import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { traceProcess } from './embedded-process.ts'

const OWNER_FILE = 'owner'

/**
 * Makes this process the one owner of an embedded server's folder; the returned function gives it back.
 * Refuses while another live process owns it; the claim of a dead one is taken over.
 */
export function claimOwnership(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, OWNER_FILE)
  const claim = ownClaim()
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, claim)
  try {
    while (!placeClaim(draft, file)) retireDeadClaim(file)
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (readClaim(file) === claim) rmSync(file, { force: true })
  }
}

/** The process number of the live owner of a folder, or null. */
export function liveOwner(directory: string): number | null {
  return livePid(readClaim(join(directory, OWNER_FILE)))
}

function ownClaim(): string {
  return `${process.pid} ${traceProcess(process.pid)?.startedAt ?? ''}\n`
}

/** A hard link either appears whole or fails: of two starts at once exactly one succeeds. */
function placeClaim(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

function retireDeadClaim(file: string): void {
  const claim = readClaim(file)
  const owner = livePid(claim)
  if (owner !== null) {
    throw new Refusal(
      'conflict',
      'database-already-running',
      `明政已在运行（进程 ${owner}），同一份数据不能同时启动两次：请先停止它，或为这一次启动指定另外的数据目录。`,
    )
  }
  const retired = `${file}.retired.${process.pid}`
  try {
    renameSync(file, retired)
    // Between reading and renaming, another start may have put its own live claim here.
    if (readClaim(retired) !== claim) placeClaim(retired, file)
  } catch (cause) {
    if (readClaim(file) !== null) throw cause
  } finally {
    rmSync(retired, { force: true })
  }
}

function readClaim(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function livePid(claim: string | null): number | null {
  const [pid, startedAt] = (claim ?? '').trim().split(' ')
  const trace = pid ? traceProcess(Number(pid)) : null
  return trace && trace.startedAt === startedAt ? Number(pid) : null
}
