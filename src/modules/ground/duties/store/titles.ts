import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** Whose titles, which words, and what stands in their place. */
export interface WordsToForget {
  /** Subjects as duties name them: `kind:id`. */
  readonly subjects: readonly string[]
  readonly words: readonly string[]
  readonly instead: string
}

/** The letters that urged the duties of some subjects, and what was answered. */
export async function listLetters(db: Db, subjects: readonly string[]): Promise<readonly string[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('duties.urge as u')
    .innerJoin('duties.duty as d', 'd.id', 'u.duty_id')
    .select(['u.letter', 'u.answer'])
    .where('d.subject', 'in', subjects)
    .execute()
  return rows.flatMap(({ letter, answer }) => [letter, answer ?? '']).filter((words) => words.trim() !== '')
}

/** Those letters and answers, whole. */
export async function forgetLetters(
  db: Db,
  { subjects, instead }: Pick<WordsToForget, 'subjects' | 'instead'>,
): Promise<void> {
  await sql`update duties.urge u
    set letter = ${instead}, answer = case when u.answer is null then null else ${instead} end
    from duties.duty d where d.id = u.duty_id and d.subject = any(${[...subjects]}::text[])`.execute(db)
}

/** Puts other words in the titles, explanations and histories of the duties of some subjects, open or met. */
export async function replaceInDuties(db: Db, { subjects, words, instead }: WordsToForget): Promise<void> {
  await sql`select duties.forget_in_events(${[...subjects]}::text[], ${[...words]}::text[])`.execute(db)
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
