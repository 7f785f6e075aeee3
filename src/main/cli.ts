import { join } from 'node:path'
import { Refusal } from '../kernel/refusal.ts'
import { machineClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { loadMasterKey, sealsUnder } from '../platform/crypto/sealed.ts'
import { openFileStore } from '../platform/files/file-store.ts'
import { findInstance, settleInstance } from '../platform/instance/instance.ts'
import type { Command, CommandCall } from '../platform/manifest/command.ts'
import { openWorkshop } from './application.ts'
import { connect } from './connect.ts'
import type { Connection } from './connect.ts'
import { demoEndCommand } from './demo-end.ts'
import { failureSentence } from './failure-sentence.ts'
import { modules } from './modules.ts'

const commands: readonly Command[] = [...modules.flatMap((module) => module.commands ?? []), demoEndCommand]

/** `npx mingzheng NAME …`: results on stdout, sentences on stderr, exit code by outcome. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) return usage(name)
  const call: CommandCall = {
    args,
    print: (line) => process.stdout.write(line + '\n'),
    tell: (line) => process.stderr.write(line + '\n'),
  }
  return command.needsDatabase ? withDatabase(command, call) : command.run(call)
}

async function withDatabase(
  command: Extract<Command, { needsDatabase: true }>,
  call: CommandCall,
): Promise<number> {
  const config = readConfig(process.env)
  const connection = await connect(config, { join: true })
  try {
    await settle(config, connection)
    const files = await openFileStore(join(connection.dataDirectory, 'files'))
    const seals = sealsUnder(
      await loadMasterKey({ given: config.MINGZHENG_KEY, dataDirectory: connection.dataDirectory }),
    )
    return await command.run(
      call,
      openWorkshop({ database: connection.database, files, seals, clock: machineClock }),
    )
  } finally {
    await connection.close()
  }
}

/**
 * Refuses a database on which nothing was chosen yet: accounts made there would stand in the way of the demonstration
 * that the next start may load.
 */
async function settle(config: Config, { database, outside }: Connection): Promise<void> {
  const wanted = config.MINGZHENG_DEMO
  if (wanted !== 'off' && (await findInstance(database.db)) === null)
    throw new Refusal(
      'conflict',
      'not-started',
      '这个数据库还没有启动过，没有可办的事。要建正式库，请先运行 MINGZHENG_DEMO=off npm start，再运行这条命令。',
    )
  await settleInstance(database.db, { wanted, outsideDatabase: outside, at: machineClock() })
}

function usage(name: string | undefined): number {
  const known = name === undefined || name === '--help' || name === 'help'
  const lines = [
    known ? '用法：npx mingzheng 命令 [参数]' : `没有「${name}」这个命令。`,
    ...commands.map((c) => `  ${c.name.padEnd(18)} ${c.summary}`),
  ]
  process.stderr.write(lines.join('\n') + '\n')
  return known ? 0 : 2
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const defect = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write((failureSentence(error) ?? `差错：${defect}`) + '\n')
  process.exitCode = error instanceof Refusal && error.kind === 'invalid' ? 2 : 1
}
