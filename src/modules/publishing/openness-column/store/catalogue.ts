import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../../platform/database/database.ts'

/** A line of the 目录: 索引、名称、内容概述、生成日期 (条例第十二条). */
export interface CatalogueLine {
  readonly path: string
  readonly title: string
  readonly indexNumber: string | null
  readonly outline: string
  /** 成文日期 where the text has one, else its first release. */
  readonly writtenOn: string | null
  readonly firstReleasedAt: Date
}

const Line = z.object({
  path: z.string(),
  title: z.string(),
  indexNumber: z.string().nullable(),
  outline: z.string(),
  writtenOn: z.string().nullable(),
  firstReleasedAt: z.date(),
})

/** How much of a text without a summary stands for it. */
const OUTLINE = 60
const WRITTEN = '$.facts[*] ? (@.key == "written").value'

interface CatalogueFilter {
  /** Words of the title; everything where it is empty. */
  readonly words: string
}

function visible(db: Db, { words }: CatalogueFilter) {
  const pattern = `%${words.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return db
    .selectFrom('publication.visible as v')
    .$if(words !== '', (q) => q.where('v.title', 'ilike', pattern))
}

/** What is public, newest first: the 目录 is nothing but a view of it. */
export async function listCatalogue(
  db: Db,
  filter: CatalogueFilter & { readonly limit: number; readonly offset: number },
): Promise<readonly CatalogueLine[]> {
  const rows = await visible(db, filter)
    .leftJoin('openness_column.index_number as i', 'i.publication_id', 'v.id')
    .select(['v.path', 'v.title', 'i.number as indexNumber', 'v.first_released_at as firstReleasedAt'])
    .select([
      sql<string>`coalesce(nullif(v.content ->> 'summary', ''), left(coalesce(
        (select string_agg(coalesce(b ->> 'text', b ->> 'question'), ' ')
          from jsonb_array_elements(v.content -> 'body') as b),
        v.parts -> 0 ->> 'text'), ${OUTLINE}))`.as('outline'),
      sql<string | null>`jsonb_path_query_first(v.content, ${WRITTEN}::jsonpath) #>> '{}'`.as('writtenOn'),
    ])
    .orderBy('v.first_released_at', 'desc')
    .orderBy('v.path')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return rows.map((row) => Line.parse(row))
}

export async function countCatalogue(db: Db, filter: CatalogueFilter): Promise<number> {
  const { count } = await visible(db, filter)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
