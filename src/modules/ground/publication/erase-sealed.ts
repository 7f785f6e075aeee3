import { z } from 'zod'
import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../duties/index.ts'
import { backupPlaces } from './domain/backup-places.ts'
import { DECIDERS, withdrawalWorkingDays } from './domain/withdrawal.ts'
import { getReleasedForUpdate } from './store/released.ts'
import { eraseSealed, listSealedFiles } from './store/sealed.ts'
import { confirmErasure, findErasure, findSealing, insertErasure } from './store/withdrawals.ts'
import { deskToDecide, publicationPage } from './withdraw-publication.ts'

/** Registers a written instruction to erase what was sealed; nothing is erased before a second person confirms it. */
export async function askErasure(work: Work, publicationId: string, instruction: string): Promise<void> {
  const { id, person } = await sealedAndDecider(work, publicationId)
  if ((await findErasure(work.db, id)) !== null)
    throw new Refusal('conflict', 'erasure-asked', '销毁指令已经登记过。')
  await insertErasure(work.db, {
    publicationId: id,
    instruction,
    askedBy: person.id,
    askedByName: person.name,
    askedAt: work.now,
  })
  await work.record({ subject: `publication:${id}`, action: 'erasure-asked', reason: instruction })
  await openDuty(work, {
    kind: 'publication.confirm-erasure',
    subject: `publication:${id}`,
    title: `核对销毁指令：${instruction}`,
    action: '核对',
    url: publicationPage(id),
    ...(await deskToDecide(work, person.id)),
    rule: 'erasure',
    clause: '保密法实施条例',
    explanation: `${person.name}登记；销毁不能恢复，要第二个人核对指令。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(withdrawalWorkingDays) }),
    internal: true,
  })
}

/**
 * Confirms the instruction: the sealed texts are destroyed in this transaction, the files by a job after it, and whoever
 * looks after the backups is told to look at them. Refuses who registered the instruction.
 */
export async function confirmErasing(work: Work, publicationId: string): Promise<void> {
  const { id, person } = await sealedAndDecider(work, publicationId)
  const erasure = await findErasure(work.db, id)
  if (erasure === null || erasure.confirmedAt !== null)
    throw new Refusal('conflict', 'nothing-to-confirm', '没有等着核对的销毁指令。')
  if (erasure.askedBy === person.id)
    throw new Refusal('forbidden', 'own-instruction', '指令是您登记的，由另一个人核对。')
  await confirmErasure(work.db, id, { id: person.id, name: person.name, at: work.now })
  await eraseSealed(work.db, id)
  const files = await listSealedFiles(work.db, id)
  await work.enqueue(eraseFilesJob.name, { publicationId: id })
  await work.record({ subject: `publication:${id}`, action: 'erased', after: { files } })
  await dischargeWhere(work, [`publication:${id}`], {
    fits: ({ kind }) => kind === 'publication.confirm-erasure',
    how: `${person.name}核对，已销毁`,
  })
  await openDuty(work, {
    kind: 'publication.check-backups',
    subject: `publication:${id}`,
    title: `检查备份里有没有已销毁的内容（${String(files.length)} 个附件）`,
    action: '检查备份',
    url: publicationPage(id),
    divisionId: null,
    function: 'system-administrator',
    rule: 'erasure',
    clause: '保密法实施条例',
    explanation: `要看这些备份：${work.rules.read(backupPlaces)}。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(withdrawalWorkingDays) }),
  })
}

/** 系统管理 writes down what became of the backups. */
export async function noteBackups(work: Work, publicationId: string, result: string): Promise<void> {
  if (!holds(work.actor, ['system-administrator']))
    throw new Refusal('forbidden', 'not-system-administrator', '备份由系统管理检查。')
  const { id } = await getReleasedForUpdate(work.db, publicationId)
  if (!(await isErased(work, id))) throw new Refusal('conflict', 'not-erased', '还没有销毁，不用查备份。')
  await work.record({ subject: `publication:${id}`, action: 'backups-checked', reason: result })
  await dischargeWhere(work, [`publication:${id}`], {
    fits: ({ kind }) => kind === 'publication.check-backups',
    how: result,
  })
}

const Payload = z.object({ publicationId: z.uuid() })

/** Removes the files of what was erased from the store; a file of the same bytes elsewhere is the same content and goes too. */
export const eraseFilesJob: Job = {
  name: 'publication.erase-files',
  actor: '销毁',
  run: async (work, payload) => {
    const { publicationId } = Payload.parse(payload)
    if (!(await isErased(work, publicationId))) return
    for (const hash of await listSealedFiles(work.db, publicationId)) await work.files.remove(hash)
  },
}

async function isErased(work: Work, publicationId: string): Promise<boolean> {
  const erasure = await findErasure(work.db, publicationId)
  return erasure !== null && erasure.confirmedAt !== null
}

async function sealedAndDecider(work: Work, publicationId: string) {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, DECIDERS))
    throw new Refusal('forbidden', 'not-a-decider', '销毁指令由公开机构负责人和分管领导两人办。')
  const { id } = await getReleasedForUpdate(work.db, publicationId)
  if ((await findSealing(work.db, id)) === null)
    throw new Refusal('conflict', 'not-sealed', '只有封存的内容才能销毁。')
  return { id, person }
}
