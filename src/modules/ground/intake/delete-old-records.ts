import { addMonths, civilDateAt } from '../../../kernel/civil-date.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import { recordYears } from './domain/intake-settings.ts'
import { deleteSealedRecord } from './handle-case.ts'
import { findCase, listKeptLongerThan } from './store.ts'

/** What a person wrote is not kept longer than its purpose needs (个人信息保护法第十九条). */
export const deleteOldRecordsJob: Job = {
  name: 'intake.delete-old-records',
  actor: '到期删除',
  every: '20 19 * * *',
  run: async (work) => {
    const years = work.rules.read(recordYears)
    for (const id of await listKeptLongerThan(work.db, work.now)) {
      const answeredAt = (await findCase(work.db, id))?.answeredAt ?? work.now
      if (addMonths(civilDateAt(answeredAt), years * 12) <= work.today)
        await deleteSealedRecord(work, id, `答复满 ${String(years)} 年，按保存期限删除`)
    }
  },
}
