import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { officialPaper } from '../paper/official-paper.ts'
import { writeWorkbook } from '../sheets/write-workbook.ts'
import { acceptUpload, type UploadPolicy } from './accept-upload.ts'
import { isPictureKind } from './clean-picture.ts'
import { DANGEROUS_EXTENSIONS, FILE_KINDS, type AcceptableKind } from './file-kinds.ts'
import { megabytes } from './file-size.ts'

const EVERYTHING: UploadPolicy = {
  kinds: ['docx', 'xlsx', 'pptx', 'doc', 'wps', 'xls', 'et', 'pdf', 'ofd', 'txt', 'jpg', 'png'],
  maxBytes: 20 * 1024 * 1024,
}
const LETTERS: UploadPolicy = { kinds: ['docx', 'pdf'], maxBytes: 20 * 1024 * 1024 }

const docx = await officialPaper({ title: '示例', blocks: [{ kind: 'paragraph', text: '正文。' }] })
const xlsx = await writeWorkbook({
  name: '表',
  title: '示例',
  columns: [{ head: '甲', width: 5 }],
  rows: [['乙']],
})
const doc = await readFile(new URL('fixtures/letter.doc', import.meta.url))
const xls = await readFile(new URL('../sheets/fixtures/table.xls', import.meta.url))
const pdf = strToU8('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpg = await sharp({ create: { width: 4, height: 2, channels: 3, background: '#9a2b23' } })
  .jpeg()
  .toBuffer()
const ofd = zipSync({ 'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>') })
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510, 0x90)])

async function refusalOf(name: string, bytes: Uint8Array, policy = EVERYTHING): Promise<string> {
  const error: unknown = await acceptUpload({ name, bytes }, policy).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw error instanceof Error ? error : new Error('没有被拒绝')
  return `${error.code} ${error.message}`
}

describe('what is taken in', () => {
  const samples: [string, Uint8Array, AcceptableKind][] = [
    ['通知.docx', docx, 'docx'],
    ['名单.xlsx', xlsx, 'xlsx'],
    ['通知.doc', doc, 'doc'],
    ['通知.wps', doc, 'wps'],
    ['名单.xls', xls, 'xls'],
    ['名单.et', xls, 'et'],
    ['公告.PDF', pdf, 'pdf'],
    ['公告.ofd', ofd, 'ofd'],
    ['说明.txt', strToU8('各处室按月通报。'), 'txt'],
    ['说明.txt', Buffer.from('b8f7b4a6cad2b0b4d4c2cda8b1a8a1a3', 'hex'), 'txt'],
    ['照片.jpeg', jpg, 'jpg'],
    ['照片.png', png, 'png'],
  ]
  test.each(samples)('%s by its content', async (name, bytes, kind) => {
    const accepted = await acceptUpload({ name, bytes }, EVERYTHING)
    expect(accepted).toMatchObject({
      name,
      kind,
      contentType: FILE_KINDS[kind].contentType,
      size: accepted.bytes.length,
    })
    if (!isPictureKind(kind)) expect(accepted.bytes).toEqual(bytes)
  })

  test('a file on disk like one in memory', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'upload-'))
    const path = join(directory, 'part')
    await writeFile(path, docx)
    expect(await acceptUpload({ name: 'C:\\桌面\\通知.docx', path }, LETTERS)).toMatchObject({
      name: '通知.docx',
      kind: 'docx',
    })
    await rm(directory, { recursive: true })
  })
})

describe('what is refused', () => {
  test('an empty file and a file that is too large, with both sizes', async () => {
    expect(await refusalOf('空.docx', new Uint8Array())).toContain('file-empty')
    const large = new Uint8Array(25.25 * 1024 * 1024)
    expect(await refusalOf('大.pdf', large)).toBe('file-too-large 文件有 25.3 MB，最多 20 MB。')
    expect(megabytes(20 * 1024 * 1024 + 1)).toBe('20.1 MB')
  })

  test.each([...DANGEROUS_EXTENSIONS])('.%s wherever files are taken in', async (extension) => {
    expect(await refusalOf(`文件.${extension}`, strToU8('x'))).toContain('file-dangerous')
  })

  test('a kind the form does not take, saying which it takes', async () => {
    expect(await refusalOf('照片.png', png, LETTERS)).toBe(
      'file-kind-refused 只能上传 Word 文档（.docx）、PDF（.pdf），这个文件是 .png。',
    )
    expect(await refusalOf('照片.pdf', png, LETTERS)).toBe(
      'file-kind-refused 只能上传 Word 文档（.docx）、PDF（.pdf），这个文件是 PNG 图片（.png）。',
    )
    expect(await refusalOf('无扩展名', docx, LETTERS)).toContain('没有扩展名')
  })

  test.each([
    ['a web page', '公告.txt', strToU8('<!DOCTYPE html><script>alert(1)</script>'), 'file-kind-refused'],
    [
      'an SVG',
      '照片.png',
      strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'file-kind-refused',
    ],
    ['a program', '公告.pdf', program, 'file-kind-refused'],
    ['a zip', '通知.docx', zipSync({ 'a.txt': strToU8('a') }), 'file-kind-refused'],
    [
      'noise',
      '公告.pdf',
      Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 7919) % 251)),
      'file-unrecognised',
    ],
    ['half a package', '通知.docx', docx.slice(0, 2000), 'file-unrecognised'],
  ])('%s under another name', async (...[, name, bytes, code]) => {
    expect(await refusalOf(name, bytes)).toContain(code)
  })

  test('a name that belies the content, with the extension it should have', async () => {
    expect(await refusalOf('通知.pdf', docx)).toBe(
      'file-name-belies-content 文件名以 .pdf 结尾，内容却是 Word 文档（.docx）。请改成 .docx 后再传。',
    )
  })

  test('macros behind the face of an ordinary file, new or old', async () => {
    const withMacros = zipSync({ ...unzipSync(docx), 'word/vbaProject.bin': strToU8('x') })
    expect(await refusalOf('通知.docx', withMacros)).toContain('file-has-macros')
    const old = Buffer.concat([xls, Buffer.from('_VBA_PROJECT', 'utf16le'), Buffer.alloc(488)])
    expect(await refusalOf('名单.xls', old)).toContain('file-has-macros')
  })

  test('a workbook locked by a password', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '一', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 1 },
    })
    expect(await refusalOf('名单.xlsx', locked)).toContain('file-encrypted')
  })
})
