import type { Workshop } from '../work/work.ts'

/** What a command may use: the arguments after its name, and the two streams (results on stdout, sentences on stderr). */
export interface CommandCall {
  readonly args: readonly string[]
  readonly print: (line: string) => void
  readonly tell: (sentence: string) => void
}

/** A command of `npx mingzheng`; it answers with the exit code. */
export type Command =
  | {
      readonly name: string
      readonly summary: string
      readonly needsDatabase: false
      run(call: CommandCall): Promise<number>
    }
  | {
      readonly name: string
      readonly summary: string
      readonly needsDatabase: true
      run(call: CommandCall, workshop: Workshop): Promise<number>
    }
