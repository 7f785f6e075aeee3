import { functionNames } from '../../src/kernel/actor.ts'
import type { FunctionName } from '../../src/kernel/actor.ts'

/** Whether a text names a function (职能). */
export function isFunctionName(text: string): text is FunctionName {
  return Object.hasOwn(functionNames, text)
}
