import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { ExtractLimits } from './extract-limits.ts'
import { unreadable } from './unreadable.ts'

const MAX_ENTRIES = 10_000

/** The names in a zip package and its parts on demand; nothing is decompressed before it is asked for. */
export interface ZipArchive {
  readonly names: readonly string[]
  read(name: string): Promise<Uint8Array | null>
}

/** Opens a zip package; refuses a damaged, encrypted or overgrown one. */
export async function openZip(bytes: Uint8Array, limits: ExtractLimits): Promise<ZipArchive> {
  const { zip, entries } = await readDirectory(bytes)
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name.toLowerCase())
      return entry === undefined ? null : inflate(zip, entry, limits)
    },
  }
}

async function readDirectory(bytes: Uint8Array): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > MAX_ENTRIES) throw unreadable('file-too-complex')
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
    return { zip, entries }
  } catch (cause) {
    throw asRefusal(cause)
  }
}

async function inflate(zip: ZipFile, entry: Entry, limits: ExtractLimits): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw unreadable('file-encrypted')
  if (entry.uncompressedSize > limits.maxPartBytes) throw unreadable('file-too-large')
  try {
    // yauzl stops a stream that grows beyond the size its directory declares.
    const stream = await zip.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (cause) {
    throw asRefusal(cause)
  }
}

function asRefusal(cause: unknown): Error {
  return cause instanceof Error && cause.name === 'Refusal' ? cause : unreadable('file-damaged')
}
