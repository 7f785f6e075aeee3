import { sql } from 'kysely'
import { z } from 'zod'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { openNewsroom } from '../../../../test/support/newsroom.ts'
import { withClient } from '../../../platform/database/embedded-roles.ts'
import { urgeDuty } from '../duties/urge-duty.ts'
import { archiveColumn } from './change-column.ts'
import { askErasure, confirmErasing, noteBackups } from './erase-sealed.ts'
import { loadPackage } from './load-package.ts'
import { recordSignature } from './record-signature.ts'
import { archivePublication, movePublication } from './move-publication.ts'
import { relatePublications } from './relate-publications.ts'
import { reportSealing, sealPublication } from './seal-publication.ts'
import { returnPackage } from './sign-gate.ts'
import { startCorrection } from './start-package.ts'
import { submitPackage } from './submit-package.ts'
import { listSignatureEvidence } from './store/signature-evidence.ts'
import { findVisible } from './store/visible.ts'
import { askWithdrawal, decideWithdrawal } from './withdraw-publication.ts'
import type { WithdrawalToAsk } from './withdraw-publication.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database
const room = await openNewsroom(app)
const visitor = app.visitor()

const PLAIN: WithdrawalToAsk = {
  kind: 'error',
  explanation: '演出时间写错了，已另行公告。',
  keepsContent: false,
  leadTo: null,
}

async function withdrawn(words: string, more: Partial<WithdrawalToAsk> = {}) {
  const out = await room.bringOut({ title: `撤回的${words}`, words })
  await app.work(room.author.actor, (work) => askWithdrawal(work, out.id, { ...PLAIN, ...more }))
  await app.work(room.officeHead.actor, (work) =>
    decideWithdrawal(work, out.id, { approve: true, remark: '' }),
  )
  await app.runJobs()
  return out
}

async function openDuties(subject: string) {
  return db
    .selectFrom('duties.open_duty')
    .select(['kind', 'function', 'title', 'due_on as on'])
    .where('subject', '=', subject)
    .execute()
}

describe('what a page was before', () => {
  test('its versions stand with moment, note and division, and can be compared word by word', async () => {
    const out = await room.bringOut({ title: '合唱周', words: '合唱周共有 24 场。' })
    app.clock.set('2026-03-12')
    await room.correct(out, '合唱周共有 26 场。', '少写了两场')
    const history = await visitor.get(`${out.path}/history`)
    expect(history.text).toContain('第 2 版')
    expect(history.text).toContain('少写了两场')
    expect(history.text).toContain('艺术处')
    const difference = await visitor.get(`${out.path}/difference?from=1&to=2`)
    expect(difference.html).toContain('<del>24</del><ins>26</ins>')
    expect((await visitor.get(out.path)).html).toContain(`href="${out.path}/history"`)
  })

  test('it is shown as it stood at the end of a day, and not before its first', async () => {
    app.clock.set('2026-03-16')
    const out = await room.bringOut({ words: '开放时间是九点到十七点。' })
    app.clock.set('2026-03-18')
    await room.correct(out, '开放时间是九点到二十一点。', '夏季延时')
    expect((await visitor.get(`${out.path}?on=2026-03-17`)).text).toContain('九点到十七点')
    expect((await visitor.get(`${out.path}?on=20260318`)).text).toContain('九点到二十一点')
    expect((await visitor.get(`${out.path}?on=2026-03-17`)).html).toContain('content="noindex"')
    expect((await visitor.get(`${out.path}?on=2026-03-15`)).status).toBe(404)
    expect((await visitor.get(`${out.path}?on=2026-02-31`)).status).toBe(404)
    expect((await visitor.get(`${out.path}/difference?from=1&to=9`)).status).toBe(404)
    expect((await visitor.get('/lm/zwdt/2026-999/history')).status).toBe(404)
  })
})

describe('撤回 needs two persons', () => {
  test('asked by the division, approved by another, the page is a tombstone and in no list', async () => {
    const out = await withdrawn('琥珀路演')
    const page = await visitor.get(out.path)
    expect(page.status).toBe(410)
    expect(page.text).toContain('撤回的琥珀路演')
    expect(page.text).toContain('内容有误')
    expect(page.text).toContain('演出时间写错了')
    expect(page.html).toContain('content="noindex"')
    expect(page.html).not.toContain('class="prose"')
    for (const path of ['/', '/lm/zwdt', '/lm/zwdt/feed.xml', '/sitemap.html', '/search?q=琥珀路演'])
      expect([path, (await visitor.get(encodeURI(path))).html.includes(out.path)]).toEqual([path, false])
    expect((await visitor.get(`${out.path}/history`)).status).toBe(410)
  })

  test('what is kept for reference stays readable, marked, with its history', async () => {
    const other = await room.bringOut()
    const out = await withdrawn('青瓷展览', { keepsContent: true, leadTo: other.path })
    const page = await visitor.get(out.path)
    expect([page.status, page.text.includes('仅供查考')]).toEqual([410, true])
    expect(page.html).toContain(`href="${other.path}"`)
    expect((await visitor.get(`${out.path}/history`)).status).toBe(200)
    expect((await visitor.get('/lm/zwdt/feed.xml')).bytes.includes('青瓷展览')).toBe(false)
  })

  test('who asked does not decide, also through somebody else’s function', async () => {
    const out = await room.bringOut()
    await app.work(room.officeHead.actor, (work) => askWithdrawal(work, out.id, PLAIN))
    expect(await openDuties(`publication:${out.id}`)).toMatchObject([{ function: 'leader' }])
    const decide = (actor: typeof room.officeHead.actor) =>
      app.work(actor, (work) => decideWithdrawal(work, out.id, { approve: true, remark: '' }))
    await expect(decide(room.officeHead.actor)).rejects.toThrow('由另一个人审批')
    const principalId = room.officeHead.id
    const acting = { function: 'leader' as const, divisionId: null, onBehalfOf: '钱主任', principalId }
    await expect(decide({ ...room.content.actor, posts: [acting] })).rejects.toThrow(
      '公开机构负责人或分管领导',
    )
    await expect(decide(room.head.actor)).rejects.toThrow('公开机构负责人或分管领导')
    expect(await findVisible(db, out.path)).not.toBeNull()
  })

  test('the database refuses one person for both, and a withdrawal that nobody approved', async () => {
    const out = await room.bringOut()
    await app.work(room.author.actor, (work) => askWithdrawal(work, out.id, PLAIN))
    await expect(
      sql`update publication.withdrawal set state = 'approved', decided_by = asked_by, decided_by_name = 'x', decided_at = now()
        where publication_id = ${out.id}`.execute(db),
    ).rejects.toThrow('withdrawn_by_a_second_person')
    await expect(
      sql`update publication.publication set withdrawn_at = now() where id = ${out.id}`.execute(db),
    ).rejects.toThrow('撤回没有经第二人审批')
  })

  test('a refusal needs its reason, and the page stays', async () => {
    const out = await room.bringOut()
    await app.work(room.author.actor, (work) => askWithdrawal(work, out.id, PLAIN))
    const refuse = (remark: string) =>
      app.work(room.leader.actor, (work) => decideWithdrawal(work, out.id, { approve: false, remark }))
    expect(await refuse(' ')).toMatchObject([{ field: 'remark' }])
    expect(await refuse('更正即可')).toEqual([])
    expect((await visitor.get(out.path)).status).toBe(200)
    await app.work(room.author.actor, (work) => askWithdrawal(work, out.id, PLAIN))
  })

  test('another division, a second request and a place that is not public are refused', async () => {
    const out = await room.bringOut()
    const ask = (actor: typeof room.author.actor, more: Partial<WithdrawalToAsk> = {}) =>
      app.work(actor, (work) => askWithdrawal(work, out.id, { ...PLAIN, ...more }))
    await expect(ask(room.stranger.actor)).rejects.toThrow('别的处室')
    for (const leadTo of ['/lm/zwdt/2026-998', out.path, 'https://example.com'])
      expect(await ask(room.author.actor, { leadTo })).toMatchObject([{ field: 'leadTo' }])
    await ask(room.author.actor)
    await expect(ask(room.author.actor)).rejects.toThrow('已经有人申请撤回')
  })

  test('a correction on its way is given up, so that it brings nothing back', async () => {
    const out = await room.bringOut()
    const started = await app.work(room.author.actor, (work) => startCorrection(work, out.path))
    await app.work(room.author.actor, (work) => askWithdrawal(work, out.id, PLAIN))
    await app.work(room.leader.actor, (work) => decideWithdrawal(work, out.id, { approve: true, remark: '' }))
    expect((await loadPackage({ db }, started.packageId)).package.state).toBe('abandoned')
    await expect(
      app.work(room.author.actor, (work) => submitPackage(work, started.packageId, { releaseAt: null })),
    ).rejects.toThrow('已经作废')
    await expect(
      sql`update publication.publication set withdrawn_at = null where id = ${out.id}`.execute(db),
    ).rejects.toThrow('已撤回的不能恢复')
  })

  test('it is asked and decided on the screen, with what was typed kept', async () => {
    const out = await room.bringOut({ title: '网上撤回' })
    const author = await app.signIn(room.author)
    const page = `/workbench/publications/${out.id}`
    expect((await author.get(`/workbench/packages/${out.packageId}`)).html).toContain(`href="${page}"`)
    await author.get(page)
    const wrong = await author.post(`${page}/withdrawal`, { kind: '', explanation: '时间改了又改' })
    expect([wrong.status, wrong.html.includes('时间改了又改')]).toEqual([422, true])
    const asked = await author.post(`${page}/withdrawal`, { kind: 'outdated', explanation: '时间改了又改' })
    expect(asked.location).toBe(page)
    const leader = await app.signIn(room.officeHead)
    expect((await leader.get('/workbench')).text).toContain('审批撤回：网上撤回')
    const done = await leader.post(`${page}/decision`, { decision: 'approve' })
    expect(done.status).toBe(303)
    expect((await visitor.get(out.path)).status).toBe(410)
    expect((await leader.get('/workbench/publications')).text).toContain('网上撤回')
  })
})

describe('泄密、违法信息: one person closes every door at once', () => {
  const WORD = '玄武密语'

  async function sealed(word: string) {
    const out = await room.bringOut({ title: `标题${word}`, words: `正文说的是${word}。` })
    await app.runJobs()
    await app.work(room.officeClerk.actor, (work) =>
      sealPublication(work, out.id, { kind: 'secret', at: work.now }),
    )
    return out
  }

  test('the tombstone says nothing of it, and no table but the sealed one holds it', async () => {
    app.clock.set('2026-04-01T14:05:00+08:00')
    const out = await sealed(WORD)
    for (const path of [
      out.path,
      `${out.path}/history`,
      `${out.path}/difference`,
      `${out.path}?on=2026-04-01`,
    ]) {
      const answer = await visitor.get(path)
      expect([path, answer.status, answer.bytes.includes(WORD)]).toEqual([path, 410, false])
    }
    expect(await tablesWith(WORD)).toEqual(['publication.sealed_text'])
  })

  test('what the review said of it goes with it: remarks, letters, and the scan of a signed sheet', async () => {
    const word = '麒麟密语'
    const written = await room.write({ title: `标题${word}`, words: `正文说的是${word}。` })
    const roundOf = async () => (await loadPackage({ db }, written.packageId)).round?.contentHash ?? ''
    await room.submit(written)
    const sentBack = { packageId: written.packageId, gateId: 'head', reason: `第二段的「${word}」是谁说的？` }
    const place = { draftId: written.draftId, place: '正文第 1 段', quote: `正文说的是${word}。` }
    await app.work(room.head.actor, async (work) =>
      returnPackage(work, {
        ...sentBack,
        seen: await roundOf(),
        objections: [{ ...place, reason: `「${word}」去掉` }],
      }),
    )
    const [revision] = await app.work(room.officeHead.actor, (work) =>
      work.db
        .selectFrom('duties.open_duty')
        .select('id')
        .where('subject', '=', `package:${written.packageId}`)
        .execute(),
    )
    await app.work(room.officeHead.actor, (work) =>
      urgeDuty(work, revision?.id ?? '', `「${word}」这一稿今天要改好。`),
    )
    await room.submit(written)
    const scan = { name: `审批单${word}.pdf`, bytes: Buffer.from(`%PDF-1.4\n${word}\n%%EOF`) }
    const errors = await app.work(room.officeClerk.actor, async (work) =>
      recordSignature(work, {
        ...{ packageId: written.packageId, gateId: 'head', seen: await roundOf() },
        ...{ signerId: room.head.id, signedAt: work.now, proof: { way: 'paper', scan } },
      }),
    )
    expect(errors).toEqual([])
    const [kept] = await listSignatureEvidence(db, written.packageId)
    const shown = `/workbench/packages/${written.packageId}/evidence/1`
    const reader = await app.signIn(room.officeHead)
    expect((await reader.get(shown)).status).toBe(200)
    await room.sign(written, room.content, 'content')
    const { publicationId } = await room.draftOf(written)
    await app.runJobs()
    await app.work(room.officeClerk.actor, (work) =>
      sealPublication(work, publicationId ?? '', { kind: 'secret', at: work.now }),
    )
    expect(await tablesWith(word)).toEqual(['publication.sealed_text'])
    expect((await reader.get(shown)).status).toBe(404)
    await app.work(room.officeHead.actor, (work) =>
      askErasure(work, publicationId ?? '', '市保密局〔2026〕2号'),
    )
    await app.work(room.leader.actor, (work) => confirmErasing(work, publicationId ?? ''))
    await app.runJobs()
    expect(await app.workshop.files.exists(kept?.file?.hash ?? '')).toBe(false)
    expect(await tablesWith(word)).toEqual([])
  })

  test('whoever uses the platform reads none of it, inside too, and neither does the program', async () => {
    const out = await sealed('朱雀密语')
    for (const staff of [room.author, room.head, room.officeHead, room.leader]) {
      const client = await app.signIn(staff)
      for (const path of [
        `/workbench/packages/${out.packageId}`,
        `/workbench/publications/${out.id}`,
        '/workbench/packages',
        '/workbench',
      ])
        expect([path, (await client.get(path)).bytes.includes('朱雀密语')]).toEqual([path, false])
    }
    await expect(sql`select * from publication.sealed_text`.execute(db)).rejects.toThrow('permission denied')
  })

  test('it is reported within 24 hours of its discovery (K-31), and the duty says only the address', async () => {
    app.clock.set('2026-04-02T14:05:00+08:00')
    const out = await sealed('白虎密语')
    expect(await openDuties(`publication:${out.id}`)).toEqual([
      {
        kind: 'publication.report-leak',
        function: 'openness-head',
        title: `2026-04-03 14:05 前报告泄密：${out.path}`,
        on: '2026-04-03',
      },
    ])
    await app.work(room.officeHead.actor, (work) => reportSealing(work, out.id, '4月2日15时电话报告市保密局'))
    expect(await openDuties(`publication:${out.id}`)).toEqual([])
    await expect(
      app.work(room.officeHead.actor, (work) => reportSealing(work, out.id, '再报一次')),
    ).rejects.toThrow('已经登记过')
  })

  test('nobody outside the openness office seals, nothing is sealed twice or found tomorrow', async () => {
    const out = await room.bringOut()
    const seal = (actor: typeof room.leader.actor, at = app.clock.now()) =>
      app.work(actor, (work) => sealPublication(work, out.id, { kind: 'unlawful', at }))
    await expect(seal(room.leader.actor)).rejects.toThrow('由公开机构')
    expect(await seal(room.officeHead.actor, z.coerce.date().parse('2027-01-01'))).toMatchObject([
      { field: 'foundAt' },
    ])
    await seal(room.officeHead.actor)
    await expect(seal(room.officeClerk.actor)).rejects.toThrow('已经封存')
  })

  test('no version comes out at its address again, and no version of anything else is emptied', async () => {
    const out = await sealed('青龙密语')
    const other = await room.bringOut()
    await withClient(app.database.ownerConnectionString, async (client) => {
      const empty = `update publication.version set title = '', content = '{}', parts = '[]' where publication_id = $1`
      await expect(client.query(empty, [other.id])).rejects.toThrow('已发布的版本不可改')
      await expect(
        client.query(`update publication.version set content_hash = 'x' where publication_id = $1`, [out.id]),
      ).rejects.toThrow('已发布的版本不可改')
      await expect(client.query('select publication.seal_texts($1)', [other.id])).rejects.toThrow(
        '没有登记封存',
      )
      await expect(client.query('delete from publication.sealed_text')).rejects.toThrow('没有两人登记')
      await expect(client.query('truncate publication.sealed_text')).rejects.toThrow('没有两人登记')
    })
    await expect(app.work(room.author.actor, (work) => startCorrection(work, out.path))).rejects.toThrow(
      '没有可以更正',
    )
  })

  test('it is erased only on an instruction that two recorded, with its files, and the backups are looked at', async () => {
    const out = await room.bringOut({
      words: '附件里有玄鸟密语。',
      attachment: { name: '玄鸟密语.pdf', content: '玄鸟密语' },
    })
    const [file] = (await room.draftOf(out)).files
    await app.work(room.officeClerk.actor, (work) =>
      sealPublication(work, out.id, { kind: 'secret', at: work.now }),
    )
    expect(await app.workshop.files.exists(file?.hash ?? '')).toBe(true)
    expect((await visitor.get(`${out.path}/files/${file?.hash ?? ''}`)).status).toBe(404)
    await app.work(room.officeHead.actor, (work) => askErasure(work, out.id, '市保密局〔2026〕1号'))
    await expect(app.work(room.officeHead.actor, (work) => confirmErasing(work, out.id))).rejects.toThrow(
      '由另一个人核对',
    )
    await app.work(room.leader.actor, (work) => confirmErasing(work, out.id))
    await app.runJobs()
    expect(await app.workshop.files.exists(file?.hash ?? '')).toBe(false)
    expect(await tablesWith('玄鸟密语')).toEqual([])
    const [duty] = (await openDuties(`publication:${out.id}`)).filter(
      ({ kind }) => kind === 'publication.check-backups',
    )
    expect(duty).toMatchObject({ function: 'system-administrator' })
    await app.work(room.administrator.actor, (work) => noteBackups(work, out.id, '异地备份已清除'))
  })

  test('every step is on the screen', async () => {
    const out = await room.bringOut()
    const page = `/workbench/publications/${out.id}`
    const clerk = await app.signIn(room.officeClerk)
    await clerk.get(page)
    expect((await clerk.post(`${page}/seal`, { sealKind: 'secret', foundAt: '昨天' })).status).toBe(422)
    await clerk.get(page)
    expect((await clerk.post(`${page}/seal`, { sealKind: 'secret' })).status).toBe(303)
    await clerk.get(page)
    expect((await clerk.post(`${page}/report`, { report: '已电话报告市保密局' })).status).toBe(303)
    const head = await app.signIn(room.officeHead)
    await head.get(page)
    expect((await head.post(`${page}/erasure`, { instruction: '市保密局〔2026〕2号' })).status).toBe(303)
    const leader = await app.signIn(room.leader)
    await leader.get(page)
    expect((await leader.post(`${page}/erasure/confirm`)).status).toBe(303)
    const administrator = await app.signIn(room.administrator)
    await administrator.get(page)
    expect((await administrator.post(`${page}/backups`, { backups: '每日备份已清除' })).status).toBe(303)
    expect((await head.get(page)).text).toContain('按「市保密局〔2026〕2号」销毁')
  })
})

describe('permanent addresses', () => {
  test('what moves leaves a 301 at every address it had, straight to where it stands, never in a circle', async () => {
    const out = await room.bringOut({ title: '移动的琉璃稿', words: '琉璃稿的正文。' })
    const move = (columnId: string) =>
      app.work(room.officeClerk.actor, (work) =>
        movePublication(work, out.id, { columnId, reason: '活动结束' }),
      )
    const second = await move('wqhd')
    const third = await move('zwdt')
    expect(new Set([out.path, second, third]).size).toBe(3)
    for (const old of [out.path, second])
      for (const [door, to] of [
        ['', third],
        ['/history', `${third}/history`],
        ['/difference', `${third}/history`],
      ] as const) {
        const answer = await visitor.get(old + door)
        expect([answer.status, answer.location]).toEqual([301, to])
      }
    await app.runJobs()
    expect((await visitor.get(third)).text).toContain('琉璃稿的正文')
    expect((await visitor.get(encodeURI('/search?q=琉璃稿'))).html).toContain(`href="${third}"`)
    expect((await visitor.get('/sitemap.html')).html).toContain(`href="${third}"`)
    await room.correct({ ...out, path: third }, '琉璃稿改过的正文。', '改一处')
    expect((await visitor.get(third)).text).toContain('改过的正文')
  })

  test('a correction in review follows, and comes out at the new address', async () => {
    const out = await room.bringOut({ words: '跟着走的第一版。' })
    const started = await app.work(room.author.actor, (work) => startCorrection(work, out.path))
    await app.work(room.author.actor, async (work) => {
      await sql`update publication.draft set change_note = '改' where id = ${started.draftId}`.execute(
        work.db,
      )
      await work.record({ subject: `package:${started.packageId}`, action: 'text-saved' })
    })
    await room.submit(started)
    const path = await app.work(room.officeClerk.actor, (work) =>
      movePublication(work, out.id, { columnId: 'wqhd', reason: '结束' }),
    )
    await room.sign(started, room.head, 'head')
    await room.sign(started, room.content, 'content')
    expect(await findVisible(db, path)).toMatchObject({ id: out.id, version: 2 })
    expect((await visitor.get(out.path)).status).toBe(301)
  })

  test('a column that does not take it, the same column and other people are refused', async () => {
    const out = await room.bringOut()
    const move = (actor: typeof room.author.actor, columnId: string) =>
      app.work(actor, (work) => movePublication(work, out.id, { columnId, reason: '移' }))
    await expect(move(room.author.actor, 'wqhd')).rejects.toThrow('由公开机构')
    await expect(move(room.officeClerk.actor, 'zcwj')).rejects.toThrow('不收这种稿件')
    await expect(move(room.officeClerk.actor, 'zwdt')).rejects.toThrow('已经在')
  })

  test('an address that led elsewhere is never given to another page', async () => {
    const out = await room.bringOut()
    await app.work(room.officeClerk.actor, (work) =>
      movePublication(work, out.id, { columnId: 'wqhd', reason: '移' }),
    )
    const other = await room.bringOut()
    await expect(
      sql`update publication.publication set path = ${out.path} where id = ${other.id}`.execute(db),
    ).rejects.toThrow('属于移走的公开信息')
  })
})

describe('已归档', () => {
  test('an archived page says so with its day, stays where it is and is still found', async () => {
    app.clock.set('2026-05-06')
    const out = await room.bringOut({ title: '旧闻珐琅', words: '珐琅展结束。' })
    await app.work(room.officeClerk.actor, (work) => archivePublication(work, out.id))
    await app.runJobs()
    const page = await visitor.get(out.path)
    expect(page.text).toMatch(/已归档（2026-05-06）/)
    expect((await visitor.get(encodeURI('/search?q=珐琅展'))).html).toContain(out.path)
    await expect(
      app.work(room.officeClerk.actor, (work) => archivePublication(work, out.id)),
    ).rejects.toThrow('已经归档')
  })

  test('an archived column says so and takes no new texts', async () => {
    await app.work(room.officeHead.actor, (work) => archiveColumn(work, 'wqhd'))
    expect((await visitor.get('/lm/wqhd')).text).toMatch(/已归档（2026-05-06）/)
    await expect(room.write({ columnId: 'wqhd' })).rejects.toThrow('已经归档')
    await expect(app.work(room.author.actor, (work) => archiveColumn(work, 'zwdt'))).rejects.toThrow(
      '由公开机构归档',
    )
  })
})

describe('a set moment (定时发布)', () => {
  test('nothing is public before, those who may read see it inside with its moment, and then it comes out', async () => {
    app.clock.set('2026-06-01')
    const written = await room.write({ title: '定时稿', words: '到点才看得到的话。' })
    await room.submit(written, z.coerce.date().parse('2026-06-02T09:00:00+08:00'))
    await room.sign(written, room.head, 'head')
    await room.sign(written, room.content, 'content')
    const { path } = await room.draftOf(written)
    const author = await app.signIn(room.author)
    expect((await author.get(`/workbench/packages/${written.packageId}`)).text).toContain('到点才看得到的话')
    expect((await author.get('/workbench/packages')).text).toContain('2026-06-02 09:00 发布')
    expect((await visitor.get(path ?? '')).status).toBe(404)
    app.clock.set('2026-06-02T08:59:00+08:00')
    await runScheduled()
    expect((await visitor.get(path ?? '')).status).toBe(404)
    app.clock.set('2026-06-02T09:00:00+08:00')
    await runScheduled()
    expect((await visitor.get(path ?? '')).text).toContain('到点才看得到的话')
  })

  async function runScheduled(): Promise<void> {
    await sql`select graphile_worker.add_job('publication.release-scheduled', '{}'::json)`.execute(db)
    await app.runJobs()
  }
})

test('a withdrawal is related to nothing any more on the other page', async () => {
  const out = await room.bringOut({ title: '关联的一头' })
  const other = await room.bringOut({ title: '关联的另一头' })
  await app.work(room.officeClerk.actor, (work) =>
    relatePublications(work, { from: out.id, to: other.id, kind: 'based-on', since: work.today }),
  )
  expect((await visitor.get(other.path)).text).toContain('关联的一头')
  await app.work(room.officeClerk.actor, (work) =>
    sealPublication(work, out.id, { kind: 'unlawful', at: work.now }),
  )
  expect((await visitor.get(other.path)).text).not.toContain('关联的一头')
})

/** Every table of the database in which a word stands, read by its owner. */
async function tablesWith(word: string): Promise<readonly string[]> {
  return withClient(app.database.ownerConnectionString, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
    )
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rowCount } = await client.query(`select from ${name} t where t::text like $1 limit 1`, [
        `%${word}%`,
      ])
      if ((rowCount ?? 0) > 0) found.push(name)
    }
    return found
  })
}
