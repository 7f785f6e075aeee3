import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

/**
 * Fills the register with `count` duties of the given divisions, one in `openEvery` still open: a fifth of them late, the
 * others over the coming ten months, some undated and some standing.
 */
export async function generateDuties(
  db: Db,
  of: {
    readonly divisionIds: readonly string[]
    readonly count: number
    readonly openEvery: number
    readonly today: string
  },
): Promise<void> {
  await sql`
    insert into duties.duty (id, kind, subject, title, action, url, division_id, function, rule, clause, explanation,
      due_on, missing_year, standing, internal, occasion, opened_on, discharged_on, discharge)
    select gen_random_uuid(),
      (array['work-plan.report', 'work-plan.complete', 'work-plan.rhythm', 'work-plan.release'])[1 + n % 4],
      'measure:' || n, '第 ' || n || ' 项：公布惠民演出的场次、地点和领票办法', '报本期落实情况', '/workbench/plans/' || n,
      (${[...of.divisionIds]}::uuid[])[1 + n % ${of.divisionIds.length}],
      case when n % 10 = 0 then 'head' else 'handler' end,
      '按季度', '《工作要点》二（' || n % 9 || '）', '报告日是本局的设置，原文没有写。',
      case when n % 97 in (0, 1) then null else ${of.today}::date + (n * 7 % 375)::int - 75 end,
      case when n % 97 = 0 then 2027 end, n % 97 = 1, n % 3 = 0, n::text, ${of.today}::date - 90,
      case when n % ${of.openEvery} = 0 then null else ${of.today}::date - 1 end,
      case when n % ${of.openEvery} = 0 then null else '已报' end
    from generate_series(1, ${of.count}::int) as n`.execute(db)
}
