import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../../kernel/refusal.ts'
import { megabytes } from './file-size.ts'

/** A file by its content: the SHA-256 of its bytes, and how many there are. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

/** Files kept by their content: the same bytes are kept once, and what is kept never changes. */
export interface FileStore {
  /** Keeps the bytes; once it returns they outlive a power cut. Refuses more than `maxBytes`. */
  put(
    content: Uint8Array | AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes: number },
  ): Promise<StoredFile>
  /** The bytes as a stream; refuses where there is no such file. */
  read(hash: string): Promise<Readable>
  exists(hash: string): Promise<boolean>
  /** Destroys the bytes for good (保存期限届满); nothing happens where there are none. */
  remove(hash: string): Promise<void>
}

/** The store in a directory, made where it is not there yet; what an interrupted upload left behind a day ago is cleared. */
export async function openFileStore(directory: string): Promise<FileStore> {
  const incoming = join(directory, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearStale(incoming)
  return {
    put: async (content, { maxBytes }) => put(directory, content, maxBytes),
    read: async (hash) => read(placeOf(directory, hash)),
    exists: async (hash) => isFile(placeOf(directory, hash)),
    remove: async (hash) => rm(placeOf(directory, hash), { force: true }),
  }
}

const DAY = 86_400_000

async function clearStale(incoming: string): Promise<void> {
  const oldest = Date.now() - DAY
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < oldest) await rm(path, { force: true })
  }
}

async function put(
  directory: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const part = join(directory, 'incoming', `${randomUUID()}.part`)
  try {
    const stored = await writePart(part, content, maxBytes)
    await settle(directory, part, stored.hash)
    return stored
  } finally {
    await rm(part, { force: true })
  }
}

async function writePart(
  part: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(part, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.length
      if (size > maxBytes)
        throw new Refusal('invalid', 'file-too-large', `文件超过 ${megabytes(maxBytes)}，没有收下。`)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: hash.digest('hex'), size }
}

/** Moves a finished part to its place; the names of both directories are made durable before anyone relies on them. */
async function settle(directory: string, part: string, hash: string): Promise<void> {
  const place = placeOf(directory, hash)
  if (await isFile(place)) return
  const shard = join(directory, hash.slice(0, 2))
  const made = await mkdir(shard, { recursive: true, mode: 0o700 })
  await rename(part, place)
  await syncDirectory(shard)
  if (made !== undefined) await syncDirectory(directory)
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows has no handle on a directory to flush; its file system journals names itself.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function read(place: string): Promise<Readable> {
  try {
    const file = await open(place, 'r')
    return file.createReadStream()
  } catch (error) {
    if (isAbsence(error)) throw new Refusal('absent', 'file-absent', '这个文件不在了。')
    throw error
  }
}

async function isFile(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isFile()
  } catch (error) {
    if (isAbsence(error)) return false
    throw error
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function placeOf(directory: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`不是文件的哈希值：${hash}`)
  return join(directory, hash.slice(0, 2), hash.slice(2))
}
