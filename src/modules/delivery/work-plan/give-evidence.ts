import { actorName, holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { acceptUpload } from '../../../platform/files/accept-upload.ts'
import type { Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findVisible } from '../../ground/publication/index.ts'
import type { Evidence } from './domain/division-return.ts'
import { EVIDENCE_KINDS, MOST_LETTERS } from './domain/evidence-kinds.ts'
import { evidenceMegabytes } from './domain/plan-settings.ts'
import { authoriseReturn, openReturn } from './report-progress.ts'
import {
  acceptEvidence,
  findEvidence,
  insertEvidence,
  listEvidence,
  removeEvidence,
  setEvidencePublic,
} from './store/evidence.ts'
import { getPlanForUpdate } from './store/plans.ts'
import type { ReturnKey } from './store/returns.ts'

/** A piece of evidence as it is handed in. */
export type EvidenceGiven =
  | ({ readonly kind: 'file' } & Upload)
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'release'; readonly path: string }
  | { readonly kind: 'statement'; readonly text: string }

/**
 * Adds evidence to a measure of a form; it stays 内部 until its division marks it 可公开. Answers with what is wrong with it,
 * by the fields file, url, title, page and statement of the measure.
 */
export async function giveEvidence(
  work: Work,
  key: ReturnKey & { readonly measureId: string },
  given: EvidenceGiven,
): Promise<readonly FieldError[]> {
  const open = await openReturn(work, key)
  authoriseReturn(
    work,
    open.form,
    holds(work.actor, ['handler', 'head'], key.divisionId) ? 'save' : 'enter-for-division',
  )
  if (![...open.led, ...open.joined].some((m) => m.id === key.measureId))
    throw new Refusal('absent', 'no-measure', '这一项不归这个处室报。')
  const kept = await keep(work, given)
  if ('message' in kept) return [{ ...kept, field: `${kept.field}-${key.measureId}` }]
  const piece: Evidence = {
    id: work.newId(),
    returnId: open.form.id,
    measureId: key.measureId,
    public: false,
    acceptedBy: null,
    ...kept,
  }
  await insertEvidence(work.db, { ...piece, addedBy: actorName(work.actor), at: work.now })
  await work.record({ subject: `measure:${key.measureId}`, action: 'evidence-added', after: piece })
  return []
}

type Kept = Pick<Evidence, 'kind' | 'title' | 'url' | 'fileHash' | 'fileName' | 'fileSize' | 'mediaType'>

const NO_FILE = { fileHash: null, fileName: null, fileSize: null, mediaType: null }

async function keep(work: Work, given: EvidenceGiven): Promise<Kept | FieldError> {
  switch (given.kind) {
    case 'file':
      return keepFile(work, given)
    case 'link':
      return keptLink(given)
    case 'release': {
      const visible = await findVisible(work.db, given.path)
      return visible === null
        ? { field: 'page', message: '本站没有已公开的这一页。请填公开页的地址，例如 /gzyd/2026/2026-Q1。' }
        : { kind: 'release', title: visible.title, url: visible.path, ...NO_FILE }
    }
    case 'statement':
      return keptStatement(given.text.trim())
  }
}

function keptLink({ url, title }: { readonly url: string; readonly title: string }): Kept | FieldError {
  if (!/^https?:\/\/\S+$/i.test(url))
    return {
      field: 'url',
      message: '链接要以 http:// 或 https:// 开头，例如 https://www.example.gov.cn/a.html。',
    }
  if (url.length > MOST_LETTERS.url)
    return {
      field: 'url',
      message: `链接最多 ${String(MOST_LETTERS.url)} 个字符。请换短一些的地址，或把那一页存成文件再传。`,
    }
  if (title.trim().length > MOST_LETTERS.title)
    return { field: 'title', message: `链接的标题最多 ${String(MOST_LETTERS.title)} 字。` }
  return { kind: 'link', title: title.trim() === '' ? url : title.trim(), url, ...NO_FILE }
}

function keptStatement(text: string): Kept | FieldError {
  if (text.length < 8)
    return { field: 'statement', message: '请写完整的一句话，说明怎样完成的、在哪里看得到。' }
  if (text.length > MOST_LETTERS.statement)
    return {
      field: 'statement',
      message: `一句说明最多 ${String(MOST_LETTERS.statement)} 字。更长的请存成文件再传。`,
    }
  return { kind: 'statement', title: text, url: null, ...NO_FILE }
}

async function keepFile(work: Work, given: Upload): Promise<Kept | FieldError> {
  const maxBytes = work.rules.read(evidenceMegabytes) * 1_048_576
  try {
    const file = await acceptUpload(given, { kinds: EVIDENCE_KINDS, maxBytes })
    const stored = await work.files.put(file.bytes, { maxBytes })
    return {
      kind: 'file',
      title: file.name,
      url: null,
      fileHash: stored.hash,
      fileName: file.name,
      fileSize: stored.size,
      mediaType: file.contentType,
    }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return { field: 'file', message: error.message }
    throw error
  }
}

/** Marks which pieces of a form may go out; only the division itself decides that. */
export async function markPublic(
  work: Work,
  key: ReturnKey,
  publicIds: readonly string[] | 'all',
): Promise<void> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'save')
  for (const piece of await listEvidence(work.db, open.form.id)) {
    const wanted = publicIds === 'all' || publicIds.includes(piece.id)
    if (piece.public === wanted) continue
    await setEvidencePublic(work.db, piece.id, wanted)
    await work.record({
      subject: `measure:${piece.measureId}`,
      action: wanted ? 'evidence-marked-public' : 'evidence-marked-internal',
      after: { id: piece.id },
    })
  }
}

/** Takes a piece back while the form is still open. */
export async function takeEvidenceBack(work: Work, key: ReturnKey, evidenceId: string): Promise<void> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'save')
  const piece = (await listEvidence(work.db, open.form.id)).find((p) => p.id === evidenceId)
  if (piece === undefined) throw new Refusal('absent', 'no-evidence', '这件佐证已经不在了。')
  await removeEvidence(work.db, piece.id, work.now)
  await work.record({ subject: `measure:${piece.measureId}`, action: 'evidence-taken-back', before: piece })
}

/** 办公室 accepts a one-sentence statement in place of a document, once; refuses one that is not of this plan. */
export async function acceptStatement(
  work: Work,
  key: { readonly planId: string; readonly evidenceId: string },
): Promise<void> {
  if (!holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '一句说明由办公室认可。')
  const plan = await getPlanForUpdate(work.db, key.planId)
  const piece = await findEvidence(work.db, key.evidenceId)
  if (piece === null || piece.kind !== 'statement' || piece.planId !== plan.id)
    throw new Refusal('absent', 'no-statement', '这份工作要点里没有这句说明，可能已经撤下。请刷新后再看。')
  if (piece.acceptedBy !== null)
    throw new Refusal('conflict', 'already-accepted', `这句说明${piece.acceptedBy}已经认可过了。`)
  await acceptEvidence(work.db, piece.id, actorName(work.actor))
  await work.record({
    subject: `measure:${piece.measureId}`,
    action: 'statement-accepted',
    after: { id: piece.id, by: actorName(work.actor) },
  })
}
