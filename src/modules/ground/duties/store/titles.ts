import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** Whose titles, which words, and what stands in their place. */
export interface WordsToForget {
  /** Subjects as duties name them: `kind:id`. */
  readonly subjects: readonly string[]
  readonly words: readonly string[]
  readonly instead: string
}

/** Puts other words in the titles and explanations of the duties of some subjects, open or met. */
export async function replaceInDuties(db: Db, { subjects, words, instead }: WordsToForget): Promise<void> {
  for (const word of words)
    await sql`update duties.duty set title = replace(title, ${word}, ${instead}),
      bundle_title = replace(bundle_title, ${word}, ${instead}), explanation = replace(explanation, ${word}, ${instead})
      where subject = any(${[...subjects]}::text[])`.execute(db)
}

/** The same in messages that lead to one of those subjects or to a duty of theirs, sent or waiting. */
export async function replaceInMessages(db: Db, { subjects, words, instead }: WordsToForget): Promise<void> {
  for (const word of words)
    await sql`update duties.message m set subject = replace(m.subject, ${word}, ${instead}), body = replace(m.body, ${word}, ${instead})
      where strpos(m.subject || m.body, ${word}) > 0 and exists (
        select from (select split_part(s, ':', 2) as id from unnest(${[...subjects]}::text[]) as s
          union all select d.id::text from duties.duty d where d.subject = any(${[...subjects]}::text[])) known
        where strpos(m.body, known.id) > 0)`.execute(db)
}
