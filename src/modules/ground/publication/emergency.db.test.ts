import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { readBody } from './domain/read-body.ts'
import { loadPackage } from './load-package.ts'
import { saveDraft } from './save-draft.ts'
import { passGate, returnPackage } from './sign-gate.ts'
import { startPackage } from './start-package.ts'
import { getDraft } from './store/drafts.ts'
import { submitPackage } from './submit-package.ts'

const app = await openTestApplication({ at: '2026-03-10T10:00:00+08:00' })
afterAll(() => app.close())
const { db } = app.workshop.database
const divisionId = await app.division('行业管理处')
const author = await app.addStaff({ name: '王编写', division: '行业管理处', functions: ['handler'] })
const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })
const secrecy = await app.addStaff({ name: '钱保密', functions: ['secrecy-review'] })
const leader = await app.addStaff({ name: '孙值班', division: null, functions: ['leader'] })
const clerk = await app.addStaff({ name: '周公开', functions: ['openness-handler'] })

async function duties(packageId: string) {
  return db
    .selectFrom('duties.duty')
    .select(['title', 'discharge as how'])
    .where('subject', '=', `package:${packageId}`)
    .orderBy('title')
    .execute()
}

async function sign(by: Staff, packageId: string, gateId: string): Promise<void> {
  await app.work(by.actor, async (work) => {
    const loaded = await loadPackage(work, packageId)
    const lists = loaded.gates.find(({ id }) => id === gateId)?.checklists ?? []
    await passGate(work, {
      packageId,
      gateId,
      seen: loaded.round?.contentHash ?? '',
      checked: lists.flatMap(({ items }) => items),
    })
  })
}

const { packageId, draftId } = await app.work(author.actor, (work) =>
  startPackage(work, divisionId, { typeId: 'emergency', columnId: 'yjxx', title: '景区临时关闭' }),
)

async function write(happened: string): Promise<void> {
  await app.work(author.actor, async (work) => {
    const draft = await getDraft(work.db, draftId)
    await saveDraft(work, {
      draftId,
      revision: draft.revision,
      text: {
        ...draft,
        fields: { level: '重大', happened, authorised: '市应急指挥部，3 月 10 日 9:40' },
        body: readBody('样本山景区今天临时关闭，已经进山的游客由工作人员带下山。'),
      },
      alternatives: new Map(),
    })
  })
}

describe('应急: reviewed first all the same, and counted in hours', () => {
  test('a grave event is public within five hours; a corrected moment moves the hour', async () => {
    await write('2026-03-10 09:05')
    await write('2026-03-10 09:20')
    expect(await duties(packageId)).toEqual([
      { title: '09:05 前召开新闻发布会：景区临时关闭', how: '事件级别、时间或标题改了' },
      { title: '09:20 前召开新闻发布会：景区临时关闭', how: null },
      { title: '14:05 前发布：景区临时关闭', how: '事件级别、时间或标题改了' },
      { title: '14:20 前发布：景区临时关闭', how: null },
    ])
  })

  test('content and secrecy are signed side by side within the hour, then the leader on duty', async () => {
    await app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt: null }))
    expect((await duties(packageId)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['保密审查：景区临时关闭（11:00 前）', '内容审核：景区临时关闭（11:00 前）']),
    )
    await sign(secrecy, packageId, 'secrecy')
    await sign(content, packageId, 'content')
    await sign(leader, packageId, 'sign')
    expect((await loadPackage({ db }, packageId)).package.state).toBe('released')
    expect((await duties(packageId)).find(({ title }) => title.startsWith('14:20'))?.how).toBe('已发布')
  })

  test('a look at the wording follows the release as a duty, and cannot take it back', async () => {
    const open = (await duties(packageId)).filter(({ how }) => how === null).map(({ title }) => title)
    expect(open).toEqual([
      expect.stringContaining('召开新闻发布会'),
      expect.stringContaining('发布后文字校核'),
    ])
    const seen = (await loadPackage({ db }, packageId)).round?.contentHash ?? ''
    const back = app.work(clerk.actor, (work) =>
      returnPackage(work, { packageId, gateId: 'wording', seen, reason: '有一个错字' }),
    )
    await expect(back).rejects.toThrow('已经发布，退不回去了')
    await sign(clerk, packageId, 'wording')
    expect((await duties(packageId)).filter(({ how }) => how === null)).toHaveLength(1)
  })

  test('a news conference is held within a day of a grave event (K-28b), or it is said why not', async () => {
    const desk = await app.signIn(author)
    const path = `/workbench/packages/${packageId}/conference`
    await desk.get(path)
    const half = await desk.post(path, { outcome: 'held', note: '' })
    expect([half.status, half.text.includes('请写明时间地点')]).toEqual([422, true])
    await desk.get(path)
    expect((await desk.post(path, { outcome: 'held', note: '3月10日16时在市新闻发布中心' })).status).toBe(303)
    expect((await duties(packageId)).filter(({ how }) => how === null)).toEqual([])
    expect((await desk.get(`/workbench/packages/${packageId}`)).text).toContain(
      '已召开：3月10日16时在市新闻发布中心',
    )
    expect((await desk.get(path)).status).toBe(409)
  })

  test('other 政务舆情 are answered within two days of their discovery (K-28c)', async () => {
    const other = await app.work(author.actor, async (work) => {
      const started = await startPackage(work, divisionId, {
        ...{ typeId: 'response', columnId: 'yjxx', title: '关于博物馆预约难的回应' },
      })
      const draft = await getDraft(work.db, started.draftId)
      const fields = { found: '2026-03-09 18:30', concern: '周末约不上博物馆' }
      const text = { ...draft, fields, body: readBody('周末每天加放两千个名额。') }
      await saveDraft(work, { draftId: draft.id, revision: draft.revision, text, alternatives: new Map() })
      expect(await submitPackage(work, started.packageId, { releaseAt: null })).toEqual([])
      return started
    })
    const clock = () =>
      duties(other.packageId).then((all) => all.find(({ title }) => title.startsWith('18:30 前回应')))
    expect((await clock())?.how).toBeNull()
    await sign(secrecy, other.packageId, 'secrecy')
    await sign(content, other.packageId, 'content')
    await sign(leader, other.packageId, 'sign')
    expect((await clock())?.how).toBe('已发布')
  })
})
