import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openIncoming, readReceived } from './received-file.ts'

test('files of a request lie on disk, readable by nobody else, until it is answered', async () => {
  const incoming = openIncoming(1_048_576)
  const [one, two] = [
    await incoming.receive(Readable.from([Buffer.from('甲'), Buffer.from('乙')]), '一.txt'),
    await incoming.receive(Readable.from([Buffer.from('丙')]), '二.txt'),
  ]
  expect([one.name, one.size, one.cutAt]).toEqual(['一.txt', 6, null])
  expect(Buffer.from(await readReceived(one)).toString()).toBe('甲乙')
  expect((await stat(two.path)).mode & 0o077).toBe(0)
  await incoming.discard()
  await expect(stat(one.path)).rejects.toThrow('ENOENT')
})

test('a file that was cut off is never read as if it were whole', async () => {
  const incoming = openIncoming(2 * 1_048_576)
  const cut = Object.assign(Readable.from([Buffer.from('前半')]), { truncated: true })
  const file = await incoming.receive(cut, '大.pdf')
  await expect(readReceived(file)).rejects.toThrow('文件超过 2 MB，没有收下。')
  await incoming.discard()
})

test('a request without files leaves no trace on disk', async () => {
  await openIncoming(1).discard()
})
