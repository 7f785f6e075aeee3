import { personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../../ground/duties/index.ts'
import { contentHash, findVisible, getColumn, releasePublication } from '../../ground/publication/index.ts'
import type { PublicationPart, VisiblePublication } from '../../ground/publication/index.ts'
import { registerDifferences } from './domain/register-difference.ts'
import type { RatingDifference } from './domain/register-difference.ts'
import { registerOf, ReleasedRegister } from './domain/rating.ts'
import { RATINGS_COLUMN, RATINGS_PATH, RATINGS_SUBJECT } from './paths.ts'
import { listKinds, listRatings } from './store/ratings.ts'
import { deleteWriters, listWriters } from './store/writers.ts'

const TITLE = '等级（星级）评定登记册'
export const RELEASE_DUTY = 'ratings.release'

/** What would go out now, against what the public reads. */
export interface RegisterDraft {
  readonly register: ReleasedRegister
  readonly differences: readonly RatingDifference[]
  readonly released: VisiblePublication | null
  /** Everyone who changed any of it since the last release: none of them releases it. */
  readonly authors: readonly { readonly id: string; readonly name: string }[]
  /** Names the content: what was not on the approver's page does not go out. */
  readonly hash: string
}

/** The register as it is kept, compared with what is released. */
export async function draftRegister(db: Db): Promise<RegisterDraft> {
  const register = registerOf(await listKinds(db), await listRatings(db))
  const released = await findVisible(db, RATINGS_PATH)
  const before = released === null ? null : ReleasedRegister.parse(released.content)
  const writers = await listWriters(db)
  const authors = new Map(writers.map(({ personId: id, personName: name }) => [id, { id, name }]))
  return {
    register,
    released,
    differences: registerDifferences(before, register),
    authors: [...authors.values()],
    hash: contentHash({ title: TITLE, content: register, parts: [] }),
  }
}

/** Why somebody may not release the register; null where he may. */
export function whyNotRelease(
  actor: Actor,
  { authors }: Pick<RegisterDraft, 'authors'>,
  divisionId: string | null,
): string | null {
  const posts = (personOf(actor)?.posts ?? []).filter(
    (post) =>
      post.function === 'openness-head' ||
      post.function === 'leader' ||
      (post.function === 'head' && divisionId !== null && post.divisionId === divisionId),
  )
  if (posts.length === 0) return '由维护处室的负责人、公开机构负责人或分管领导核对后公布。'
  const written = new Set(authors.map(({ id }) => id))
  const own = '这里有您自己登记的内容，不能由您公布。请没有登记过的负责人或分管领导公布。'
  if (written.has(personOf(actor)?.id ?? '')) return own
  return posts.every(({ principalId }) => principalId !== undefined && written.has(principalId)) ? own : null
}

/**
 * Releases the register as a second person (一（一） 等级评定; 先审后发). Refuses who entered any of the changes, who is
 * neither head of the keeping division nor 公开机构负责人 nor 分管领导, a release that changes nothing, and one of other
 * content than was `seen` (its hash).
 */
export async function releaseRegister(
  work: Work,
  { changeNote, seen }: { readonly changeNote: string | null; readonly seen: string },
): Promise<void> {
  const draft = await draftRegister(work.db)
  const column = await getColumn(work.db, RATINGS_COLUMN)
  const refused = whyNotRelease(work.actor, draft, column.divisionId)
  if (refused !== null) throw new Refusal('forbidden', 'not-approver', refused)
  const [author] = draft.authors
  if (draft.differences.length === 0 || author === undefined)
    throw new Refusal('conflict', 'nothing-new', '和公开页一样，没有要公布的。')
  if (seen !== draft.hash)
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后登记册又改过，没有公布。请刷新，核对新的改动再公布。',
    )
  await releasePublication(work, {
    path: RATINGS_PATH,
    kind: 'ratings',
    columnId: RATINGS_COLUMN,
    divisionId: column.divisionId,
    title: TITLE,
    content: draft.register,
    parts: partsOf(draft.register, column.divisionId),
    author,
    changeNote,
  })
  await deleteWriters(work.db)
  await dischargeWhere(work, [RATINGS_SUBJECT], {
    fits: ({ kind }) => kind === RELEASE_DUTY,
    how: '已经公布',
  })
}

/** Each kind is found by itself, by the names of those who hold a level. */
function partsOf({ kinds, ratings }: ReleasedRegister, divisionId: string | null): PublicationPart[] {
  const place = { divisionId, divisionName: '' }
  const whole = kinds.map(({ name }) => name).join('、')
  return [
    { path: RATINGS_PATH, title: TITLE, text: whole, ...place },
    ...kinds.map(({ id, name }) => ({
      path: `${RATINGS_PATH}/${id}`,
      title: `${name}等级评定`,
      text: ratings
        .filter(({ kindId }) => kindId === id)
        .map((rating) => `${rating.name} ${rating.level} ${rating.documentNumber}`)
        .join('\n'),
      ...place,
    })),
  ]
}
