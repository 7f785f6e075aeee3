import { createHash } from 'node:crypto'
import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { canonical } from '../../../platform/work/ledger.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { PublicationPart } from './domain/publication.ts'
import {
  findPublicationForUpdate,
  insertPublication,
  insertVersion,
  setCurrentVersion,
} from './store/versions.ts'
import { findVisibleById } from './store/visible.ts'

/** What goes out: text frozen by its author, released by the acting person. */
export interface Release {
  readonly path: string
  readonly kind: string
  readonly columnId: string
  readonly divisionId: string | null
  readonly title: string
  readonly content: unknown
  readonly parts: readonly PublicationPart[]
  readonly author: { readonly id: string; readonly name: string }
  /** Required from the second version on: what was corrected and why. */
  readonly changeNote: string | null
  /** What goes through gates: in which round of which package it passed them, and who signed last. */
  readonly review?: {
    readonly packageId: string
    readonly round: number
    readonly approver: { readonly id: string; readonly name: string }
    /** Told the id before the first version is written. */
    readonly named: (publicationId: string) => Promise<void>
  }
}

/** Releases an immutable version (先审后发); refuses an author who approves his own text, also in the database. */
export async function releasePublication(
  work: Work,
  release: Release,
): Promise<{ readonly id: string; readonly version: number; readonly hash: string }> {
  const approver = release.review?.approver ?? personOf(work.actor)
  if (approver === null) throw new Refusal('forbidden', 'no-approver', '发布要由人批准。')
  if (approver.id === release.author.id)
    throw new Refusal(
      'forbidden',
      'own-text',
      '这是您自己编的稿件，不能由您批准发布。请分管领导或公开机构负责人批准。',
    )
  const before = await findPublicationForUpdate(work.db, release.path)
  if (before !== null && (release.changeNote ?? '').trim() === '')
    throw new Refusal(
      'conflict',
      'no-change-note',
      '这一页已经发布过。再发布算更正，请写明改了什么、为什么。',
    )
  if (before?.withdrawn === true && release.review !== undefined)
    throw new Refusal('conflict', 'withdrawn', '这一页已经撤回，不能再发布。请作废这份稿件，需要时另写一份。')
  const id = before?.id ?? work.newId()
  const number = (before?.currentVersion ?? 0) + 1
  const hash = contentHash(release)
  if (before === null)
    await insertPublication(work.db, {
      id,
      kind: release.kind,
      columnId: release.columnId,
      path: release.path,
      divisionId: release.divisionId,
      at: work.now,
    })
  await release.review?.named(id)
  await insertVersion(work.db, {
    ...release,
    publicationId: id,
    number,
    contentHash: hash,
    approver,
    at: work.now,
  })
  if (before !== null) await setCurrentVersion(work.db, id, number)
  await work.record({
    subject: `publication:${id}`,
    action: 'released',
    // The note of a text that went through gates is part of the text, which the 办理记录 never holds.
    ...(release.changeNote === null || release.review !== undefined ? {} : { reason: release.changeNote }),
    after: { path: release.path, version: number, hash, author: release.author.id },
  })
  await work.touchPublic()
  // What stands elsewhere only comes out with its official address, and is announced then.
  if ((await findVisibleById(work.db, id)) !== null)
    await work.announce({
      type: 'publication.released',
      publicationId: id,
      version: number,
      ...(release.review === undefined ? {} : { packageId: release.review.packageId }),
    })
  return { id, version: number, hash }
}

/** The hash that the page shows and anyone can compare: over title, content and parts. */
export function contentHash(release: Pick<Release, 'title' | 'content' | 'parts'>): string {
  const { title, content, parts } = release
  return createHash('sha256').update(canonical({ title, content, parts })).digest('hex')
}
