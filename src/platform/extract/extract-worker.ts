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

process.once('message', (task) => {
  void answer(Task.parse(task)).then((given) => process.send?.(given, () => process.disconnect()))
})
