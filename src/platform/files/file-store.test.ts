import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFileStore } from './file-store.ts'

let directory = ''
const LIMITS = { maxBytes: 1024 * 1024 }
const CONTENT = Buffer.from('政务公开')
const HASH = createHash('sha256').update(CONTENT).digest('hex')

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'file-store-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

describe('the file store', () => {
  test('keeps bytes under their hash and gives them back', async () => {
    const store = await openFileStore(directory)
    expect(await store.put(CONTENT, LIMITS)).toEqual({ hash: HASH, size: CONTENT.length })
    expect(await buffer(await store.read(HASH))).toEqual(CONTENT)
    expect(await store.exists(HASH)).toBe(true)
    expect((await stat(join(directory, HASH.slice(0, 2), HASH.slice(2)))).mode & 0o077).toBe(0)
  })

  test('keeps the same bytes once, from a stream as from memory, however many bring them at once', async () => {
    const store = await openFileStore(directory)
    const streamed = () => store.put(Readable.from([CONTENT.subarray(0, 5), CONTENT.subarray(5)]), LIMITS)
    const stored = await Promise.all([streamed(), streamed(), store.put(CONTENT, LIMITS)])
    expect(new Set(stored.map((file) => file.hash))).toEqual(new Set([HASH]))
    expect(await readdir(join(directory, HASH.slice(0, 2)))).toHaveLength(1)
  })

  test('stops a stream at its limit and leaves nothing behind', async () => {
    const store = await openFileStore(directory)
    let pulled = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled++
        yield await Promise.resolve(new Uint8Array(1024))
      }
    }
    await expect(store.put(endless(), { maxBytes: 10 * 1024 })).rejects.toThrow('文件超过 10 KB，没有收下。')
    expect(pulled).toBe(11)
    expect(await readdir(join(directory, 'incoming'))).toEqual([])
  })

  test('a broken upload leaves nothing behind', async () => {
    const store = await openFileStore(directory)
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(CONTENT)
      throw new Error('连接断了')
    }
    await expect(store.put(broken(), LIMITS)).rejects.toThrow('连接断了')
    expect(await readdir(join(directory, 'incoming'))).toEqual([])
    expect(await store.exists(HASH)).toBe(false)
  })

  test('what is not there is absent; what is no hash never reaches the disk', async () => {
    const store = await openFileStore(directory)
    await expect(store.read(HASH)).rejects.toMatchObject({ kind: 'absent' })
    await expect(store.exists('../../etc/passwd')).rejects.toThrow(RangeError)
  })

  test('destroys a file for good, and once is enough', async () => {
    const store = await openFileStore(directory)
    await store.put(CONTENT, LIMITS)
    await store.remove(HASH)
    await store.remove(HASH)
    expect(await store.exists(HASH)).toBe(false)
  })

  test('clears what an interrupted upload left a day ago, never one that may still be running', async () => {
    await openFileStore(directory)
    const [old, fresh] = ['old.part', 'fresh.part'].map((name) => join(directory, 'incoming', name))
    await writeFile(old ?? '', 'x')
    await writeFile(fresh ?? '', 'x')
    const longAgo = Date.now() / 1000 - 2 * 86_400
    await utimes(old ?? '', longAgo, longAgo)
    await openFileStore(directory)
    expect(await readdir(join(directory, 'incoming'))).toEqual(['fresh.part'])
  })
})
