import type { Command } from '../../../platform/manifest/command.ts'
import { verifyLedger } from '../../../platform/ledger/verify-ledger.ts'
import { findingSentence } from './domain/finding-words.ts'

/** Verifies the whole ledger; exit code 1 when anything does not hold together. */
export const verifyCommand: Command = {
  name: 'ledger:verify',
  summary: '核验办理记录：逐条重算哈希，对链头和每日封存；有不符时退出码为 1',
  needsDatabase: true,
  run: async (call, workshop) => {
    const { entries, subjects, seals, findings } = await workshop.database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(verifyLedger)
    const counts = `${String(entries)} 条办理记录，${String(subjects)} 个对象，${String(seals)} 次封存`
    if (findings.length === 0) {
      call.print(`一致：${counts}。`)
      return 0
    }
    call.print(`不一致：${counts}。`)
    for (const finding of findings) call.print(findingSentence(finding))
    return 1
  },
}
