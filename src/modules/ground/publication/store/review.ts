import type { Db } from '../../../../platform/database/database.ts'
import { Gates } from '../domain/review-route.ts'
import type { Gate, Signature } from '../domain/review-route.ts'

/** A round of review as it began. */
export interface Round {
  readonly packageId: string
  readonly round: number
  readonly routeId: string
  readonly gates: readonly Gate[]
  readonly contentHash: string
  readonly submittedBy: string
  readonly submittedByName: string
  readonly submittedAt: Date
}

export async function insertRound(db: Db, round: Round): Promise<void> {
  await db
    .insertInto('publication.review_round')
    .values({
      package_id: round.packageId,
      round: round.round,
      route_id: round.routeId,
      gates: JSON.stringify(round.gates),
      content_hash: round.contentHash,
      submitted_by: round.submittedBy,
      submitted_by_name: round.submittedByName,
      submitted_at: round.submittedAt,
    })
    .execute()
}

/** Every round of a package, the first first. */
export async function listRounds(db: Db, packageId: string): Promise<readonly Round[]> {
  const rows = await db
    .selectFrom('publication.review_round')
    .selectAll()
    .where('package_id', '=', packageId)
    .orderBy('round')
    .execute()
  return rows.map((row) => ({
    packageId: row.package_id,
    round: row.round,
    routeId: row.route_id,
    gates: Gates.parse(row.gates),
    contentHash: row.content_hash,
    submittedBy: row.submitted_by,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
  }))
}

/** A gate that was signed in some round. */
export interface SignedGate extends Signature {
  readonly round: number
}

export async function insertSignature(
  db: Db,
  signature: SignedGate & { readonly packageId: string },
): Promise<void> {
  await db
    .insertInto('publication.gate_signature')
    .values({
      package_id: signature.packageId,
      round: signature.round,
      gate_id: signature.gateId,
      outcome: signature.outcome,
      signer_id: signature.signerId,
      signer_name: signature.signerName,
      on_behalf_of: signature.onBehalfOf,
      way: signature.way,
      recorded_by: signature.recordedBy,
      recorded_by_name: signature.recordedByName,
      remark: signature.remark,
      signed_at: signature.signedAt,
    })
    .execute()
}

/** Every signature on a package, in the order in which they were given. */
export async function listSignatures(db: Db, packageId: string): Promise<readonly SignedGate[]> {
  return db
    .selectFrom('publication.gate_signature')
    .select([
      'round',
      'gate_id as gateId',
      'outcome',
      'signer_id as signerId',
      'signer_name as signerName',
      'on_behalf_of as onBehalfOf',
      'way',
      'recorded_by as recordedBy',
      'recorded_by_name as recordedByName',
      'remark',
      'signed_at as signedAt',
    ])
    .where('package_id', '=', packageId)
    .orderBy('signed_at')
    .orderBy('gate_id')
    .execute()
}
