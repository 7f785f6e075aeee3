import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Refusal } from '../../kernel/refusal.ts'
import { grantToPortal } from './portal-grants.ts'

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const LOCK = 7_305_442
const quiet = new Logger(() => () => undefined)

/** Tables whose rows are never changed nor removed, by grant as well as by trigger. */
const APPEND_ONLY = [
  'ledger.entry',
  'ledger.seal',
  'ledger.changed_row',
  'publication.version',
  'duties.duty_event',
]

/** What nobody who uses the platform reads again, whatever code asks: only the owner's own functions reach it. */
const OUT_OF_REACH = ['publication.sealed_text']

/** Brings the database forward: each file once, in order, in its own transaction; a changed file is refused. */
export async function migrate(ownerConnectionString: string, applicationRole?: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerConnectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    await applyFiles(client)
    await runMigrations({ connectionString: ownerConnectionString, logger: quiet })
    if (applicationRole !== undefined) await grantAtOnce(client, applicationRole)
  } finally {
    await client.end()
  }
}

async function applyFiles(client: pg.Client): Promise<void> {
  const applied = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.migration',
  )
  const known = new Map(applied.rows.map((row) => [row.name, row.hash]))
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  for (const name of names) {
    const sql = await readFile(FOLDER + name, 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    const before = known.get(name)
    if (before === hash) continue
    if (before !== undefined)
      throw new Refusal(
        'conflict',
        'migration-changed',
        `数据库迁移 ${name} 在执行后被改动。请恢复原文件，改动写进新的迁移。`,
      )
    await applyOne(client, { name, sql, hash })
  }
}

async function applyOne(client: pg.Client, file: { name: string; sql: string; hash: string }): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into public.migration (name, hash) values ($1, $2)', [file.name, file.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`迁移 ${file.name} 失败`, { cause: error })
  }
}

/**
 * Every time and in one transaction: after an interrupted start, or with another role than last time, the application
 * still gets what it needs, and at no moment may it change what is append-only.
 */
async function grantAtOnce(client: pg.Client, role: string): Promise<void> {
  await client.query('begin')
  try {
    const owner = await client.query<{ same: boolean }>('select current_user = $1 as same', [role])
    // An owner that is its own application has everything already, and must go on writing down its migrations.
    if (owner.rows[0]?.same !== true) await grantToApplication(client, role)
    const to = client.escapeIdentifier(role)
    for (const table of APPEND_ONLY)
      await client.query(`revoke update, delete, truncate on ${table} from ${to}`)
    if (owner.rows[0]?.same !== true)
      for (const table of OUT_OF_REACH) await client.query(`revoke all on ${table} from ${to}`)
    await grantToPortal(client)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw cause
  }
}

async function grantToApplication(client: pg.Client, role: string): Promise<void> {
  const to = client.escapeIdentifier(role)
  const schemas = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  )
  for (const { name } of schemas.rows) {
    const schema = client.escapeIdentifier(name)
    await client.query(`grant usage on schema ${schema} to ${to}`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${to}`)
    await client.query(`grant usage, select, update on all sequences in schema ${schema} to ${to}`)
    await client.query(`grant execute on all functions in schema ${schema} to ${to}`)
  }
  await client.query(`revoke insert, update, delete on public.migration from ${to}`)
  await openJobRows(client, role)
}

/** The job queue's tables hide their rows from everyone but their owner; the application queues and runs the jobs. */
async function openJobRows(client: pg.Client, role: string): Promise<void> {
  const to = client.escapeIdentifier(role)
  const hidden = await client.query<{ name: string }>(
    `select quote_ident(c.relname) as name from pg_class c
     where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = $1)`,
    [role],
  )
  for (const { name } of hidden.rows)
    await client.query(
      `create policy ${to} on graphile_worker.${name} for all to ${to} using (true) with check (true)`,
    )
}
