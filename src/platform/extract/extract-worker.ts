import { Worker } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import { type Answer, Task } from './extraction-process.ts'
import { readDocument } from './read-document.ts'

async function answer(task: Task): Promise<Answer> {
  try {
    return { outcome: 'read', document: await readDocument(task.file, task.limits) }
  } catch (cause) {
    if (cause instanceof Refusal) return { outcome: 'refused', code: cause.code }
    throw cause
  }
}

/**
 * Ends this process when the server has gone, which kept its time. A thread of its own looks: what is busy with a file
 * hears nothing.
 */
function followServer(): void {
  const look = `const { workerData: server } = require('node:worker_threads')
    setInterval(() => { if (process.ppid !== server) process.kill(process.pid, 'SIGKILL') }, 500)`
  new Worker(look, { eval: true, execArgv: [], workerData: process.ppid }).unref()
}

followServer()
process.once('message', (task) => {
  void answer(Task.parse(task)).then((given) => process.send?.(given, () => process.disconnect()))
})
