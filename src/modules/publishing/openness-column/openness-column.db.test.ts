import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import {
  getDraft,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  startPackage,
  submitPackage,
} from '../../ground/publication/index.ts'
import { changeSetting } from '../../ground/rules/index.ts'
import { agencyCode } from './domain/index-number.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const DESK = '/workbench/openness-column'
const clerk = await app.addStaff({ name: '王样本', functions: ['openness-handler'] })
const head = await app.addStaff({ name: '刘示例', functions: ['openness-head'] })
const WORDING = {
  classes: '分为虚构的三类',
  arrangement: '按时间从新到旧',
  access: '在网站看',
  onApplication: '寄到工作机构',
}

async function word(fields: Record<string, string> = {}, by = clerk) {
  const client = await app.signIn(by)
  await client.get(DESK)
  return client.post(`${DESK}/wording`, { ...WORDING, ...fields })
}

async function release(fields: Record<string, string> = {}, by = head) {
  const client = await app.signIn(by)
  await client.get(DESK)
  const answer = await client.post(`${DESK}/release`, fields)
  await app.runJobs()
  return answer
}

describe('政府信息公开指南 (条例第十二条)', () => {
  test('before it is released the public reads so, and the checker names the article', async () => {
    expect((await app.visitor().get('/zfxxgk/zn')).text).toContain('公开指南还没有发布')
    const page = await (await app.signIn(clerk)).get(DESK)
    for (const text of ['公开指南还没有发布', '条例第十二条', '没有填机构代码'])
      expect(page.text).toContain(text)
  })

  test('an empty part is asked for beside its field, and the others stay', async () => {
    const answer = await word({ classes: '' })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('请写政府信息怎样分类')])
    expect(answer.html).toContain('按时间从新到旧')
  })

  test('goes out when a second person released it, and is found', async () => {
    expect((await word()).status).toBe(303)
    expect((await app.visitor().get('/zfxxgk/zn')).text).not.toContain('虚构的三类')
    const both = await app.addStaff({ functions: ['openness-handler', 'openness-head'] })
    await word({ revision: '1' }, both)
    expect((await release({}, both)).status).toBe(403)
    expect((await release()).status).toBe(303)
    expect((await app.visitor().get('/zfxxgk/zn')).text).toContain('虚构的三类')
    const found = await app.visitor().get(`/search?q=${encodeURIComponent('虚构的三类')}`)
    expect(found.html).toContain('/zfxxgk/zn')
  })

  test('an older page does not write over a newer one', async () => {
    const client = await app.signIn(clerk)
    await client.get(DESK)
    expect((await client.post(`${DESK}/wording`, { ...WORDING, revision: '1' })).status).toBe(409)
  })

  test('a later release wants its note', async () => {
    await word({ classes: '分为四类', revision: '2' })
    const bare = await release()
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining('请写明改了什么')])
    expect((await release({ changeNote: '加一类' })).status).toBe(303)
  })
})

describe('政府信息公开专栏 (国办公开办函〔2019〕61号)', () => {
  test('the four labels stand in order on every page, with the button', async () => {
    for (const path of ['', '/zn', '/zd', '/fdzdgknr', '/fdzdgknr/ml', '/nb', '/ysqgk']) {
      const page = await app.visitor().get(`/zfxxgk${path}`)
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toMatch(
        /政府信息公开指南[\s\S]*政府信息公开制度[\s\S]*法定主动公开内容[\s\S]*政府信息公开年报[\s\S]*依申请公开/,
      )
    }
  })

  test('the 目录 names what is public, by index, title, outline and date, and is searched by title', async () => {
    const all = await app.visitor().get('/zfxxgk/fdzdgknr/ml')
    for (const text of ['政府信息公开指南', '索引号', '内容概述', '生成日期', '2026-03-10'])
      expect(all.text).toContain(text)
    const none = await app.visitor().get('/zfxxgk/fdzdgknr/ml?q=%25&page=x')
    expect(none.text).toContain('目录里没有找到')
  })

  test('the paper form can be taken away', async () => {
    expect((await app.visitor().get('/zfxxgk/ysqgk/sqb.docx')).status).toBe(200)
  })
})

const arts = await app.division('艺术处')
const author = await app.addStaff({ division: '艺术处', functions: ['handler'] })
const signers = {
  head: await app.addStaff({ division: '艺术处', functions: ['head'] }),
  secrecy: await app.addStaff({ functions: ['secrecy-review'] }),
  content: await app.addStaff({ functions: ['content-review'] }),
  sign: await app.addStaff({ division: null, functions: ['leader'] }),
}

/** Released through its four gates; 政策解读 has its own tests. */
async function released(text: {
  readonly typeId: string
  readonly columnId: string
  readonly title: string
  readonly fields: Record<string, string>
}) {
  const { packageId } = await app.work(author.actor, async (work) => {
    const started = await startPackage(work, arts, text)
    const draft = await getDraft(work.db, started.draftId)
    await saveDraft(work, {
      draftId: draft.id,
      revision: draft.revision,
      text: { ...draft, fields: text.fields, body: readBody('第一条 写明由谁做。') },
      alternatives: new Map(),
    })
    expect(await submitPackage(work, started.packageId, { releaseAt: null })).toEqual([])
    return started
  })
  for (const [gateId, by] of Object.entries(signers))
    await app.work(by.actor, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const gate = loaded.gates.find(({ id }) => id === gateId)
      const checked = gate?.checklists.flatMap((list) => list.items) ?? []
      await passGate(work, { packageId, gateId, seen: loaded.round?.contentHash ?? '', checked })
    })
  await app.runJobs()
}

const dated = { issuer: '示例局', written: '2026-03-01', effective: '2026-03-02' }
const policy = {
  ...{ typeId: 'policy', columnId: 'zcwj' },
  fields: { ...dated, docNo: '示例〔2026〕1号', topic: '文化', hotline: '000-55550102' },
}

describe('what the 专栏 shows of released texts', () => {
  test('a policy has an index number once the bureau’s code is known; none is invented before', async () => {
    await released({ ...policy, title: '甲办法' })
    const path = '/zfxxgk/fdzdgknr/ml'
    expect((await app.visitor().get(path)).text).not.toMatch(/\/2026-\d{5}/)
    await app.work(SYSTEM, (work) =>
      changeSetting(work, agencyCode, { value: '000014349', reason: '填上机构代码' }),
    )
    await released({ ...policy, title: '乙办法' })
    const lines = await app.visitor().get(`${path}?q=${encodeURIComponent('乙办法')}`)
    for (const text of ['000014349/2026-00001', '写明由谁做', '2026-03-01', '共 1 件'])
      expect(lines.text).toContain(text)
  })

  test('a rule stands under 制度 while it holds, and no longer', async () => {
    const rule = { typeId: 'openness-rule', columnId: 'gkzd' }
    await released({ ...rule, title: '审查办法', fields: dated })
    await released({ ...rule, title: '过期办法', fields: { ...dated, expires: '2026-03-09' } })
    await released({ ...rule, title: '明年办法', fields: { ...dated, effective: '2027-01-01' } })
    const page = await app.visitor().get('/zfxxgk/zd')
    expect(page.text).toContain('审查办法')
    expect(page.text).toContain('现行有效 1 件')
    expect(page.text).not.toMatch(/过期办法|明年办法/)
    const desk = await (await app.signIn(clerk)).get(DESK)
    expect(desk.text).toContain('《审查办法》没有可下载的文件')
  })

  test('a place of 法定主动公开内容 leads to its column once something is there', async () => {
    const page = await app.visitor().get('/zfxxgk/fdzdgknr')
    expect(page.html).toContain('href="/lm/zcwj"')
    expect(page.text).toContain('2 件，条例第二十条第一项')
    expect(page.text).toContain('还没有公开的内容，条例第二十条第九项')
  })
})
