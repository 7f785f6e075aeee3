import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { readBody } from './domain/read-body.ts'
import { loadPackage } from './load-package.ts'
import { saveDraft } from './save-draft.ts'
import { passGate, returnPackage } from './sign-gate.ts'
import { startPackage } from './start-package.ts'
import { submitPackage } from './submit-package.ts'
import { getDraft } from './store/drafts.ts'
import { findVisible } from './store/visible.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const divisionId = await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })

async function drafted(typeId = 'news', columnId = 'zwdt') {
  return app.work(author.actor, async (work) => {
    const started = await startPackage(work, divisionId, { typeId, columnId, title: '艺术节开幕' })
    await saveDraft(work, {
      draftId: started.draftId,
      revision: 1,
      text: {
        ...(await getDraft(work.db, started.draftId)),
        body: readBody('三月十日，艺术节开幕。\n\n共有 12 台演出。'),
      },
      alternatives: new Map(),
    })
    return started
  })
}

async function submitted(typeId?: string, columnId?: string) {
  const started = await drafted(typeId, columnId)
  const lacks = await app.work(author.actor, (work) =>
    submitPackage(work, started.packageId, { releaseAt: null }),
  )
  expect(lacks).toEqual([])
  return started
}

async function sign(by: Staff, packageId: string, gateId: string) {
  return app.work(by.actor, async (work) => {
    const loaded = await loadPackage(work, packageId)
    const gate = loaded.gates.find(({ id }) => id === gateId)
    return passGate(work, {
      packageId,
      gateId,
      seen: loaded.round?.contentHash ?? '',
      checked: gate?.checklists.flatMap((list) => list.items) ?? [],
    })
  })
}

async function dutiesOf(packageId: string) {
  return db
    .selectFrom('duties.duty')
    .select(['title', 'function', 'discharged_on as ended', 'discharge as how'])
    .where('subject', '=', `package:${packageId}`)
    .orderBy('title')
    .execute()
}

describe('先审后发: a text goes out when its last gate is passed, and not before', () => {
  test('a 动态 takes its author and two signers', async () => {
    const { packageId, draftId } = await submitted()
    await sign(head, packageId, 'head')
    expect((await loadPackage({ db }, packageId)).package.state).toBe('in-review')
    await sign(content, packageId, 'content')
    const draft = await getDraft(db, draftId)
    expect(draft.path).toMatch(/^\/lm\/zwdt\/2026-\d+$/)
    const visible = await findVisible(db, draft.path ?? '')
    expect(visible).toMatchObject({ title: '艺术节开幕', version: 1, kind: 'news' })
    expect((await dutiesOf(packageId)).map(({ title, how }) => [title, how])).toEqual([
      ['处室负责人审核：艺术节开幕', '李处长审签通过'],
      ['内容审核：艺术节开幕', '赵审核审签通过'],
    ])
  })

  test('each gate is a duty of who may sign it, and the next opens when the one before is through', async () => {
    const news = await submitted()
    expect((await dutiesOf(news.packageId)).map((duty) => duty.function)).toEqual(['head'])
    await sign(head, news.packageId, 'head')
    expect((await dutiesOf(news.packageId)).map((duty) => duty.function)).toEqual(['head', 'content-review'])
  })

  test('a gate whose turn has not come, or that somebody signed, is refused', async () => {
    const { packageId } = await submitted()
    await expect(sign(content, packageId, 'content')).rejects.toThrow('现在还轮不到这道关口')
    await sign(head, packageId, 'head')
    await expect(sign(head, packageId, 'head')).rejects.toThrow('这道关口李处长已经审过了')
  })

  test('every item of the checklists is ticked, or the gate stays open', async () => {
    const { packageId } = await submitted()
    const errors = await app.work(head.actor, async (work) =>
      passGate(work, {
        packageId,
        gateId: 'head',
        seen: (await loadPackage(work, packageId)).round?.contentHash ?? '',
        checked: [],
      }),
    )
    expect(errors.map(({ field }) => field)).toEqual(['checked'])
  })
})

describe('nobody signs his own text, and nobody signs two gates', () => {
  test('who wrote any of it signs none of its gates', async () => {
    const writing = await app.addStaff({
      name: '周又写又审',
      division: '艺术处',
      functions: ['handler', 'head'],
    })
    const { packageId, draftId } = await drafted()
    await app.work(writing.actor, async (work) =>
      saveDraft(work, {
        draftId,
        revision: 2,
        text: await getDraft(work.db, draftId),
        alternatives: new Map(),
      }),
    )
    await app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt: null }))
    await expect(sign(writing, packageId, 'head')).rejects.toThrow('不能由您审签')
  })

  test('one person with two functions signs one gate only', async () => {
    const both = await app.addStaff({
      name: '吴双职',
      division: '艺术处',
      functions: ['head', 'content-review'],
    })
    const { packageId } = await submitted()
    await sign(both, packageId, 'head')
    await expect(sign(both, packageId, 'content')).rejects.toThrow('一人只能审一道')
  })

  test('also not through another’s function that he holds for a time, nor the other through him', async () => {
    const { packageId } = await submitted()
    await sign(head, packageId, 'head')
    const deputy = await app.addStaff({ name: '郑代行', functions: ['handler'] })
    const acting: Staff = {
      ...deputy,
      actor: {
        ...deputy.actor,
        posts: [
          {
            function: 'content-review',
            divisionId: null,
            onBehalfOf: head.name,
            principalId: head.id,
          },
        ],
      },
    }
    await expect(sign(acting, packageId, 'content')).rejects.toThrow('不由您审签')
  })

  test('the database refuses a writer and a second gate, whatever code asks', async () => {
    const { packageId } = await submitted()
    const row = {
      package_id: packageId,
      round: 1,
      gate_id: 'head',
      outcome: 'passed' as const,
      way: 'screen' as const,
      signer_id: author.id,
      signer_name: author.name,
      signed_at: app.clock.now(),
    }
    await expect(db.insertInto('publication.gate_signature').values(row).execute()).rejects.toThrow(
      '自己编的稿件不能自己审',
    )
    const byHead = { ...row, signer_id: head.id, signer_name: head.name }
    await db.insertInto('publication.gate_signature').values(byHead).execute()
    await expect(
      db
        .insertInto('publication.gate_signature')
        .values({ ...byHead, gate_id: 'content' })
        .execute(),
    ).rejects.toThrow('one_gate_a_signer')
  })
})

describe('an unreviewed release is impossible in the database', () => {
  test('a version of a text that goes through gates needs all of them', async () => {
    const { packageId, draftId } = await submitted()
    const draft = await getDraft(db, draftId)
    const id = crypto.randomUUID()
    await db
      .insertInto('publication.publication')
      .values({
        id,
        kind: 'news',
        column_id: 'zwdt',
        path: draft.path ?? '',
        division_id: divisionId,
        current_version: 1,
        first_released_at: app.clock.now(),
      })
      .execute()
    await db.updateTable('publication.draft').set({ publication_id: id }).where('id', '=', draftId).execute()
    const hash = await db
      .selectFrom('publication.draft')
      .select('content_hash')
      .where('id', '=', draftId)
      .executeTakeFirstOrThrow()
    await expect(
      db
        .insertInto('publication.version')
        .values({
          publication_id: id,
          number: 1,
          title: 'x',
          content: '{}',
          parts: '[]',
          content_hash: hash.content_hash ?? '',
          author_id: author.id,
          author_name: author.name,
          approver_id: head.id,
          approver_name: head.name,
          released_at: app.clock.now(),
          package_id: packageId,
          round: 1,
        })
        .execute(),
    ).rejects.toThrow('还有关口没有过')
  })

  test('a text that changed after it was submitted is not the one that was signed', async () => {
    const { packageId } = await submitted()
    await sign(head, packageId, 'head')
    await db
      .updateTable('publication.draft')
      .set({ title: '偷换的标题' })
      .where('package_id', '=', packageId)
      .execute()
    await expect(sign(content, packageId, 'content')).rejects.toThrow('送审后又改过')
  })
})

describe('a returned text', () => {
  test('goes back with its reason, is due again, and begins a new round', async () => {
    const { packageId } = await submitted()
    const seen = (await loadPackage({ db }, packageId)).round?.contentHash ?? ''
    await app.work(head.actor, (work) =>
      returnPackage(work, { packageId, gateId: 'head', seen, reason: '演出场次和海报不一致' }),
    )
    expect((await loadPackage({ db }, packageId)).package.state).toBe('returned')
    await app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt: null }))
    const again = await loadPackage({ db }, packageId)
    expect([again.package.round, again.signatures.length, again.signed.length]).toEqual([2, 0, 1])
    expect((await dutiesOf(packageId)).filter(({ ended }) => ended === null)).toHaveLength(1)
  })
})
