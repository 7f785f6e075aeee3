import { expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { ordinaryLimits } from '../extract/extract-limits.ts'
import { openZip } from '../extract/zip-archive.ts'
import { writeZip } from './write-zip.ts'

const files = [
  { name: '正文.txt', bytes: new TextEncoder().encode('第一条 为了……') },
  { name: '空.txt', bytes: new Uint8Array() },
]

test('an archive opens again with its Chinese names and its bytes', async () => {
  const archive = await openZip(writeZip(files, civilDate('2026-03-02')), ordinaryLimits)
  expect(Buffer.from((await archive.read('正文.txt')) ?? []).toString()).toBe('第一条 为了……')
})

test('the same files of the same day give the same bytes', () => {
  const day = civilDate('2026-03-02')
  expect(Buffer.compare(writeZip(files, day), writeZip(files, day))).toBe(0)
})
