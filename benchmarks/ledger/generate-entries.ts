import type pg from 'pg'

/** How long the chains are; subjects = entries / chain. */
const CHAIN = 10

/**
 * Writes `entries` entries in chains of ten straight into the tables: hashes and heads as the platform itself would have
 * written them, link by link over all subjects at once.
 */
export async function generateEntries(client: pg.Client, entries: number): Promise<void> {
  const subjects = Math.ceil(entries / CHAIN)
  await client.query(`
    create function pg_temp.quoted(value text) returns text language sql immutable as
    $$ select coalesce(to_json(value)::text, 'null') $$`)
  await client.query(
    `insert into ledger.head (subject, number, hash)
     select 'measure:' || md5(s::text)::uuid, 0, repeat('0', 64) from generate_series(1, $1::int) s`,
    [subjects],
  )
  for (let number = 1; number <= CHAIN; number++) await addLink(client, number)
  await client.query('analyze ledger.entry; analyze ledger.head')
}

async function addLink(client: pg.Client, number: number): Promise<void> {
  await client.query(
    `with link as (
       select h.subject, h.hash as previous_hash,
         timestamptz '2026-01-01 00:00:00Z' + make_interval(days => $1::int) as at,
         format('{"state":"on-schedule","text":"第%s次：演出安排已公开，地点写明。"}', $1::int) as after,
         format('[{"key":{"id":"%s"},"row":{"state":"on-schedule","text":"第%s次"},"table":"work_plan.report_entry"}]',
           substr(h.subject, 9), $1::int) as rows
       from ledger.head h),
     hashed as (
       select l.*, encode(sha256(convert_to(
         '{"action":"draft-saved","actor_id":null,"actor_name":"系统·生成","after":' || pg_temp.quoted(after) ||
         ',"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ||
         '","before":null,"clause":"三（一）","number":' || $1::int || ',"previous_hash":"' || previous_hash ||
         '","reason":null,"rows":' || pg_temp.quoted(rows) || ',"subject":"' || subject || '"}', 'UTF8')), 'hex') as hash
       from link l),
     written as (
       insert into ledger.entry (subject, number, at, actor_name, action, clause, after, rows, previous_hash, hash)
       select subject, $1::int, at, '系统·生成', 'draft-saved', '三（一）', after::jsonb, rows::jsonb, previous_hash, hash
       from hashed)
     update ledger.head h set number = $1::int, hash = hashed.hash from hashed where hashed.subject = h.subject`,
    [number],
  )
}
