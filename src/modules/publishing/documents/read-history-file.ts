import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Readable as ReadableStream } from 'node:stream'
import { Refusal } from '../../../kernel/refusal.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { ordinaryLimits } from '../../../platform/extract/extract-limits.ts'
import { openZip } from '../../../platform/extract/zip-archive.ts'
import { refuseCut } from '../../../platform/files/received-file.ts'
import { extensionOf, safeFileName } from '../../../platform/files/safe-file-name.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { isFault, readHistoryLine } from './domain/history-line.ts'
import type { HistoryFault, HistoryRecord } from './domain/history-line.ts'

/** A file on disk, as it was uploaded or named on the command line. */
export interface HistoryFile {
  readonly name: string
  readonly path: string
  readonly cutAt?: number | null
}

/** What a file brings: rows that may be taken in, and why others are not. */
export interface ReadHistory {
  readonly name: string
  readonly records: readonly HistoryRecord[]
  readonly faults: readonly HistoryFault[]
}

/** Unpacked, a ZIP may be so large. */
const MOST_UNPACKED = 256 * 1024 * 1024
/** So many rows one person can still let out with a clear conscience. */
export const MOST_ROWS = 20_000
const MOST_FAULTS = 2000

/**
 * Reads a .jsonl, or a .zip with one in it, line by line; nothing of it is kept. Refuses other kinds, a damaged archive,
 * an empty file and one with too many rows.
 */
export async function readHistoryFile(
  file: HistoryFile,
  { today }: { readonly today: CivilDate },
): Promise<ReadHistory> {
  refuseCut(file.cutAt ?? null)
  const name = safeFileName(file.name)
  refuseSecrets([name])
  const records: HistoryRecord[] = []
  const faults: HistoryFault[] = []
  let line = 0
  for await (const text of createInterface({ input: await contentOf(file, name), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() === '') continue
    const read = readHistoryLine(text.replace(/^\uFEFF/, ''), { line, today })
    if (!isFault(read)) records.push(read)
    else if (faults.length < MOST_FAULTS) faults.push(read)
    else
      throw wrong('too-many-faults', `有错的行超过 ${String(MOST_FAULTS)} 行，请先检查文件是不是这个格式。`)
    if (records.length > MOST_ROWS)
      throw wrong('too-many-rows', `一批最多 ${String(MOST_ROWS)} 份，请分成几个文件。`)
  }
  if (line === 0) throw wrong('file-empty', '这个文件是空的，没有内容。请检查后重新选择。')
  return { name, records, faults }
}

async function contentOf(file: HistoryFile, name: string): Promise<ReadableStream> {
  const extension = extensionOf(name)
  if (extension === 'zip') return unpacked(await readFile(file.path))
  if (extension !== 'jsonl') throw wrong('file-kind-refused', '只能上传 .jsonl，或者装着它的 .zip。')
  if ((await stat(file.path)).size > 0 && !(await beginsAsText(file.path)))
    throw wrong('file-unrecognised', '这个文件的内容认不出来，不是一行一份的 JSON。')
  return createReadStream(file.path)
}

async function beginsAsText(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return !buffer.subarray(0, bytesRead).includes(0)
  } finally {
    await file.close()
  }
}

async function unpacked(bytes: Uint8Array): Promise<ReadableStream> {
  const zip = await openZip(bytes, { ...ordinaryLimits, maxPartBytes: MOST_UNPACKED })
  const names = zip.names.filter((name) => name.endsWith('.jsonl'))
  const [name] = names
  if (name === undefined || names.length > 1)
    throw wrong('zip-without-list', '压缩包里要正好有一个 .jsonl 文件。')
  return Readable.from([await zip.read(name)])
}

function wrong(code: string, sentence: string): Refusal {
  return new Refusal('invalid', code, sentence)
}
