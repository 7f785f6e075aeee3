import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../src/main/modules.ts'
import { mingzheng } from './command.ts'
import { PLAN_TEXT } from '../support/released-plan.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingzheng-parse-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** With a server that cannot be reached and a data folder that cannot be: the command needs neither. */
const WITHOUT_DATABASE = {
  DATABASE_URL: 'postgresql://127.0.0.1:1/none',
  MINGZHENG_DATA: '/dev/null/none',
}
const Reading = z.object({
  title: z.string().nullable(),
  measures: z.array(
    z.object({ text: z.string(), lead: z.array(z.string()), deadline: z.string().nullable() }),
  ),
})

test('a plan is read without a database, the same from .txt, GB18030 and .docx, as clean JSON', async () => {
  const parsed = await mingzheng(
    ['work-plan:parse', saved('plan.docx', await asDocx(PLAN_TEXT)), '--json'],
    WITHOUT_DATABASE,
  )
  expect(parsed).toMatchObject({ code: 0, stderr: '' })
  const reading = Reading.parse(JSON.parse(parsed.stdout))
  expect(reading.title).toBe('示例市文化和旅游局2026年政务公开工作要点')
  expect(reading.measures).toHaveLength(5)
  expect(reading.measures[1]).toMatchObject({ lead: ['公共服务处'], deadline: '2026-06-30' })
  for (const bytes of [Buffer.from(PLAN_TEXT), inGb18030(PLAN_TEXT)]) {
    const same = await parse([saved('plan.txt', bytes), '--json'])
    expect(Reading.parse(JSON.parse(same.printed))).toEqual(reading)
  }
})

test('what cannot be read: exit 2, one sentence on stderr, nothing on stdout', async () => {
  const absent = await mingzheng(['work-plan:parse', join(folder, 'none.txt')], WITHOUT_DATABASE)
  expect(absent).toMatchObject({ code: 2, stdout: '' })
  expect(absent.stderr).toBe(`没有这个文件：${join(folder, 'none.txt')}\n`)
  const notWord = saved('broken.docx', Buffer.from('PK\u0003\u0004 no archive'))
  for (const args of [[notWord], [folder], ['--json']]) {
    const { code, printed, told } = await parse(args)
    expect({ code, printed }).toEqual({ code: 2, printed: '' })
    expect(told.trim().split('\n')).toHaveLength(1)
  }
})

test('an unknown command lists the known ones on stderr, exit 2', async () => {
  const unknown = await mingzheng(['publish:all'])
  expect(unknown).toMatchObject({ code: 2, stdout: '' })
  for (const words of ['没有「publish:all」这个命令', 'admin:create', 'demo:end', 'work-plan:parse'])
    expect(unknown.stderr).toContain(words)
})

/** The command inside this process: what it printed, what it said beside, and the exit code it asked for. */
async function parse(args: readonly string[]): Promise<{ code: number; printed: string; told: string }> {
  const said = { printed: '', told: '' }
  const command = modules.flatMap((module) => module.commands ?? []).find((c) => c.name === 'work-plan:parse')
  if (command === undefined || command.needsDatabase) throw new Error('no such command')
  const code = await command.run({
    args,
    print: (line) => (said.printed += `${line}\n`),
    tell: (line) => (said.told += `${line}\n`),
  })
  return { code, ...said }
}

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function asDocx(text: string): Promise<Buffer> {
  const children = text.split('\n').map((line) => new Paragraph(line))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/** Node only decodes GB18030; its two-byte half turned round encodes every common character. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Buffer.from([...text].flatMap((c) => bytesOf.get(c) ?? [c.charCodeAt(0)]))
}
