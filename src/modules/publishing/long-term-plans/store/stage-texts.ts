import { sql } from 'kysely'
import { z } from 'zod'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { PLAN_TYPE } from '../domain/long-term-plan.ts'
import { STAGES } from '../domain/stage-line.ts'
import type { StageText } from '../domain/stage-line.ts'

const Row = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  releasedAt: z.date(),
  facts: z.array(z.object({ key: z.string(), value: z.string() })),
})

/** Every visible text that is a stage of a plan, the oldest first; one that names no plan is none. */
export async function listStageTexts(db: Db): Promise<readonly StageText[]> {
  const rows = await db
    .selectFrom('publication.visible')
    .select(['id', 'path', 'title', 'first_released_at as releasedAt', sql`content -> 'facts'`.as('facts')])
    .where('kind', '=', PLAN_TYPE)
    .orderBy('first_released_at')
    .orderBy('path')
    .limit(5000)
    .execute()
  return rows.flatMap((row) => stageTextOf(Row.parse(row)))
}

function stageTextOf({ facts, releasedAt, ...head }: z.infer<typeof Row>): readonly StageText[] {
  const fact = (key: string) => facts.find((known) => known.key === key)?.value ?? ''
  const stage = STAGES.find((known) => known === fact('stage'))
  if (stage === undefined || fact('plan') === '') return []
  const year = fact('year') === '' ? null : Number(fact('year'))
  return [{ ...head, plan: fact('plan'), stage, year, releasedOn: civilDateAt(releasedAt) }]
}
