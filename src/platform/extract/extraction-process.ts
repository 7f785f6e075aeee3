import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ExtractLimits } from './extract-limits.ts'
import { isUnreadableCode, unreadable } from './unreadable.ts'

/** What the reading process is given. */
export const Task = z.object({
  file: z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  limits: ExtractLimits,
})
export type Task = z.infer<typeof Task>

/** What it answers. */
export const Answer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('read'),
    document: z.object({
      format: z.enum(['docx', 'doc', 'wps', 'pdf', 'txt', 'pasted']),
      text: z.string(),
      asides: z
        .array(
          z.object({ kind: z.enum(['footnote', 'endnote', 'comment', 'running-head']), text: z.string() }),
        )
        .readonly(),
      doubts: z.array(z.object({ kind: z.string(), text: z.string() })).readonly(),
      headings: z
        .array(z.object({ line: z.number(), level: z.number() }))
        .readonly()
        .optional(),
    }),
  }),
  z.object({ outcome: z.literal('refused'), code: z.string() }),
])
export type Answer = z.infer<typeof Answer>

/** Processes that may read at the same time; further files wait for their turn. */
const MAX_PROCESSES = 2
const WATCH_EVERY_MS = 100
const MEGABYTE = 1024 * 1024
const PROGRAM_BYTES = 128 * MEGABYTE
const waiting: (() => void)[] = []
let running = 0

/**
 * Runs one task in a process of its own, ended when it takes too long or too much memory (both are refusals). A thread
 * would not do: where its heap ends inside some allocations, the engine aborts the whole server with it.
 */
export async function runApart(task: Task): Promise<Answer> {
  await turn()
  try {
    return Answer.parse(await watched(task))
  } finally {
    passOn()
  }
}

async function turn(): Promise<void> {
  if (running < MAX_PROCESSES) running += 1
  else await new Promise<void>((resolve) => void waiting.push(resolve))
}

/** Whoever waits longest takes over the place as it is, so that nobody can slip into it first. */
function passOn(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

function watched(task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = startProcess(task)
    let complaint = ''
    const timer = setTimeout(() => settle(() => reject(unreadable('file-too-slow'))), task.limits.timeoutMs)
    // The heap's limit does not cover buffers, so the process is watched as well.
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > allowance(task)) settle(() => reject(unreadable('file-too-complex')))
    }, WATCH_EVERY_MS)

    function settle(finish: () => void): void {
      clearTimeout(timer)
      clearInterval(watch)
      child.removeAllListeners()
      // A process that is being ended may still report an error; the answer is already given.
      child.on('error', () => undefined)
      child.kill('SIGKILL')
      finish()
    }

    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)))
    child.on('message', (message: unknown) => settle(() => resolve(message)))
    child.on('error', (error) => settle(() => reject(error)))
    child.on('close', (code, signal) => settle(() => reject(failureOf(code, signal, complaint))))
    // Where the process ended before it took its task, its end says why.
    child.send(task, () => undefined)
  })
}

/** Memory that the process holds, in bytes; 0 where the system does not say. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** The program itself, heap and buffers, and room for several copies of the file. */
function allowance(task: Task): number {
  return PROGRAM_BYTES + 1.5 * task.limits.maxMemoryMb * MEGABYTE + 6 * task.file.bytes.length
}

/** The answer's document, or its refusal thrown again on this side. */
export function documentOf(answer: Answer): Extract<Answer, { outcome: 'read' }>['document'] {
  if (answer.outcome === 'read') return answer.document
  throw unreadable(isUnreadableCode(answer.code) ? answer.code : 'file-damaged')
}

/** The one place that knows where the program lies: beside this file, as source or as built. */
function startProcess(task: Task): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fork(new URL(`./extract-worker.${extension}`, import.meta.url), {
    execArgv: [
      ...(extension === 'ts' && !readsTypeScript() ? ['--import', 'tsx'] : []),
      `--max-old-space-size=${task.limits.maxMemoryMb}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function readsTypeScript(): boolean {
  return Boolean(process.features.typescript)
}

/** Running out of memory belongs to the file; anything else is a defect of ours and stays one. */
function failureOf(code: number | null, signal: string | null, complaint: string): Error {
  const isOutOfMemory =
    signal === 'SIGABRT' || signal === 'SIGKILL' || complaint.includes('heap out of memory')
  if (isOutOfMemory) return unreadable('file-too-complex')
  return new Error(`The reading process ended with ${signal ?? code ?? 'nothing'}: ${complaint}`)
}
