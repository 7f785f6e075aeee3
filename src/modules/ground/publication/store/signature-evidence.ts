import type { Db } from '../../../../platform/database/database.ts'

/** What stands behind a signature given on paper or by telephone. */
export interface SignatureEvidence {
  readonly round: number
  readonly gateId: string
  readonly kind: 'scan' | 'call' | 'confirmation'
  readonly file: { readonly hash: string; readonly name: string; readonly contentType: string } | null
  readonly numberCalled: string | null
  readonly recordedByName: string
  readonly recordedAt: Date
}

export async function insertSignatureEvidence(
  db: Db,
  evidence: SignatureEvidence & { readonly packageId: string; readonly recordedBy: string },
): Promise<void> {
  await db
    .insertInto('publication.signature_evidence')
    .values({
      package_id: evidence.packageId,
      round: evidence.round,
      gate_id: evidence.gateId,
      kind: evidence.kind,
      file_hash: evidence.file?.hash ?? null,
      file_name: evidence.file?.name ?? null,
      content_type: evidence.file?.contentType ?? null,
      number_called: evidence.numberCalled,
      recorded_by: evidence.recordedBy,
      recorded_by_name: evidence.recordedByName,
      recorded_at: evidence.recordedAt,
    })
    .execute()
}

/** All evidence of a package, the oldest first. */
export async function listSignatureEvidence(
  db: Db,
  packageId: string,
): Promise<readonly SignatureEvidence[]> {
  const rows = await db
    .selectFrom('publication.signature_evidence')
    .select([
      'round',
      'gate_id as gateId',
      'kind',
      'file_hash as hash',
      'file_name as name',
      'content_type as contentType',
      'number_called as numberCalled',
      'recorded_by_name as recordedByName',
      'recorded_at as recordedAt',
    ])
    .where('package_id', '=', packageId)
    .orderBy('recorded_at')
    .orderBy('kind')
    .execute()
  return rows.map(({ hash, name, contentType, ...row }) => ({
    ...row,
    // Of what is sealed the place stays, without its file.
    file:
      hash === null || hash === '' || name === null || contentType === null
        ? null
        : { hash, name, contentType },
  }))
}

/** How gates were signed in the packages of each division, since a moment. */
export async function countSignatureWays(
  db: Db,
  since: Date,
): Promise<
  readonly {
    readonly divisionId: string
    readonly screen: number
    readonly paper: number
    readonly telephone: number
    readonly unconfirmed: number
  }[]
> {
  return db
    .selectFrom('publication.gate_signature as s')
    .innerJoin('publication.package as p', 'p.id', 's.package_id')
    .leftJoin('publication.signature_evidence as c', (join) =>
      join
        .onRef('c.package_id', '=', 's.package_id')
        .onRef('c.round', '=', 's.round')
        .onRef('c.gate_id', '=', 's.gate_id')
        .on('c.kind', '=', 'confirmation'),
    )
    .select((e) => {
      const count = (way: 'screen' | 'paper' | 'telephone') =>
        e.fn.countAll<number>().filterWhere('s.way', '=', way).as(way)
      return [
        'p.division_id as divisionId',
        count('screen'),
        count('paper'),
        count('telephone'),
        e.fn
          .countAll<number>()
          .filterWhere('s.way', '=', 'telephone')
          .filterWhere('c.kind', 'is', null)
          .as('unconfirmed'),
      ]
    })
    .where('s.signed_at', '>=', since)
    .groupBy('p.division_id')
    .execute()
}
