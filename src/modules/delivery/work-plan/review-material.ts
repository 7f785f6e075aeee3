import type { Db } from '../../../platform/database/database.ts'
import { listDivisions, listUnitNames } from '../../ground/organisation/index.ts'
import type { Division } from '../../ground/organisation/index.ts'
import type { ReviewMaterial } from './domain/questions.ts'
import { listDoubts } from './store/doubts.ts'
import { listMeasures } from './store/measures.ts'
import { listMatches } from './store/unit-matches.ts'

/** Everything the review of a plan stands on: measures, doubts, decisions about names, the bureau's divisions. */
export async function reviewMaterial(
  db: Db,
  planId: string,
): Promise<ReviewMaterial & { readonly divisions: readonly Division[] }> {
  const divisions = await listDivisions(db)
  const names = await listUnitNames(db)
  return {
    divisions,
    measures: await listMeasures(db, planId),
    doubts: await listDoubts(db, planId),
    matches: await listMatches(db, planId),
    divisionByName: new Map(names.map((n) => [n.name, n.divisionId])),
    offices: divisions.filter((d) => d.kind === 'office').map((d) => d.id),
  }
}
