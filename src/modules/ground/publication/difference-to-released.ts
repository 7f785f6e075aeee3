import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { Article } from './domain/draft.ts'
import type { Draft } from './domain/draft.ts'
import { smallCorrectionCharacters } from './domain/review-settings.ts'
import { charactersChanged, differenceByLine, isUnchanged } from './domain/text-difference.ts'
import type { LineDifference } from './domain/text-difference.ts'
import { linesOf, readableOf } from './domain/text-lines.ts'
import type { Readable } from './domain/text-lines.ts'
import { getContentType } from './store/content-types.ts'
import { findReleasedText } from './store/released.ts'

/** What a correction changes in what is public now, line by line; null for a text that corrects nothing. */
export async function differenceToReleased(
  work: Pick<Work, 'db'>,
  draft: Draft,
): Promise<readonly LineDifference[] | null> {
  const released = await releasedText(work, draft)
  if (released === null) return null
  const written = readableOf(draft, await getContentType(work.db, draft.typeId))
  return differenceByLine(linesOf(released), linesOf(written))
}

/**
 * Why a 小更正 is none: it changes nothing, more than the setting allows, or a file, of which the difference would not show
 * what changed in it.
 */
export async function lacksOfSmallCorrection(
  work: Pick<Work, 'db' | 'rules'>,
  draft: Draft,
): Promise<readonly FieldError[]> {
  const released = await releasedText(work, draft)
  const lines = await differenceToReleased(work, draft)
  if (released === null || lines === null)
    return [{ field: 'body', message: '小更正只改已经公开的页面，这一页现在没有公开。' }]
  if (filesOf(released) !== filesOf(draft))
    return [
      { field: 'file', message: '小更正不能增减、更换附件：看不出文件里改了什么。请作废，改用一般更正。' },
    ]
  if (lines.every(isUnchanged)) return [{ field: 'body', message: '和公开的一样，还没有改任何地方。' }]
  const [changed, most] = [charactersChanged(lines), work.rules.read(smallCorrectionCharacters)]
  return changed > most
    ? [
        {
          field: 'body',
          message: `改动了 ${String(changed)} 个字，小更正最多 ${String(most)} 个字。请作废，改用一般更正。`,
        },
      ]
    : []
}

async function releasedText(work: Pick<Work, 'db'>, draft: Draft): Promise<Readable | null> {
  const visible = draft.publicationId === null ? null : await findReleasedText(work.db, draft.path ?? '')
  const article = Article.safeParse(visible?.content)
  return visible === null || !article.success ? null : { ...article.data, title: visible.title }
}

function filesOf({ files }: Pick<Readable, 'files'> | Pick<Draft, 'files'>): string {
  return files.map(({ number, hash }) => `${String(number)} ${hash}`).join()
}
