import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
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
  const files = [
    saved('plan.txt', Buffer.from(PLAN_TEXT)),
    saved('gb18030.txt', inGb18030(PLAN_TEXT)),
    saved('plan.docx', await asDocx(PLAN_TEXT)),
  ]
  const ends = await Promise.all(
    files.map((file) => mingzheng(['work-plan:parse', file, '--json'], WITHOUT_DATABASE)),
  )
  const readings = ends.map(({ code, stdout, stderr }) => {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return Reading.parse(JSON.parse(stdout))
  })
  expect(readings[0]?.title).toBe('示例市文化和旅游局2026年政务公开工作要点')
  expect(readings[0]?.measures).toHaveLength(5)
  expect(readings[0]?.measures[1]).toMatchObject({ lead: ['公共服务处'], deadline: '2026-06-30' })
  expect(readings[1]).toEqual(readings[0])
  expect(readings[2]?.measures).toEqual(readings[0]?.measures)
})

test('what cannot be read: exit 2, one sentence on stderr, nothing on stdout', async () => {
  const notWord = saved('broken.docx', Buffer.from('PK\u0003\u0004 no archive'))
  const attempts = [['none.txt'], [notWord], [folder], []]
  const ends = await Promise.all(
    attempts.map((args) => mingzheng(['work-plan:parse', ...args], WITHOUT_DATABASE)),
  )
  expect(ends.map(({ code, stdout, stderr }) => [code, stdout, stderr.trim().split('\n').length])).toEqual(
    attempts.map(() => [2, '', 1]),
  )
  expect(ends[0]?.stderr).toContain('没有这个文件')
})

test('an unknown command lists the known ones on stderr, exit 2; asking for help is no mistake', async () => {
  const [unknown, help] = await Promise.all([mingzheng(['publish:all']), mingzheng(['--help'])])
  expect(unknown).toMatchObject({ code: 2, stdout: '' })
  expect(unknown.stderr).toContain('没有「publish:all」这个命令')
  expect(help).toMatchObject({ code: 0, stdout: '' })
  for (const name of ['admin:create', 'demo:end', 'work-plan:parse']) expect(help.stderr).toContain(name)
})

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
