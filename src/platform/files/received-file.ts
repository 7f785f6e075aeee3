import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../kernel/refusal.ts'

/** A file as it came with a form, on disk until the request is answered. */
export interface ReceivedFile {
  readonly name: string
  readonly path: string
  readonly size: number
  /** The limit at which it was cut off; null where it came whole. */
  readonly cutAt: number | null
}

/** Where the files of one request lie; nothing of them is held in memory. */
export interface Incoming {
  /** Writes one file down as it comes. */
  receive(file: Readable & { readonly truncated?: boolean }, name: string): Promise<ReceivedFile>
  /** Removes all of them. */
  discard(): Promise<void>
}

/** Opens a place for files that are cut off at `limit` bytes; the directory is made with the first of them. */
export function openIncoming(limit: number): Incoming {
  const made: { directory: Promise<string> | null; count: number } = { directory: null, count: 0 }
  return {
    receive: async (file, name) => {
      made.directory ??= mkdtemp(join(tmpdir(), 'mingzheng-upload-'))
      made.count += 1
      const path = join(await made.directory, String(made.count))
      const target = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      await pipeline(file, target)
      return { name, path, size: target.bytesWritten, cutAt: file.truncated === true ? limit : null }
    },
    discard: async () => {
      if (made.directory !== null) await rm(await made.directory, { recursive: true, force: true })
    },
  }
}

/** The bytes of a file that came whole; refuses one that was too large, so that its form can be shown again as typed. */
export async function readReceived(file: ReceivedFile): Promise<Uint8Array> {
  refuseCut(file.cutAt)
  return readFile(file.path)
}

/** Refuses a file that was cut off because it was too large. */
export function refuseCut(cutAt: number | null): void {
  if (cutAt === null) return
  throw new Refusal(
    'invalid',
    'upload-too-large',
    `文件超过 ${String(Math.floor(cutAt / 1_048_576))} MB，没有收下。请压缩或拆分后再传。`,
  )
}
