import { buffer } from 'node:stream/consumers'
import { civilDateAt, clockAt } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { writeZip } from '../../../platform/files/write-zip.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findBureau } from '../organisation/index.ts'
import { cleanPage } from './domain/clean-html.ts'
import { Article } from './domain/draft.ts'
import type { PublicFile } from './domain/draft.ts'
import { archivePath, fieldsToHandOver } from './domain/handover-fields.ts'
import type { TextToHandOver } from './domain/handover-fields.ts'
import type { HandedOver } from './store/handovers.ts'
import { findReleasedText } from './store/released.ts'

/** The text of a hand-over as it was released last; null where it was withdrawn or sealed, and nothing is to be copied. */
export async function findTextToHandOver(
  work: Pick<Work, 'db'>,
  handed: HandedOver,
): Promise<TextToHandOver | null> {
  const released = await findReleasedText(work.db, handed.path)
  const article = Article.safeParse(released?.content)
  if (released === null || !article.success) return null
  return {
    title: released.title,
    column: handed.columnName,
    article: article.data,
    bureau: (await findBureau(work.db))?.name ?? '',
    releasedAt: `${civilDateAt(released.firstReleasedAt)} ${clockAt(released.firstReleasedAt)}`,
    changeNote: released.changeNote,
  }
}

/** Everything of a hand-over in one ZIP: the fields as text and as JSON, the text as HTML and plain, the files. */
export async function handoverArchive(
  work: Work,
  handed: HandedOver,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const text = await findTextToHandOver(work, handed)
  if (text === null) throw nothingToCopy()
  const fields = fieldsToHandOver(text).filter(({ key }) => key !== 'html')
  const asText = fields.map(({ label, text: words }) => `【${label}】\r\n${words}`).join('\r\n\r\n')
  const asJson = JSON.stringify(
    Object.fromEntries(fields.map(({ label, text: words }) => [label, words])),
    null,
    2,
  )
  const html = cleanPage(text.title, { ...text.article, srcOf: archivePath })
  const files = await Promise.all(
    text.article.files.map(async (file) => ({
      name: archivePath(file),
      bytes: await buffer(await work.files.read(file.hash)),
    })),
  )
  const written = [
    { name: '要素.txt', bytes: Buffer.from(asText) },
    { name: '要素.json', bytes: Buffer.from(asJson) },
    { name: '正文.html', bytes: Buffer.from(html) },
  ]
  const bytes = writeZip([...written, ...files], civilDateAt(handed.firstReleasedAt))
  return { name: `${text.title}.zip`, bytes }
}

/** A file of a hand-over; refuses what the text as it stands now does not name. */
export async function handoverFile(work: Work, handed: HandedOver, hash: string): Promise<PublicFile> {
  const text = await findTextToHandOver(work, handed)
  const file = text?.article.files.find((one) => one.hash === hash)
  if (file === undefined) throw nothingToCopy()
  return file
}

function nothingToCopy(): Refusal {
  return new Refusal('absent', 'nothing-to-copy', '没有可以复制的内容，可能已经撤下。')
}
