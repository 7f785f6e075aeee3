import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../test/support/application.ts'
import { readWorkbook } from '../../../../platform/sheets/read-workbook.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { proposePost } from '../propose-post.ts'
import { staffSheet } from './staff-list.sheet.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const PATH = '/workbench/staff/import'
const system = await app.addStaff({ division: null, functions: ['system-administrator'] })
await app.division('艺术处')
await app.division('行业管理处')

async function sheetOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  return writeWorkbook({ ...staffSheet(['艺术处'], false), rows })
}

async function upload(rows: readonly (readonly string[])[], fields: Record<string, string> = {}) {
  const client = await app.signIn(system)
  await client.get(PATH)
  const sheet = { fileName: '名单.xlsx', bytes: await sheetOf(rows) }
  return { client, answer: await client.post(PATH, { sheet, ...fields }) }
}

async function isKnown(signInName: string): Promise<boolean> {
  const row = await app.workshop.database.db
    .selectFrom('organisation.person')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst()
  return row !== undefined
}

describe('人员名单', () => {
  test('the template carries the heads and comes back', async () => {
    const client = await app.signIn(system)
    const template = await client.get(`${PATH}/template`)
    expect(template.headers['content-disposition']).toContain(encodeURIComponent('人员名单模板.xlsx'))
    const [sheet] = await readWorkbook(template.bytes)
    expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(['姓名', '登录名', '处室', '职能']))
  })

  test('is looked at first and changes nothing before it is confirmed', async () => {
    const mover = await app.addStaff({ name: '调动人', signInName: 'diaodong', division: '艺术处' })
    const { client, answer } = await upload([
      ['新来人', 'xin.lai', '艺术处', '经办'],
      ['调动人', 'diaodong', '行业管理处', '经办'],
    ])
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('新增 1 人，调整 1 人，离职 0 人')
    expect(await isKnown('xin.lai')).toBe(false)
    expect((await client.post(`${PATH}/confirm`)).location).toBe(`${PATH}?done=2`)
    expect(await isKnown('xin.lai')).toBe(true)
    const page = await client.get(`/workbench/staff/people/${mover.id}`)
    expect(page.text).toContain('行业管理处 经办，从 2026-03-10 起')
    expect(page.text).toContain('现在没有职能')
  })

  test('takes back what was asked for a mover and is not on his line, and the preview says so', async () => {
    const person = await app.addStaff({ name: '待任人', signInName: 'dairen', division: '艺术处' })
    await app.work(system.actor, async (work) => {
      const divisionId = await app.division('艺术处')
      const wanted = { personId: person.id, divisionId, function: 'head' as const }
      await proposePost(work, { ...wanted, since: work.today, until: null })
    })
    const { client, answer } = await upload([['待任人', 'dairen', '行业管理处', '经办']])
    expect(answer.text).toContain('不再等确认：艺术处负责人')
    await client.post(`${PATH}/confirm`)
    const page = (await client.get(`/workbench/staff/people/${person.id}`)).text
    expect(page).toContain('提出的职能不再等确认：不在导入的人员名单里')
    expect(page).not.toContain('艺术处 负责人，从')
  })

  test('one wrong line and nothing is taken; every sentence names its line', async () => {
    const { client, answer } = await upload([
      ['对的人', 'dui.de', '艺术处', '经办'],
      ['错的人', 'cuo.de', '无此处', '经办'],
      ['又错', '中文', '艺术处', '经办'],
    ])
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/第 \d+ 行：没有“无此处”这个处室/)
    expect(answer.text).toMatch(/第 \d+ 行：登录名“中文”不对/)
    expect(await isKnown('dui.de')).toBe(false)
    expect(client.forms().some((form) => form.action === `${PATH}/confirm`)).toBe(false)
  })

  test('only a list marked complete lets people go', async () => {
    const stays = await app.addStaff({ name: '没在名单', signInName: 'meizai', division: '艺术处' })
    const part = await upload([['新二人', 'xin.er', '艺术处', '经办']])
    expect(part.answer.text).toContain('离职 0 人')
    const whole = await upload([['新二人', 'xin.er', '艺术处', '经办']], { complete: 'yes' })
    expect(whole.answer.text).toContain('没在名单')
    await whole.client.post(`${PATH}/confirm`)
    expect((await whole.client.get(`/workbench/staff/people/${stays.id}`)).text).toContain('离职')
    expect((await whole.client.get('/workbench/staff')).status).toBe(200)
  })

  test('a preview that was changed or is somebody else’s is not taken', async () => {
    const { client } = await upload([['新三人', 'xin.san', '艺术处', '经办']])
    const answer = await client.post(`${PATH}/confirm`, { list: 'v1.abcdef' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('预览已过期')
    expect(await isKnown('xin.san')).toBe(false)
  })

  test.each([
    ['nothing chosen', null, '请先选填好的名单'],
    ['a text file', { fileName: '名单.txt', bytes: Buffer.from('姓名') }, 'Excel 表格'],
    ['another workbook', 'other', '没有找到“姓名、登录名、处室、职能”'],
  ])('%s is told beside the field', async (_what, sheet, sentence) => {
    const client = await app.signIn(system)
    await client.get(PATH)
    const other = await writeWorkbook({
      name: '表',
      title: '别的表',
      columns: [{ head: '项目', width: 9 }],
      rows: [['一']],
    })
    const file = sheet === 'other' ? { fileName: '别的.xlsx', bytes: other } : sheet
    const answer = await client.post(PATH, { sheet: typeof file === 'string' ? null : file })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
  })

  test('系统管理 alone', async () => {
    const client = await app.signIn(await app.addStaff({ functions: ['head', 'openness-head'] }))
    for (const path of [PATH, `${PATH}/template`]) expect((await client.get(path)).status).toBe(403)
    expect((await client.post(`${PATH}/confirm`, { list: 'x' })).status).toBe(403)
  })
})
