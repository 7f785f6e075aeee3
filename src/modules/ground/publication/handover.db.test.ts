import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUREAU } from '../../../../demo/bureau.ts'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import type { Out } from '../../../../test/support/newsroom.ts'
import { ordinaryLimits } from '../../../platform/extract/extract-limits.ts'
import { openZip } from '../../../platform/extract/zip-archive.ts'
import { listOpenDutiesOf } from '../duties/index.ts'
import { saveBureau } from '../organisation/index.ts'
import { changeSetting } from '../rules/index.ts'
import { changeColumn } from './change-column.ts'
import { officialHosts } from './domain/handover.ts'
import { enterOfficialAddress, registerTakenDown } from './enter-official-address.ts'
import { HAND_OVER, HANDOVERS } from './hand-over.ts'
import { movePublication } from './move-publication.ts'
import { sealPublication } from './seal-publication.ts'
import { getColumn } from './store/columns.ts'
import { findHandover, listOfficialAddresses } from './store/handovers.ts'
import { findVisible } from './store/visible.ts'
import { askWithdrawal, decideWithdrawal } from './withdraw-publication.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
await app.work(SYSTEM, (work) =>
  saveBureau(work, { ...BUREAU, name: '示例市文化和旅游局', domain: 'wlj.example.gov.cn' }),
)
const room = await openNewsroom(app)
const keeper = await app.addStaff({ name: '何维护', division: '宣传处', functions: ['handler'] })
const keeperHead = await app.addStaff({ name: '何处长', division: '宣传处', functions: ['head'] })

/** 政务动态 goes to both places, 往期活动 to the platform only; 宣传处 keeps both. */
beforeAll(async () => {
  const divisionId = await app.division('宣传处')
  await app.work(room.officeClerk.actor, async (work) => {
    await changeColumn(work, { ...(await getColumn(db, 'zwdt')), divisionId, delivery: 'both' })
    await changeColumn(work, { ...(await getColumn(db, 'wqhd')), divisionId, delivery: 'handover' })
  })
})

const visitor = app.visitor()
const URL_THERE = 'https://www.example.gov.cn/art/1.html'

async function bringOut(title: string, columnId: string): Promise<Out> {
  const out = await room.bringOut({
    title,
    columnId,
    words: `${title}的正文，见[平台](https://www.example.gov.cn/)。`,
    attachment: { name: '节目单.pdf', content: title },
  })
  await app.runJobs()
  return out
}

async function duties({ id }: Out) {
  return (await listOpenDutiesOf(db, [`publication:${id}`])).filter(({ kind }) => kind === HAND_OVER)
}

async function enter({ id }: Out, url: string, by = keeper) {
  const errors = await app.work(by.actor, (work) => enterOfficialAddress(work, id, url))
  await app.runJobs()
  return errors
}

async function withdraw({ id }: Out): Promise<void> {
  await app.work(room.author.actor, async (work) => {
    const asked = {
      kind: 'error' as const,
      explanation: '内容有误，请勿引用。',
      keepsContent: true,
      leadTo: null,
    }
    await askWithdrawal(work, id, asked)
  })
  await app.work(room.officeHead.actor, (work) => decideWithdrawal(work, id, { approve: true, remark: '' }))
  await app.runJobs()
}

describe('a column says where its texts go', () => {
  test('who changed it, and when, stands in the 办理记录', async () => {
    const client = await app.signIn(room.officeClerk)
    const page = await client.get('/workbench/columns/tzgg')
    expect(page.html).toContain('name="delivery"')
    const { name, description, keywords, rhythmDays } = await getColumn(db, 'tzgg')
    const fields = {
      name,
      description,
      keywords,
      rhythmDays: String(rhythmDays),
      position: '11',
      divisionId: '',
    }
    expect((await client.post('/workbench/columns/tzgg', { ...fields, delivery: 'nowhere' })).status).toBe(
      422,
    )
    expect((await client.post('/workbench/columns/tzgg', { ...fields, delivery: 'both' })).status).toBe(303)
    expect((await getColumn(db, 'tzgg')).delivery).toBe('both')
    const entry = await db
      .selectFrom('ledger.entry')
      .select(['actor_name as by', 'after'])
      .where('subject', '=', 'column:tzgg')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect([entry.by, JSON.stringify(entry.after)]).toEqual(['孙公开', expect.stringContaining('both')])
    expect((await client.get('/workbench/columns')).text).toContain('本站和市集约化平台')
  })

  test('a column that another module fills has nothing to hand over', async () => {
    const column = await getColumn(db, 'work-plan')
    await expect(
      app.work(room.officeClerk.actor, (work) => changeColumn(work, { ...column, delivery: 'both' })),
    ).rejects.toMatchObject({ code: 'nothing-to-hand-over' })
  })

  test('what stood here before stays here, and its correction is handed over', async () => {
    app.clock.set('2026-03-10')
    await app.work(room.officeClerk.actor, async (work) =>
      changeColumn(work, { ...(await getColumn(db, 'zwdt')), delivery: 'here' }),
    )
    const out = await bringOut('从前的消息', 'zwdt')
    expect(await findHandover(db, out.id)).toBeNull()
    await app.work(room.officeClerk.actor, async (work) =>
      changeColumn(work, { ...(await getColumn(db, 'zwdt')), delivery: 'handover' }),
    )
    await room.correct(out, '改过的正文。', '补时间')
    await app.work(room.officeClerk.actor, async (work) =>
      changeColumn(work, { ...(await getColumn(db, 'zwdt')), delivery: 'both' }),
    )
    expect(await findHandover(db, out.id)).toMatchObject({ elsewhere: false, task: 'publish' })
    expect((await visitor.get(out.path)).status).toBe(200)
  })
})

describe('a text that stands here and there', () => {
  const made: { out: Out | null } = { out: null }
  const text = (): Out => {
    if (made.out === null) throw new Error('not out')
    return made.out
  }
  beforeAll(async () => {
    made.out = await bringOut('音乐节开票', 'zwdt')
  })

  test('is public here at once, and owed there by the keeper of the column within its working days', async () => {
    expect((await visitor.get(text().path)).text).toContain('音乐节开票的正文')
    const [duty] = await duties(text())
    expect(duty).toMatchObject({
      title: '交市集约化平台：音乐节开票',
      divisionId: await app.division('宣传处'),
      function: 'handler',
      url: `${HANDOVERS}/${text().id}`,
      due: { kind: 'day', on: '2026-03-12' },
      internal: true,
    })
  })

  test('gives each field in a box of its own, with its copy button, and the files', async () => {
    const client = await app.signIn(keeper)
    const page = await client.get(`${HANDOVERS}/${text().id}`)
    for (const label of ['标题', '栏目', '来源', '起草处室', '发布时间', '正文（纯文字）', '正文（HTML）'])
      expect(page.html).toContain(`>${label}</label>`)
    expect(page.html).toContain('readonly')
    expect(page.html).toMatch(/<button class="btn small" type="button" hidden data-copy="#copy-title">/)
    expect(page.html).toContain('&lt;a href=&quot;https://www.example.gov.cn/&quot;>平台&lt;/a>')
    const [, href = ''] = /href="([^"]*\/files\/[^"]*)"/.exec(page.html) ?? []
    expect((await client.get(href)).bytes.toString()).toContain('音乐节开票')
    expect((await client.get(`${HANDOVERS}/${text().id}/files/${'0'.repeat(64)}`)).status).toBe(404)
  })

  test('is taken away as one ZIP', async () => {
    const client = await app.signIn(keeper)
    const { bytes, headers } = await client.get(`${HANDOVERS}/${text().id}/package.zip`)
    expect(headers['content-type']).toContain('application/zip')
    const archive = await openZip(bytes, ordinaryLimits)
    expect(archive.names).toEqual(['要素.txt', '要素.json', '正文.html', '附件/1 节目单.pdf'])
    const read = async (name: string) => Buffer.from((await archive.read(name)) ?? []).toString()
    expect(JSON.parse(await read('要素.json'))).toMatchObject({ 标题: '音乐节开票', 栏目: '政务动态' })
    expect(await read('要素.txt')).toContain('【标题】\r\n音乐节开票')
    expect(await read('正文.html')).toContain('<h1>音乐节开票</h1>')
    expect(await read('附件/1 节目单.pdf')).toContain('音乐节开票')
  })

  test('is nobody else’s: another division neither sees it nor enters anything', async () => {
    const stranger = await app.signIn(room.stranger)
    expect((await stranger.get(`${HANDOVERS}/${text().id}`)).status).toBe(404)
    expect((await stranger.get(`${HANDOVERS}/${text().id}/package.zip`)).status).toBe(404)
    expect((await stranger.get(HANDOVERS)).text).not.toContain('音乐节开票')
    await expect(enter(text(), URL_THERE, room.stranger)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(enter(text(), URL_THERE, room.author)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await stranger.get(`${HANDOVERS}/no-id`)).status).toBe(404)
  })

  test('an address that cannot be the official one is refused beside the field, and stays typed', async () => {
    await app.work(room.officeClerk.actor, (work) =>
      changeSetting(work, officialHosts, { value: 'www.example.gov.cn', reason: '只认市平台' }),
    )
    const client = await app.signIn(keeper)
    for (const [officialUrl, words] of [
      ['', '请填正式网址'],
      ['www.example.gov.cn/1', '开头'],
      ['https://other.example.com/1', '不是市集约化平台的网址'],
    ] as const) {
      const answer = await client.post(`${HANDOVERS}/${text().id}/address`, { officialUrl })
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(words)])
      if (officialUrl !== '') expect(answer.html).toContain(`value="${officialUrl}"`)
    }
    expect(await duties(text())).toHaveLength(1)
  })

  test('the official address ends the duty; the 办理记录 holds its hash, not the address', async () => {
    const client = await app.signIn(keeperHead)
    const answer = await client.post(`${HANDOVERS}/${text().id}/address`, { officialUrl: URL_THERE })
    expect(answer.status).toBe(303)
    expect(await duties(text())).toEqual([])
    expect(await findHandover(db, text().id)).toMatchObject({ task: null, url: URL_THERE, urlVersion: 1 })
    const entries = await db
      .selectFrom('ledger.entry')
      .selectAll()
      .where('subject', '=', `publication:${text().id}`)
      .execute()
    const said = JSON.stringify(entries)
    expect(said).toContain(createHash('sha256').update(URL_THERE).digest('hex'))
    expect(said).not.toContain(URL_THERE)
    expect((await client.get(HANDOVERS)).text).toContain('已交')
  })

  test('a wrong address is corrected, and what was entered before stays as evidence', async () => {
    expect(await enter(text(), URL_THERE)).toMatchObject([{ field: 'officialUrl' }])
    expect(await enter(text(), `${URL_THERE}?right`)).toEqual([])
    const addresses = await listOfficialAddresses(db, text().id)
    expect(addresses.map(({ url, replacedAt }) => [url, replacedAt === null])).toEqual(
      expect.arrayContaining([
        [`${URL_THERE}?right`, true],
        [URL_THERE, false],
      ]),
    )
    await expect(
      db.updateTable('publication.official_address').set({ url: 'https://a.cn/' }).execute(),
    ).rejects.toThrow('正式网址是佐证')
    await expect(db.deleteFrom('publication.official_address').execute()).rejects.toThrow('正式网址是佐证')
  })

  test('a correction here is owed there anew, until the address is entered for it', async () => {
    await room.correct(text(), '改过的正文。', '补时间')
    expect((await duties(text())).map(({ title }) => title)).toEqual(['到市集约化平台更新：音乐节开票'])
    const client = await app.signIn(keeper)
    const page = await client.get(`${HANDOVERS}/${text().id}`)
    expect(page.text).toContain('平台上是第 1 版，本站已经更正到第 2 版')
    expect(page.html).toContain('改过的正文。')
    expect(await enter(text(), `${URL_THERE}?right`)).toEqual([])
    expect(await duties(text())).toEqual([])
  })

  test('the duty goes with the column to its next keeper', async () => {
    await room.correct(text(), '又改过的正文。', '补地点')
    const divisionId = await app.division('信息中心')
    await app.work(room.officeClerk.actor, async (work) =>
      changeColumn(work, { ...(await getColumn(db, 'zwdt')), divisionId }),
    )
    expect(await duties(text())).toMatchObject([{ divisionId }])
    await app.work(room.officeClerk.actor, (work) =>
      movePublication(work, text().id, { columnId: 'wqhd', reason: '往期' }),
    )
    expect(await duties(text())).toMatchObject([{ divisionId: await app.division('宣传处') }])
  })

  test('withdrawn here it is to be taken down there, which somebody registers', async () => {
    await withdraw(text())
    expect((await duties(text())).map(({ title }) => title)).toEqual(['到市集约化平台撤下：音乐节开票'])
    await expect(enter(text(), URL_THERE)).rejects.toMatchObject({ code: 'withdrawn' })
    const client = await app.signIn(keeper)
    expect((await client.get(`${HANDOVERS}/${text().id}`)).html).not.toContain('data-copy')
    expect((await client.post(`${HANDOVERS}/${text().id}/taken-down`, {})).status).toBe(303)
    expect(await duties(text())).toEqual([])
    expect((await client.get(`${HANDOVERS}/${text().id}`)).text).toContain('何维护 已于')
    await expect(app.work(keeper.actor, (work) => registerTakenDown(work, text().id))).rejects.toMatchObject({
      code: 'nothing-to-take-down',
    })
  })
})

describe('a text that stands there only', () => {
  const WORD = '琉璃展'
  const made: { out: Out | null } = { out: null }
  const text = (): Out => {
    if (made.out === null) throw new Error('not out')
    return made.out
  }
  beforeAll(async () => {
    made.out = await bringOut(`${WORD}开幕`, 'wqhd')
  })

  /** Where the public reads its title. */
  async function doorsWith(word: string): Promise<readonly string[]> {
    const doors = [
      '/',
      '/lm/wqhd',
      '/lm/wqhd/feed.xml',
      '/sitemap.html',
      '/sitemap.xml',
      '/zfxxgk/fdzdgknr/ml',
      `/search?q=${word}`,
    ]
    const found: string[] = []
    for (const door of [...doors, text().path, `${text().path}/history`]) {
      const { bytes, text: said, status } = await visitor.get(door)
      const shown = `${bytes.toString()}${said}`
        .replaceAll(`「${word}」`, '')
        .replaceAll(`value="${word}"`, '')
      if (status < 300 && shown.includes(word)) found.push(door)
    }
    return found
  }

  test('is nowhere here while it waits, and nobody who follows releases has heard of it', async () => {
    expect(await duties(text())).toHaveLength(1)
    expect((await visitor.get(text().path)).status).toBe(404)
    expect((await visitor.get(`${text().path}/history`)).status).toBe(404)
    expect(await doorsWith(WORD)).toEqual([])
    const announced = await db
      .selectFrom('platform.outbox_event')
      .select('payload')
      .where('type', '=', 'publication.released')
      .execute()
    expect(JSON.stringify(announced)).not.toContain(text().id)
  })

  test('with its official address the title is in every list and leads there, without the text', async () => {
    expect(await enter(text(), URL_THERE)).toEqual([])
    expect(await doorsWith(WORD)).toEqual(
      expect.arrayContaining(['/lm/wqhd', '/lm/wqhd/feed.xml', '/sitemap.html', `/search?q=${WORD}`]),
    )
    expect(await doorsWith('开幕的正文')).toEqual([])
    for (const door of ['/lm/wqhd', '/lm/wqhd/feed.xml', '/sitemap.html', `/search?q=${WORD}`])
      expect([door, (await visitor.get(door)).bytes.includes(`href="${URL_THERE}"`)]).toEqual([door, true])
    const map = (await visitor.get('/sitemap.xml')).bytes.toString()
    expect(map).toContain('<urlset')
    expect(map).not.toContain(text().path)
  })

  test('its own address leads there for now, its history and files are not here', async () => {
    const answer = await visitor.get(text().path)
    expect([answer.status, answer.location]).toEqual([302, URL_THERE])
    expect((await visitor.get(`${text().path}/history`)).status).toBe(404)
    expect((await visitor.get(`${text().path}/difference`)).status).toBe(404)
    const [file] = (await room.draftOf(text())).files
    expect((await visitor.get(`${text().path}/files/${file?.hash ?? ''}`)).status).toBe(404)
    expect((await findVisible(db, text().path))?.content).toMatchObject({ body: [], files: [] })
  })

  test('it is corrected from its whole text, and stays findable meanwhile', async () => {
    const corrected = await room.correct(text(), '改过的正文。', '补时间')
    expect((await room.draftOf(corrected)).files).toHaveLength(1)
    expect(await findHandover(db, text().id)).toMatchObject({ task: 'update', elsewhere: true })
    expect((await visitor.get(text().path)).location).toBe(URL_THERE)
  })

  test('withdrawn, its tombstone stands where it led from, and nothing of its text', async () => {
    await enter(text(), `${URL_THERE}?2`)
    await withdraw(text())
    const tombstone = await visitor.get(text().path)
    expect([tombstone.status, tombstone.text.includes('改过的正文')]).toEqual([410, false])
    expect(await doorsWith(WORD)).toEqual([])
    expect((await duties(text())).map(({ title }) => title)).toEqual([`到市集约化平台撤下：${WORD}开幕`])
  })

  test('withdrawn before it had an address, it never was here: no tombstone names it', async () => {
    const never = await bringOut('没有交出去的稿件', 'wqhd')
    await withdraw(never)
    expect((await visitor.get(never.path)).status).toBe(404)
    expect(await duties(never)).toHaveLength(1)
  })

  test('sealed, it is to be taken down there today, and the duty names only its address', async () => {
    const leaked = await bringOut('泄露的稿件', 'wqhd')
    await enter(leaked, `${URL_THERE}?3`)
    await app.work(room.officeClerk.actor, (work) =>
      sealPublication(work, leaked.id, { kind: 'secret', at: work.now }),
    )
    await app.runJobs()
    expect(await duties(leaked)).toMatchObject([
      { title: `到市集约化平台撤下：${leaked.path}`, due: { kind: 'day', on: '2026-03-10' } },
    ])
    const client = await app.signIn(keeper)
    const page = await client.get(`${HANDOVERS}/${leaked.id}`)
    expect([page.status, page.text.includes('泄露的稿件')]).toEqual([200, false])
    expect((await client.get(`${HANDOVERS}/${leaked.id}/package.zip`)).status).toBe(404)
  })
})

test('a package waits in a column that goes nowhere else without any hand-over', async () => {
  const column = await getColumn(db, 'wqhd')
  await app.work(room.officeClerk.actor, (work) => changeColumn(work, { ...column, delivery: 'here' }))
  const out = await bringOut('只在本站', 'wqhd')
  expect(await findHandover(db, out.id)).toBeNull()
  expect((await visitor.get(out.path)).status).toBe(200)
})
