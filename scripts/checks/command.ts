import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How one check ended: what it printed is shown only when it failed. */
export interface Outcome {
  readonly ok: boolean
  readonly output: string
  readonly passed?: number
  readonly failed?: number
  readonly skipped?: number
}

const BIN = 'node_modules/.bin'
const LONGEST = 20 * 60_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a program of the development dependencies to its end, collecting what it prints. */
export function runTool(
  name: string,
  args: readonly string[],
): Promise<{ code: number; output: string; stdout: string }> {
  return new Promise((resolve) => {
    const child = spawn(join(BIN, name), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      timeout: LONGEST,
    })
    const printed: string[] = []
    const toStdout: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      toStdout.push(text)
      printed.push(text)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, forward)
    child.once('error', (cause) => printed.push(cause.message))
    child.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, forward)
      resolve({ code: code ?? 1, output: printed.join(''), stdout: toStdout.join('') })
    })
  })
}

/** A check that is nothing but a program and its exit code. */
export async function toolCheck(name: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runTool(name, args)
  return { ok: code === 0, output }
}
