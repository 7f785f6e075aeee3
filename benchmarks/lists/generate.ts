import type pg from 'pg'

const CASES = `
  insert into intake.case_record (id, kind, year, number, label, code_fingerprint, code_given_at, page_path, page_title, division_id,
    status, received_at, acknowledged_at, answered_at, answer)
  select gen_random_uuid(), 'correction', 2026, n, '纠错〔2026〕' || n || '号', md5(n::text), at, '/lm/zwdt/2026-' || n % 90, '某一页', ($2::uuid[])[1 + n % 2],
    case n % 10 when 0 then 'received' when 1 then 'acknowledged' else 'answered' end, at,
    case when n % 10 > 0 then at + interval '1 day' end, case when n % 10 > 1 then at + interval '2 days' end,
    case when n % 10 > 1 then '已经改好，谢谢。' end
  from generate_series(1, $1::int) n, lateral (select timestamptz '2025-06-01' + n * interval '30 minutes' as at) t`
const PLANS = `
  insert into work_plan.plan (id, slug, title, year, status, source_name, source_format, source_text, asides, remainder, imported_by,
    imported_at, reporting, adopted_on, adopted_by, offices_on_adoption)
  select gen_random_uuid(), '2026-' || n, '第' || n || '份工作要点', 2026, 'adopted', '要点.docx', 'docx', '正文', '[]', '[]', '办公室',
    now(), 'quarter', date '2026-01-15', '办公室', '[]'
  from generate_series(1, $1::int) n`
const MEASURES = `
  insert into work_plan.measure (id, plan_id, number, path, seq, text, notation, lead_names, participant_names, places, confirmed)
  select gen_random_uuid(), p.id, n, array['一、公开'], n, '第' || n || '项任务：把群众常问的事写清楚并按时公开。', '（办公室牵头）', array['办公室'], '{}',
    '{"number": null, "text": [], "notation": [], "deadline": null, "units": []}', true
  from work_plan.plan p, generate_series(1, $1::int) n`
const OWNERS = `
  insert into work_plan.measure_owner (measure_id, division_id, role, position)
  select id, ($1::uuid[])[1 + number % 2], 'lead', 1 from work_plan.measure`

/** Fills an empty instance by SQL, past gates and 办理记录, which are not what is measured. */
export async function fillLists(
  client: pg.Client,
  fill: {
    readonly cases: number
    readonly plans: number
    readonly measuresEach: number
    readonly divisionIds: readonly string[]
  },
): Promise<void> {
  const tables = ['intake.case_record', 'work_plan.plan', 'work_plan.measure', 'work_plan.measure_owner']
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(CASES, [fill.cases, fill.divisionIds])
  await client.query(PLANS, [fill.plans])
  await client.query(MEASURES, [fill.measuresEach])
  await client.query(OWNERS, [fill.divisionIds])
  for (const table of tables) await client.query(`vacuum analyze ${table}`)
}
