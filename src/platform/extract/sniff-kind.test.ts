import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compoundFile } from './fixtures/compound-writer.ts'
import { pdfFile } from './fixtures/pdf-file.ts'
import { p, wordPackage, zipPackage } from './fixtures/word-package.ts'
import { sniffKind } from './sniff-kind.ts'

const docx = wordPackage({ body: p('正文') })
const text = (content: string) => new TextEncoder().encode(content)
const types = (main: string) => ({
  '[Content_Types].xml': `<Types><Override ContentType="application/${main}+xml"/></Types>`,
})
const bytesOf = (...values: readonly (string | number)[]) =>
  new Uint8Array(
    values.flatMap((value) => (typeof value === 'number' ? [value] : [...Buffer.from(value, 'latin1')])),
  )
const plan = new Uint8Array(readFileSync(new URL('./fixtures/plan.wps', import.meta.url)))

describe('a file is recognised by its content, whatever it is called', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['docx', docx, 'plan.txt'],
    ['docx', zipPackage({ '[Content_Types].xml': '<Types/>' }), 'broken.docx'],
    ['xlsx', zipPackage(types('vnd.openxmlformats-officedocument.spreadsheetml.sheet.main')), 'plan.docx'],
    [
      'pptx',
      zipPackage(types('vnd.openxmlformats-officedocument.presentationml.presentation.main')),
      'plan.docx',
    ],
    ['ofd', zipPackage({ 'OFD.xml': '<ofd:OFD/>' }), 'plan.pdf'],
    ['odt', zipPackage({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'plan.docx'],
    ['zip', zipPackage({ 'plan.txt': '正文' }), 'plan.docx'],
    ['damaged', docx.slice(0, docx.length - 60), 'plan.docx'],
    ['doc', plan, 'plan.docx'],
    ['wps', plan, 'plan.wps'],
    ['xls', compoundFile(['Workbook']), 'table.doc'],
    ['et', compoundFile(['Workbook']), 'table.et'],
    ['ppt', compoundFile(['Current User', 'PowerPoint Document']), 'slides.doc'],
    ['works', compoundFile(['MatOST', 'CONTENTS']), 'old.wps'],
    ['encrypted-office', compoundFile(['EncryptionInfo', 'EncryptedPackage']), 'plan.docx'],
    ['damaged', plan.slice(0, 700), 'plan.doc'],
    ['pdf', pdfFile([{ texts: [] }]), 'plan.docx'],
    ['rtf', text('{\\rtf1 text}'), 'plan.doc'],
    ['html', text('<!DOCTYPE html><p>正文</p>'), 'plan.doc'],
    ['html', text('MIME-Version: 1.0\r\nContent-Type: multipart/related'), 'plan.doc'],
    [
      'word-xml',
      text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'plan.doc',
    ],
    ['svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'plan.docx'],
    ['txt', text('正文'), 'plan.docx'],
    [
      'png',
      bytesOf(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6),
      'plan.docx',
    ],
    ['jpg', bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF', 0), 'plan.docx'],
    ['program', bytesOf('MZ', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff), 'plan.docx'],
    ['unknown', bytesOf(0xff, 0, 1, 2, 3, 0xfe, 0x80, 0x81, 0, 9, 0xc0), 'plan.docx'],
    ['empty', new Uint8Array(), 'plan.docx'],
  ]
  test.each(cases)('%s', async (kind, bytes, name) => {
    expect(await sniffKind(bytes, name)).toBe(kind)
  })
})
