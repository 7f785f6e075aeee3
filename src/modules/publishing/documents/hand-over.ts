import { createHash } from 'node:crypto'
import { actorName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { writeZip } from '../../../platform/files/write-zip.ts'
import type { ZipEntry } from '../../../platform/files/write-zip.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findBureau, getDivision } from '../../ground/organisation/index.ts'
import { listVisibleParts } from '../../ground/publication/index.ts'
import { readDocumentFiles } from './document-files.ts'
import { endDocumentDuties, gazetteDayOf } from './document-duties.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { isLateHandover } from './domain/gazette.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor, readDocument } from './load-document.ts'
import { insertHandover, listHandovers, updateGazetteIssue } from './store/handovers.ts'

const MOST_BYTES = 200 * 1_048_576

/** What is written down when a document is brought to the gazette. */
export interface HandingOver {
  readonly on: CivilDate
  readonly paperCopies: number
  readonly receivedBy: string
  readonly gazetteIssue: string | null
}

/**
 * Registers that a normative document was brought to the gazette on paper and as electronic package (K-12); late is late,
 * and stays visible. The package is kept as it was handed over. Refuses a second hand-over and a package without any text.
 */
export async function handOver(work: Work, id: string, handing: HandingOver): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 'hand-over')
  refuseSecrets([handing.receivedBy, handing.gazetteIssue])
  const { printedOn } = document
  if (printedOn === null) return [{ field: 'handedOn', message: '请先登记印发日期。' }]
  if (handing.on > work.today) return [{ field: 'handedOn', message: '这一天还没有到。' }]
  if (handing.on < printedOn) return [{ field: 'handedOn', message: '不能早于印发日期。' }]
  const { bytes } = await buildPackage(work, document)
  const { hash } = await work.files.put(bytes, { maxBytes: MOST_BYTES })
  const dueOn = gazetteDayOf(work, printedOn)
  const fresh = await insertHandover(work.db, {
    documentId: id,
    dueOn,
    handedOn: handing.on,
    paperCopies: handing.paperCopies,
    packageHash: hash,
    handedByName: actorName(work.actor),
    receivedBy: handing.receivedBy,
    gazetteIssue: handing.gazetteIssue,
  })
  if (!fresh) throw new Refusal('conflict', 'handed-over', '这份公文已经登记过转送公报。')
  const isLate = isLateHandover({ handedOn: handing.on, dueOn })
  await work.record({
    subject: `document:${id}`,
    action: 'document-handed-over',
    clause: '工作要点三（四）',
    after: { dueOn, handedOn: handing.on, late: isLate },
  })
  await endDocumentDuties(work, document, {
    kinds: ['documents.gazette'],
    how: isLate ? `${handing.on} 转送，超期` : `${handing.on} 按时转送`,
  })
  return []
}

/** Enters in which issue of the gazette a document came out. */
export async function enterGazetteIssue(work: Work, id: string, issue: string): Promise<void> {
  await loadDocumentFor(work, id, 'enter-issue')
  if (!(await listHandovers(work.db, [id])).has(id))
    throw new Refusal('conflict', 'not-handed-over', '还没有登记转送公报，请先登记转送。')
  refuseSecrets([issue])
  await updateGazetteIssue(work.db, id, issue)
  await work.record({ subject: `document:${id}`, action: 'gazette-issue-entered', after: { issue } })
}

/** The electronic package of a document: as it was handed over, or as it would be now. */
export async function electronicPackage(
  work: Work,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return buildPackage(work, await readDocument(work, id))
}

async function buildPackage(
  work: Work,
  document: RegisteredDocument,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const texts = [...(await readDocumentFiles(work, document.id)), ...(await releasedText(work, document))]
  if (texts.length === 0)
    throw new Refusal(
      'conflict',
      'no-text',
      '电子文档包里还没有正文。请先上传公文的 Word、PDF，或者等它在网站公开。',
    )
  const metadata = await metadataOf(work, document)
  const contents = [...numbered(texts), { name: '要素.json', bytes: Buffer.from(metadata) }]
  const sums = contents.map(({ name, bytes }) => `${sha256(bytes)}  ${name}`).join('\r\n')
  const entries = [...contents, { name: '校验值（SHA-256）.txt', bytes: Buffer.from(`${sums}\r\n`) }]
  const name = `${document.number ?? document.title} 电子文档.zip`
  return { name, bytes: writeZip(entries, document.printedOn ?? document.writtenOn) }
}

async function releasedText(work: Work, document: RegisteredDocument): Promise<readonly ZipEntry[]> {
  if (document.publicationId === null) return []
  const parts = await listVisibleParts(work.db, document.publicationId)
  const text = parts.map((part) => part.text).join('\n')
  return text === '' ? [] : [{ name: '正文.txt', bytes: Buffer.from(text) }]
}

async function metadataOf(work: Work, document: RegisteredDocument): Promise<string> {
  const elements = {
    标题: document.title,
    发文字号: document.number,
    发文机关: document.issuer ?? (await findBureau(work.db))?.name ?? '',
    责任处室: (await getDivision(work.db, document.divisionId)).name,
    成文日期: document.writtenOn,
    印发日期: document.printedOn,
    实施日期: document.effectiveOn,
    有效期至: document.validUntil,
  }
  return JSON.stringify(elements, null, 2)
}

/** Two files of one name stand beside each other. */
function numbered(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return entries.map(({ name, bytes }, place) => ({ name: `${String(place + 1)} ${name}`, bytes }))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
