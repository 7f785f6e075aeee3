import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { readBody } from './domain/read-body.ts'
import { loadPackage } from './load-package.ts'
import { addDraftFile, saveDraft } from './save-draft.ts'
import { passGate } from './sign-gate.ts'
import { addText, startCorrection, startPackage } from './start-package.ts'
import { getDraft } from './store/drafts.ts'
import { findVisible } from './store/visible.ts'
import { submitPackage } from './submit-package.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const divisionId = await app.division('法制处')
const author = await app.addStaff({ name: '王编写', division: '法制处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '法制处', functions: ['head'] })
const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })
const secrecy = await app.addStaff({ name: '邓保密', functions: ['secrecy-review'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })
const GATES: readonly (readonly [string, Staff])[] = [
  ['head', head],
  ['secrecy', secrecy],
  ['content', content],
  ['sign', leader],
]
const BODY = '第一条　各单位应当按时报名。\n\n第二条　咨询请打 010-55550102。'

async function write(draftId: string, body: string, changeNote: string | null = null) {
  return app.work(author.actor, async (work) => {
    const draft = await getDraft(work.db, draftId)
    const text = { ...draft, body: readBody(body), changeNote }
    await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
  })
}

async function submit(packageId: string) {
  const lacks = await app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt: null }))
  return lacks.flatMap((one) => one.lacks.map(({ message }) => message))
}

async function sign(packageId: string) {
  for (const [gateId, by] of GATES)
    await app.work(by.actor, async (work) => {
      const { gates, round } = await loadPackage(work, packageId)
      const gate = gates.find(({ id }) => id === gateId)
      if (gate === undefined) return
      const checked = gate.checklists.flatMap(({ items }) => items)
      await passGate(work, { packageId, gateId, seen: round?.contentHash ?? '', checked })
    })
}

const released = await app.work(author.actor, (work) =>
  startPackage(work, divisionId, {
    ...{ typeId: 'policy', columnId: 'zcwj', title: '报名办法' },
    fields: {
      ...{ docNo: '示例文旅发〔2026〕1号', issuer: '示例市文化和旅游局', topic: '文化' },
      ...{ written: '2026-03-01', effective: '2026-04-01', hotline: '010-55550102' },
    },
  }),
)
await write(released.draftId, BODY)
await submit(released.packageId)
await sign(released.packageId)
const path = (await getDraft(db, released.draftId)).path ?? ''

async function small() {
  return app.work(author.actor, (work) => startCorrection(work, path, { small: true }))
}

describe('小更正', () => {
  test('needs two signers, who see its difference; the change note is public', async () => {
    const { packageId, draftId } = await small()
    await write(draftId, BODY.replace('010-55550102', '010-55550103'), '咨询电话写错了，已改正。')
    expect(await submit(packageId)).toEqual([
      '正文第 2 段「010-55550103」：不是本局和各处室登记的电话；是个人的请删去，是单位的请说明是谁的。改不了的，在稿件的「检查」里说明。',
    ])
    await write(draftId, BODY.replace('按时', '准时'), '改正用词。')
    expect(await submit(packageId)).toEqual([])
    expect((await loadPackage({ db }, packageId)).gates.map(({ id }) => id)).toEqual(['head', 'content'])
    const page = await (await app.signIn(head)).get(`/workbench/packages/${packageId}`)
    expect(page.html).toContain(
      '<del><span class="vh">删去：</span>按</del><ins><span class="vh">加上：</span>准</ins>',
    )
    await sign(packageId)
    expect(await findVisible(db, path)).toMatchObject({ version: 2, changeNote: '改正用词。' })
    expect((await app.visitor().get(path)).text).toContain('改正用词。')
  })

  test('that changes nothing, too much, or a file is none', async () => {
    const { packageId, draftId } = await small()
    const body = (await findVisible(db, path)) === null ? '' : BODY.replace('按时', '准时')
    await write(draftId, body, '试一试')
    expect(await submit(packageId)).toEqual(['和公开的一样，还没有改任何地方。'])
    await write(draftId, `${body}\n\n${'另外再写一段很长的话。'.repeat(8)}`, '试一试')
    expect(await submit(packageId)).toEqual(['改动了 88 个字，小更正最多 60 个字。请作废，改用一般更正。'])
    await write(draftId, body, '试一试')
    await app.work(author.actor, (work) =>
      addDraftFile(work, draftId, { name: '附表.pdf', bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF\n') }),
    )
    expect(await submit(packageId)).toEqual([expect.stringContaining('小更正不能增减、更换附件')])
  })

  test('takes no other text along', async () => {
    const { packageId } = await small()
    await expect(
      app.work(author.actor, (work) =>
        addText(work, packageId, { typeId: 'news', columnId: 'zwdt', title: '顺便发的' }),
      ),
    ).rejects.toThrow('不能再加别的稿件')
  })

  test('the short route is for it alone, also in the database', async () => {
    const { packageId } = await app.work(author.actor, (work) =>
      startPackage(work, divisionId, { typeId: 'news', columnId: 'zwdt', title: '新的' }),
    )
    const round = db
      .insertInto('publication.review_round')
      .values({
        ...{ package_id: packageId, round: 1, route_id: 'small', gates: '[]', content_hash: 'x' },
        ...{ submitted_by: author.id, submitted_by_name: author.name, submitted_at: app.clock.now() },
      })
      .execute()
    await expect(round).rejects.toThrow('小更正只改已经发布的')
  })

  test('an ordinary correction takes the gates of its kind and shows its difference too', async () => {
    const { packageId, draftId } = await app.work(author.actor, (work) => startCorrection(work, path))
    await write(draftId, `${BODY}\n\n第三条\u3000本办法长期有效。`, '加了一条。')
    expect(await submit(packageId)).toEqual([])
    expect((await loadPackage({ db }, packageId)).gates).toHaveLength(4)
    const page = await (await app.signIn(head)).get(`/workbench/packages/${packageId}`)
    expect(page.html).toMatch(/<ins><span class="vh">加上：<\/span>第三条/)
  })
})
