import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** What tells one process from a later one with the same number. */
export interface ProcessTrace {
  readonly startedAt: string
  readonly command: string
}

/** The running process of that number, or null when it is gone; a zombie is gone, though it answers `kill(pid, 0)`. */
export function traceProcess(pid: number): ProcessTrace | null {
  try {
    return process.platform === 'linux' ? traceFromProc(pid) : traceFromPs(pid)
  } catch {
    return null
  }
}

/** Waits until a process has gone; false when it is still there after the time given. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (traceProcess(pid)) {
    if (performance.now() > deadline) return false
    await pause(10)
  }
  return true
}

/** Sends a signal; a process that has gone meanwhile needs none. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (cause) {
    if (traceProcess(pid)) throw cause
  }
}

function traceFromProc(pid: number): ProcessTrace | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets and may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  const startedAt = fields[19]
  if (startedAt === undefined || state === 'Z' || state === 'X') return null
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd()
  return { startedAt, command }
}

function traceFromPs(pid: number): ProcessTrace | null {
  const columns = ['-ww', '-o', 'stat=', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)]
  const row = execFileSync('ps', columns, { encoding: 'utf8', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } })
  const parts = /^(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(row.trim())
  if (!parts?.[1] || !parts[2] || parts[1].startsWith('Z')) return null
  return { startedAt: parts[2].replaceAll(/\s+/g, '_'), command: parts[3] ?? '' }
}
