import type { ColumnPart } from '../../../../platform/manifest/portal-parts.ts'
import { findVisible } from '../../../ground/publication/index.ts'
import { ReleasedRegister } from '../domain/rating.ts'
import { ratingsOn } from '../domain/standing.ts'
import { RATINGS_COLUMN, RATINGS_PATH } from '../paths.ts'

/** On the page of the column: how many of each kind hold a level today, with the way to the register. */
export const ratingsColumnPart: ColumnPart = async ({ work }, columnId) => {
  if (columnId !== RATINGS_COLUMN) return null
  const released = await findVisible(work.db, RATINGS_PATH)
  if (released === null) return null
  const { kinds, ratings } = ReleasedRegister.parse(released.content)
  const inForce = ratingsOn(ratings, work.today, {
    ...{ words: '', kindId: null, level: null },
    standing: 'in-force',
  })
  return (
    <section class="sec" aria-labelledby="h-ratings">
      <div class="head">
        <h2 id="h-ratings">登记册</h2>
        <a href={RATINGS_PATH}>看全部</a>
      </div>
      <ul class="rows">
        {kinds.map(({ id, name }) => (
          <li key={id}>
            <a href={`${RATINGS_PATH}/${id}`}>{name}</a>
            <span class="meta">有效 {inForce.filter(({ rating }) => rating.kindId === id).length} 家</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
