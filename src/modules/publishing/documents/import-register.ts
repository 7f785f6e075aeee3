import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listUnitNames } from '../../ground/organisation/index.ts'
import { mayRegisterFor } from './domain/document-actions.ts'
import { planList } from './domain/register-list.ts'
import type { ListPlan, ListRow } from './domain/register-list.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { registerDocument } from './register-document.ts'
import { listKnownNumbers } from './store/documents.ts'

/** What a 发文登记簿 would register today; nothing is registered. Refuses it whole where a line bears a secrecy mark (§10.1). */
export async function previewRegister(work: Work, rows: readonly ListRow[]): Promise<ListPlan> {
  refuseSecrets(rows.flatMap(({ line: _, ...texts }) => Object.values(texts)))
  const numbers = rows.flatMap(({ number }) => (number === '' ? [] : [number]))
  const plan = planList(rows, {
    divisionIds: new Map((await listUnitNames(work.db)).map(({ name, divisionId }) => [name, divisionId])),
    knownNumbers: await listKnownNumbers(work.db, numbers),
    today: work.today,
  })
  if (!plan.ok || holds(work.actor, ['openness-handler', 'openness-head'])) return plan
  const foreign = plan.documents.filter(({ entry }) => !mayRegisterFor(work.actor, entry.divisionId))
  return foreign.length === 0
    ? plan
    : {
        ok: false,
        sentences: foreign.map(({ line }) => `第 ${String(line)} 行：不是本处室的公文，请由公开机构导入。`),
      }
}

/** Registers a whole 发文登记簿 or nothing of it; answers with how many documents it registered. */
export async function importRegister(work: Work, rows: readonly ListRow[]): Promise<number> {
  const plan = await previewRegister(work, rows)
  if (!plan.ok)
    throw new Refusal('conflict', 'list-wrong', `登记簿现在导入不了：${plan.sentences[0] ?? ''}请重新上传。`)
  for (const { entry, proposal, line } of plan.documents) {
    const done = await registerDocument(work, entry, proposal)
    if (!done.ok)
      throw new Refusal(
        'conflict',
        'list-wrong',
        `第 ${String(line)} 行导入不了：${done.errors[0]?.message ?? ''}没有导入任何一行。`,
      )
  }
  return plan.documents.length
}
