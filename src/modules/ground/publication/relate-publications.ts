import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { RelationKind } from './domain/publication.ts'
import { insertRelation } from './store/relations.ts'

/** Says how two publications belong together; said once, both pages show it from their own side. */
export async function relatePublications(
  work: Work,
  relation: {
    readonly from: string
    readonly to: string
    readonly kind: RelationKind
    readonly since: CivilDate
  },
): Promise<void> {
  if (!(await insertRelation(work.db, relation))) return
  await work.record({ subject: `publication:${relation.from}`, action: 'related', after: relation })
}
