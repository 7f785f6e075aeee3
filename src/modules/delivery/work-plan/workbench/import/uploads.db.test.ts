import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../../test/support/application.ts'

const app = await openTestApplication({ demo: 'empty' })
afterAll(() => app.close())
const clerk = await app.addStaff({ functions: ['openness-handler'] })
const IMPORT = '/workbench/plans/import'
const TYPED = '一、公开演出安排。（艺术处牵头）'

async function waitingFiles(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('mingzheng-upload-'))
}

test.each([
  ['too large', { fileName: '要点.docx', bytes: Buffer.alloc(21 * 1_048_576) }, '文件超过 20 MB，没有收下。'],
  ['a program', { fileName: '要点.docx', bytes: Buffer.from('MZ\u0090\u0000\u0003') }, ''],
])('a file that is %s costs nothing of what was typed beside it', async (_what, file, sentence) => {
  const client = await app.signIn(clerk)
  await client.get(IMPORT)
  const before = await waitingFiles()
  const answer = await client.post(IMPORT, { text: TYPED, file })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(sentence)
  expect(answer.html).toContain(TYPED)
  expect((await waitingFiles()).filter((name) => !before.includes(name))).toEqual([])
})
