import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const DESK = '/workbench/agency'
const system = await app.addStaff({ division: null, functions: ['system-administrator'] })
const office = await app.addStaff({ functions: ['openness-head'] })
const arts = await app.division('艺术处')

async function fillIn(
  fields: Record<string, string | string[]>,
  { by = system, division = arts }: { readonly by?: typeof system; readonly division?: string } = {},
) {
  const client = await app.signIn(by)
  const path = `/workbench/staff/divisions/${division}`
  await client.get(path)
  expect((await client.post(path, fields)).status).toBe(303)
}

async function release(fields: Record<string, string> = {}) {
  const client = await app.signIn(office)
  await client.get(DESK)
  const answer = await client.post(DESK, fields)
  await app.runJobs()
  return answer
}

describe('机构职能 (条例第二十条第二项)', () => {
  test('before anything is released the public reads so, and the bureau’s head is told who fills it in', async () => {
    expect((await app.visitor().get('/jgzn')).text).toContain('各处室的职责还没有发布')
    expect((await release()).text).toContain('还没有人填写职责和联系方式')
  })

  test('only what is marked public and filled in goes out, and only once a second person released it', async () => {
    await fillIn({
      duties: '负责虚构的艺术创作规划',
      phone: '000-55550188',
      fax: '000-55550189',
      publicParts: ['duties', 'phone', 'internet'],
    })
    expect((await app.visitor().get('/jgzn')).text).not.toContain('虚构的艺术创作规划')
    expect((await release()).location).toBe(`${DESK}?done=1`)
    const whole = await app.visitor().get('/jgzn')
    expect(whole.text).toContain('负责虚构的艺术创作规划')
    expect(whole.html).toContain('href="tel:00055550188"')
    expect(whole.text).not.toContain('55550189')
    const one = await app.visitor().get(`/jgzn/${arts}`)
    expect(one.text).toContain('联系电话')
    expect(one.text).not.toContain('互联网联系方式')
  })

  test('a division is found by its duties and stands in the sitemap', async () => {
    const found = await app.visitor().get(`/search?q=${encodeURIComponent('艺术创作规划')}`)
    expect(found.html).toContain(`/jgzn/${arts}`)
    expect((await app.visitor().get('/sitemap.html')).html).toContain('/jgzn')
  })

  test('a change shows its difference, wants a note, and what is no longer public goes', async () => {
    await fillIn({ phone: '000-55550177', publicParts: ['phone'] })
    const client = await app.signIn(office)
    const page = await client.get(DESK)
    for (const text of ['000-55550188', '000-55550177', '不再公开']) expect(page.text).toContain(text)
    const bare = await client.post(DESK)
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请写明改了什么、为什么')
    expect((await release({ changeNote: '换电话' })).status).toBe(303)
    const now = await app.visitor().get(`/jgzn/${arts}`)
    expect(now.text).toContain('000-55550177')
    expect(now.text).not.toContain('艺术创作规划')
    expect((await release({ changeNote: '再来' })).text).toContain('没有要发布的内容')
  })

  test('who is not 公开机构负责人 or 分管领导 releases nothing', async () => {
    await fillIn({ phone: '000-55550166' })
    const clerk = await app.signIn(await app.addStaff({ functions: ['openness-handler'] }))
    expect((await clerk.get(DESK)).text).toContain('由公开机构负责人或分管领导批准发布')
    for (const client of [clerk, await app.signIn(system)])
      expect((await client.post(DESK, { changeNote: '换' })).status).toBe(403)
  })

  test('what was changed after the approver opened the page does not go out unseen', async () => {
    const client = await app.signIn(office)
    await client.get(DESK)
    await fillIn({ phone: '000-55550155', publicParts: ['phone'] })
    const answer = await client.post(DESK, { changeNote: '换电话' })
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('内容又改过')])
    expect((await app.visitor().get(`/jgzn/${arts}`)).text).not.toContain('000-55550155')
    expect((await client.get(DESK)).text).toContain('000-55550155')
    expect((await client.post(DESK, { changeNote: '换电话' })).status).toBe(303)
    expect((await app.visitor().get(`/jgzn/${arts}`)).text).toContain('000-55550155')
  })

  test('who wrote any of it does not release it, also where another wrote last', async () => {
    const both = await app.addStaff({ division: null, functions: ['system-administrator', 'leader'] })
    const law = await app.division('法制处')
    await fillIn({ phone: '000-55550144', publicParts: ['phone'] }, { by: both })
    app.clock.set('2026-03-12')
    await fillIn({ phone: '000-55550133', publicParts: ['phone'] }, { division: law })
    const client = await app.signIn(both)
    await client.get(DESK)
    const own = await client.post(DESK, { changeNote: '换电话' })
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('不能由您批准')])
    expect((await release({ changeNote: '换电话' })).status).toBe(303)
  })

  test('a change is owed within twenty working days (条例第二十六条), and released from 今日', async () => {
    await fillIn({ phone: '000-55550122', publicParts: ['phone'] })
    await app.runJobs()
    const client = await app.signIn(office)
    const today = await client.get('/workbench')
    for (const words of ['待我审签', '机构职能有改动', '000-55550122', '第二十六条', '2026-04-10'])
      expect(today.text).toContain(words)
    const row = /action="(\/workbench\/duties\/[^"]+\/sign)"/.exec(today.html)?.[1] ?? ''
    const bare = await client.post(row, { changeNote: ' ' })
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('请写明改了什么、为什么')])
    expect(bare.html).toMatch(/<p class="bad" id="f-changeNote-[^"]+-error">请写明改了什么/)
    await fillIn({ phone: '000-55550111', publicParts: ['phone'] })
    const stale = await client.post(row, { changeNote: '换电话' })
    expect([stale.status, stale.text]).toEqual([422, expect.stringContaining('内容又改过')])
    for (const words of ['000-55550111', '换电话']) expect(stale.text).toContain(words)
    expect((await client.post(row, { changeNote: '换电话' })).location).toBe('/workbench?done=signed')
    expect((await app.visitor().get(`/jgzn/${arts}`)).text).toContain('000-55550111')
    expect((await client.get('/workbench')).text).not.toContain('机构职能有改动')
  })

  test('what is changed back is owed no longer', async () => {
    await fillIn({ phone: '000-55550100', publicParts: ['phone'] })
    await app.runJobs()
    const client = await app.signIn(office)
    expect((await client.get('/workbench')).text).toContain('机构职能有改动')
    await fillIn({ phone: '000-55550111', publicParts: ['phone'] })
    await app.runJobs()
    expect((await client.get('/workbench')).text).not.toContain('机构职能有改动')
  })

  test('a division that is not there is told so', async () => {
    expect((await app.visitor().get('/jgzn/x')).status).toBe(404)
  })
})
