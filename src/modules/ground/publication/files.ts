import type { Readable } from 'node:stream'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findVisible } from './store/visible.ts'

/**
 * A file of released content for the public: only while the publication at `path` is visible and names the file in its
 * present version. Refuses everything else as not there, so that nobody learns what is kept.
 */
export async function openReleasedFile(
  work: Pick<Work, 'db' | 'files'>,
  file: { readonly path: string; readonly hash: string },
): Promise<Readable> {
  const visible = await findVisible(work.db, file.path)
  if (visible === null || !names(visible.content, file.hash))
    throw new Refusal('absent', 'no-released-file', '没有这个文件，可能已经撤下。')
  return work.files.read(file.hash)
}

/** Whether content says a value anywhere. */
function names(content: unknown, value: string): boolean {
  if (content === value) return true
  if (content === null || typeof content !== 'object') return false
  return Object.values(content).some((inner) => names(inner, value))
}
