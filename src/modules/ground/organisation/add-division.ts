import type { Work } from '../../../platform/work/work.ts'
import type { DivisionKind } from './domain/division.ts'
import { insertDivision, listDivisions } from './store/organisation.ts'

/** Adds a division at the end of its kind; the caller has checked the name and who may. */
export async function addDivision(
  work: Work,
  division: {
    readonly name: string
    readonly kind: DivisionKind
    readonly phone: string | null
    readonly isOpennessOffice: boolean
  },
): Promise<string> {
  const id = work.newId()
  const position = (await listDivisions(work.db)).filter((d) => d.kind === division.kind).length + 1
  await insertDivision(work.db, { id, position, ...division })
  await work.record({ subject: `division:${id}`, action: 'division-added', after: { ...division, position } })
  return id
}
