import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'
import { extensionOf, safeFileName } from './safe-file-name.ts'

describe('the name of an uploaded file', () => {
  test.each([
    ['2026年工作要点（定稿）.docx', '2026年工作要点（定稿）.docx'],
    ['C:\\Users\\某某\\桌面\\附件1：名单.xlsx', '附件1：名单.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['照片\u202egpj.exe', '照片gpj.exe'],
    ['通\u0000知\r\n.pdf', '通知.pdf'],
    ['a<b>:"c"|?*.txt', 'a_b___c____.txt'],
    ['..', '未命名'],
    ['', '未命名'],
    ['.docx', 'docx'],
    ['CON.txt', '_CON.txt'],
    ['  多  空格 .txt ', '多 空格.txt'],
  ])('%j becomes %s', (given, safe) => {
    expect(safeFileName(given)).toBe(safe)
  })

  test('a long name is cut and keeps its extension', () => {
    const safe = safeFileName(`${'公开'.repeat(200)}.docx`)
    expect(safe).toMatch(/\.docx$/)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255)
  })

  test('any name becomes one that every file system takes, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name)
        expect(safe).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+$/u)
        expect(safeFileName(safe)).toBe(safe)
      }),
    )
  })

  test('the extension is in lower case', () => {
    expect(extensionOf('报表.XLSX')).toBe('xlsx')
    expect(extensionOf('报表')).toBe('')
  })
})

describe('a download with a Chinese name', () => {
  test('carries the name in UTF-8 and a plain one', () => {
    expect(contentDisposition('工作要点(1).docx')).toBe(
      `attachment; filename="_(1).docx"; filename*=UTF-8''%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9%281%29.docx`,
    )
    expect(contentDisposition('工作要点.docx', 'inline')).toContain('inline; filename="file.docx"')
  })

  test('no name breaks the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        expect(contentDisposition(name)).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!%-]+$/,
        )
      }),
    )
  })
})
