import type { Db } from '../../../platform/database/database.ts'
import { findMoved } from './store/history.ts'
import { findVisible } from './store/visible.ts'
import type { VisiblePublication } from './domain/publication.ts'

/** What the public finds today under an address that was once given, also where it moved since; null where it is gone. */
export async function findPublicPage(
  db: Db,
  path: string,
): Promise<Pick<VisiblePublication, 'path' | 'title'> | null> {
  const here = await findVisible(db, path)
  if (here !== null) return here
  const moved = await findMoved(db, path)
  return moved === null ? null : findVisible(db, moved)
}
