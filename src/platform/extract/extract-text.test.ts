import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { extractText, pastedText } from './extract-text.ts'
import { ordinaryLimits } from './extract-limits.ts'
import { compoundFile } from './fixtures/compound-writer.ts'
import { inventedPlan, inventedPlanLines } from './fixtures/invented-plan.ts'
import { pdfFile } from './fixtures/pdf-file.ts'
import { p, table, wordPackage, zipPackage } from './fixtures/word-package.ts'

const text = (content: string) => new TextEncoder().encode(content)
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

function extract(name: string, bytes: Uint8Array, limits = ordinaryLimits) {
  return extractText({ name, bytes }, limits)
}

describe('the same plan gives the same text', () => {
  test('as .docx, .doc and .wps', async () => {
    for (const [name, bytes] of [
      ['plan.docx', inventedPlan()],
      ['plan.doc', fixture('plan.doc')],
      ['plan.wps', fixture('plan.wps')],
    ] as const) {
      const document = await extract(name, bytes)
      expect(document.format).toBe(name.slice(5))
      expect(document.text.split('\n')).toEqual(inventedPlanLines)
    }
  })

  test('as plain text in UTF-8 with and without a mark, in UTF-16 both ways, and in GB18030', async () => {
    const plain = '一、加强主动公开。\n（一）公布目录，10月底前完成。（办公室负责）'
    const utf16 = Buffer.from(plain, 'utf16le')
    const gb18030 = Buffer.from(
      'd2bba1a2bcd3c7bfd6f7b6afb9abbfaaa1a30d0aa3a8d2bba3a9b9abb2bcc4bfc2bca3ac3130d4c2b5d7c7b0cdeab3c9a1a3a3a8b0ecb9abcad2b8bad4f0a3a9',
      'hex',
    )
    const encoded = [
      text(plain),
      text(`\ufeff${plain}`),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      gb18030,
    ]
    for (const bytes of encoded) expect((await extract('plan.txt', new Uint8Array(bytes))).text).toBe(plain)
  })

  test('as pasted text, rows with tabs as rows with bars', () => {
    const pasted = pastedText('附表\r\n任务\t单位\r\n公布目录\t办公室\r\n\t完\r\n')
    expect(pasted).toEqual({
      format: 'pasted',
      text: '附表\n任务|单位\n公布目录|办公室\n\t完',
      asides: [],
      doubts: [],
    })
  })

  test('under a wrong name: the content decides', async () => {
    expect((await extract('plan.pdf', inventedPlan())).format).toBe('docx')
    expect((await extract('plan.docx', text('正文'))).text).toBe('正文')
  })
})

describe('what cannot be read is refused with the way out', () => {
  const cases: readonly (readonly [string, string, Uint8Array, string])[] = [
    ['an empty file', 'plan.docx', new Uint8Array(), '是空的'],
    ['white space', 'plan.txt', text(' \n '), '是空的'],
    [
      'a .docx without a document',
      'plan.docx',
      zipPackage({ '[Content_Types].xml': '<Types/>' }),
      '没有正文',
    ],
    ['a .docx cut off', 'plan.docx', inventedPlan().slice(0, 900), '没有传完整'],
    ['a .docx with a password', 'plan.docx', compoundFile(['EncryptedPackage']), '打开密码'],
    ['an .rtf', 'plan.rtf', text('{\\rtf1 }'), '另存为'],
    ['an .et', 'plan.et', compoundFile(['Workbook']), '这是表格文件'],
    ['an .ofd', 'plan.ofd', zipPackage({ 'OFD.xml': '' }), '这是 OFD 版式文件'],
    ['a scan', 'plan.pdf', pdfFile([{ texts: [] }]), '这是扫描件，读不出文字。请'],
    ['a packed file', 'plan.zip', zipPackage({ 'a.txt': 'a' }), '请先解压'],
    [
      'a picture',
      'plan.docx',
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
      '这是图片',
    ],
    ['noise', 'plan.txt', new Uint8Array([0xff, 0, 1, 2, 3, 0xfe, 0x80, 0x81, 0, 9, 0xc0]), '认不出'],
  ]
  test.each(cases)('%s', async (...[, name, bytes, sentence]) => {
    const refusal = extract(name, bytes)
    await expect(refusal).rejects.toThrow(sentence)
    await expect(refusal).rejects.toMatchObject({ name: 'Refusal', kind: 'invalid' })
  })
})

describe('a file made to do harm is refused', () => {
  const small = { ...ordinaryLimits, maxPartBytes: 1024 * 1024 }
  const document = (inner: string) => wordPackage({ body: inner })
  const declared = (doctype: string) =>
    zipPackage({
      'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document xmlns:w="w"><w:body/></w:document>`,
    })

  test('a part that unpacks beyond its limit', async () => {
    await expect(extract('plan.docx', document(p(' '.repeat(2_000_000))), small)).rejects.toThrow('文件太大')
  })

  test('100,000 elements one within the other', async () => {
    const deep = '<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)
    await expect(extract('plan.docx', document(deep))).rejects.toThrow('结构过于庞大')
  })

  test('entities that multiply', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    await expect(extract('plan.docx', declared(doctype))).rejects.toThrow('已损坏')
  })

  test('more memory than the process may use', async () => {
    const wide = document('<w:p><w:r/></w:p>'.repeat(400_000))
    await expect(extract('plan.docx', wide, { ...ordinaryLimits, maxMemoryMb: 48 })).rejects.toThrow(
      '结构过于庞大',
    )
  })

  test('more time than it may take', async () => {
    await expect(extract('plan.docx', inventedPlan(), { ...ordinaryLimits, timeoutMs: 1 })).rejects.toThrow(
      '规定的时间',
    )
  })

  test('a file or a text over its size', async () => {
    await expect(
      extract('a.txt', text('一'.repeat(100)), { ...ordinaryLimits, maxBytes: 100 }),
    ).rejects.toThrow('文件太大')
    await expect(
      extract('a.txt', text('一'.repeat(100)), { ...ordinaryLimits, maxCharacters: 99 }),
    ).rejects.toThrow('文字太多')
  })

  test('one line of 5 MB is read', async () => {
    expect((await extract('a.txt', text('公开'.repeat(850_000)))).text.length).toBe(1_700_000)
  })

  test('a cell that claims millions of columns', async () => {
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>${p('甲')}</w:tc>`
    expect((await extract('a.docx', document(table([[wide, p('乙')]])))).text).toMatch(/^甲\|+乙$/)
  })
})

describe.skipIf(process.platform !== 'linux')('the reading process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orphan-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test(
    'does not outlive a server that is killed while a file keeps it busy',
    { timeout: 20_000 },
    async () => {
      const endless =
        'const { once } = process; process.once = (name) => once.call(process, name, () => { for (;;); })'
      const script = join(folder, 'server.mjs')
      writeFileSync(
        script,
        `import { fork } from 'node:child_process'
      const execArgv = ['--import', ${JSON.stringify(`data:text/javascript,${encodeURIComponent(endless)}`)}]
      const program = new URL(${JSON.stringify(new URL('./extract-worker.ts', import.meta.url).href)})
      const reader = fork(program, { execArgv, env: {} })
      reader.send('a file', () => console.log(reader.pid))`,
      )
      const server = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
      const told: unknown[] = await once(server.stdout, 'data')
      const reader = Number(String(told[0]))
      try {
        await expect.poll(() => processorTicks(reader), { timeout: 10_000 }).toBeGreaterThan(50)
        server.kill('SIGKILL')
        await expect.poll(() => processorTicks(reader), { timeout: 5_000 }).toBeNull()
      } finally {
        server.kill('SIGKILL')
        if (processorTicks(reader) !== null) process.kill(reader, 'SIGKILL')
      }
    },
  )

  /** What a process has used of the processor so far; null where it has ended. */
  function processorTicks(pid: number): number | null {
    const file = `/proc/${String(pid)}/stat`
    const stat = existsSync(file) ? readFileSync(file, 'utf8') : ') Z'
    const [state, ...numbers] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : Number(numbers[10])
  }
})

describe('the reading process starts wherever the platform runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'extract-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const call = (module: string) =>
    `import { extractText } from ${JSON.stringify(module)}\n` +
    `const read = await extractText({ name: 'a.docx', bytes: Uint8Array.from(Buffer.from('${Buffer.from(inventedPlan()).toString('base64')}', 'base64')) })\n` +
    `console.log(read.text.split('\\n')[1])`

  test('from source under tsx', () => {
    const script = join(folder, 'call.mts')
    writeFileSync(script, call(new URL('./extract-text.ts', import.meta.url).href))
    const tsx = fileURLToPath(import.meta.resolve('tsx/cli'))
    expect(execFileSync(process.execPath, [tsx, script], { encoding: 'utf8' }).trim()).toBe(
      '一、加强主动公开',
    )
  })

  test('from a bundle', async () => {
    const source = (name: string) => fileURLToPath(new URL(name, import.meta.url))
    await build({
      entryPoints: [source('./extract-text.ts'), source('./extract-worker.ts')],
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      outExtension: { '.js': '.js' },
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)",
      },
      logLevel: 'silent',
    })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const script = join(folder, 'bundled.mjs')
    writeFileSync(script, call(pathToFileURL(join(folder, 'extract-text.js')).href))
    expect(execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()).toBe('一、加强主动公开')
  })
})
