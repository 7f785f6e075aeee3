import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { ExtractLimits } from './extract-limits.ts'
import { isUnreadableCode, unreadable } from './unreadable.ts'

/** What the reading thread is given. */
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
    }),
  }),
  z.object({ outcome: z.literal('refused'), code: z.string() }),
])
export type Answer = z.infer<typeof Answer>

/** Threads that may read at the same time; further files wait for their turn. */
const MAX_THREADS = 2
const WATCH_EVERY_MS = 100
const MEGABYTE = 1024 * 1024
const waiting: (() => void)[] = []
let running = 0

/** Runs one task in a thread of its own, ended when it takes too long or too much memory (both are refusals). */
export async function runInThread(task: Task): Promise<Answer> {
  if (running >= MAX_THREADS) await new Promise<void>((resolve) => void waiting.push(resolve))
  running += 1
  try {
    return await watched(task)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function watched(task: Task): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(task)
    const timer = setTimeout(() => settle(() => reject(unreadable('file-too-slow'))), task.limits.timeoutMs)
    const allowed = process.memoryUsage.rss() + allowance(task)
    // The limits of a thread do not cover its buffers, so the process itself is watched too.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > allowed) settle(() => reject(unreadable('file-too-complex')))
    }, WATCH_EVERY_MS)

    function settle(finish: () => void): void {
      clearTimeout(timer)
      clearInterval(watch)
      worker.removeAllListeners()
      // A thread that is being ended may still report an error; the answer is already given.
      worker.on('error', () => undefined)
      void worker.terminate().then(finish)
    }

    worker.on('message', (message: unknown) => settle(() => resolve(Answer.parse(message))))
    worker.on('error', (error: unknown) => settle(() => reject(refusalOf(error))))
    worker.on('exit', () => settle(() => reject(unreadable('file-too-complex'))))
  })
}

/** Heap and buffers of the thread, and room for several copies of the file. */
function allowance(task: Task): number {
  return 1.5 * task.limits.maxMemoryMb * MEGABYTE + 6 * task.file.bytes.length
}

/** The answer's document, or its refusal thrown again on this side. */
export function documentOf(answer: Answer): Extract<Answer, { outcome: 'read' }>['document'] {
  if (answer.outcome === 'read') return answer.document
  throw unreadable(isUnreadableCode(answer.code) ? answer.code : 'file-damaged')
}

/** The one place that knows where the thread's program lies: beside this file, as source or as built. */
function startWorker(task: Task): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Worker(new URL(`./extract-worker.${extension}`, import.meta.url), {
    workerData: task,
    execArgv: extension === 'ts' && !readsTypeScript() ? ['--import', 'tsx'] : [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: task.limits.maxMemoryMb, stackSizeMb: 4 },
  })
}

function readsTypeScript(): boolean {
  return Boolean(process.features.typescript)
}

/** Running out of memory belongs to the file; anything else is a defect of ours and stays one. */
function refusalOf(error: unknown): Error {
  if (!(error instanceof Error))
    return new Error('The reading thread ended without an error.', { cause: error })
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isOutOfMemory ? unreadable('file-too-complex') : error
}
