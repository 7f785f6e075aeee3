import { actorName } from '../../../kernel/actor.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getDivision, upsertAlias } from './store/organisation.ts'

/** Remembers another name for a division, as it stood in a document and was understood by a person. */
export async function rememberAlias(
  work: Work,
  command: { readonly alias: string; readonly divisionId: string },
): Promise<void> {
  const division = await getDivision(work.db, command.divisionId)
  if (division.name === command.alias) return
  await upsertAlias(work.db, { ...command, at: work.now, by: actorName(work.actor) })
  await work.record({
    subject: `division:${division.id}`,
    action: 'alias-remembered',
    after: { alias: command.alias },
  })
}
