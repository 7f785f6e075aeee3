import type pg from 'pg'
import { PORTAL_ROLE } from './embedded-roles.ts'

/** What a public page reads: released content, how to reach a division, rules in force; nothing that is being worked on. */
const READS = [
  'publication.visible',
  'publication.withdrawn',
  'publication.column_of_site',
  'publication.relation',
  'publication.history',
  'publication.tombstone',
  'publication.moved',
  'publication.archived',
  'publication.content_type',
  'work_plan.missed_day',
  'documents.public_document',
  'documents.public_statute',
  'documents.policy_place',
  'long_term_plans.plan',
  'openness_column.index_number',
  'search.entry',
  'search.word',
  'organisation.bureau',
  'organisation.division',
  'rules.arranged_year',
  'rules.arranged_day',
  'rules.setting',
  'ledger.seal',
  'platform.instance',
  'platform.release_stamp',
]

/** Of tables with more in them, the columns that a public page shows or counts. */
const COLUMNS: Readonly<Record<string, string>> = {
  'publication.version': 'publication_id, number, title, content_hash, released_at, change_note',
  'disclosure_inventory.formation': 'id, item_id, formed_on, struck_because',
  'duties.duty': 'id, kind, subject, occasion, due_on, discharged_on, internal',
}

/** What a person's letter changes, in its one transaction: the case, its number, its duty, its trace. */
const WRITES: Readonly<Record<string, string>> = {
  'intake.case_record': 'select, insert',
  'intake.sealed_record': 'select, insert',
  'intake.transfer': 'select',
  'rules.number_series': 'select, insert, update',
  'duties.duty': 'insert',
  'duties.duty_event': 'insert',
  'ledger.head': 'select, insert, update',
  'ledger.entry': 'insert',
  'platform.submission': 'select, insert, update, delete',
}

/**
 * Gives the role of a portal that runs apart no more than public pages and letters need. Does nothing where a server has
 * no such role: it is made by whoever runs the database.
 */
export async function grantToPortal(client: pg.Client): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [PORTAL_ROLE])
  if (known.rowCount === 0) return
  const schemas = await client.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
  )
  for (const { name } of schemas.rows) {
    await client.query(`revoke all on all tables in schema ${name} from ${PORTAL_ROLE}`)
    await client.query(`grant usage on schema ${name} to ${PORTAL_ROLE}`)
  }
  for (const table of READS) await client.query(`grant select on ${table} to ${PORTAL_ROLE}`)
  for (const [table, columns] of Object.entries(COLUMNS))
    await client.query(`grant select (${columns}) on ${table} to ${PORTAL_ROLE}`)
  for (const [table, verbs] of Object.entries(WRITES))
    await client.query(`grant ${verbs} on ${table} to ${PORTAL_ROLE}`)
}
