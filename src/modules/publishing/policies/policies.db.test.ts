import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { moduleSwitch } from '../../../kernel/module-switch.ts'
import { changeSetting } from '../../ground/rules/index.ts'
import {
  findVisible,
  getDraft,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  startPackage,
  submitPackage,
} from '../../ground/publication/index.ts'
import { addInterpretation } from './add-interpretation.ts'
import { declareMaterial } from './declare-material.ts'
import type { Nature, WarningKind } from './domain/material.ts'
import { EMPTY_PLAN } from './domain/plan.ts'
import { askExemption, decideExemption } from './exempt-package.ts'
import { policyReadiness } from './readiness.ts'
import { savePlan } from './save-plan.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const divisionId = await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const secrecy = await app.addStaff({ name: '邓保密', functions: ['secrecy-review'] })
const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })
const leader = await app.addStaff({ name: '周分管', division: null, functions: ['leader'] })

const WORDS = '第一条 在本市登记、一年演出不少于八十场的小剧场，可以申请扶持。'
const ANSWERS = '问：我的剧场只有两百个座位，能拿到钱吗？\n答：能，一年演满八十场就行。'
const FIELDS = {
  docNo: '示例文旅发〔2026〕1号',
  issuer: '示例局',
  written: '2026-03-01',
  effective: '2026-04-01',
  topic: '文化',
  hotline: '000-55550102',
}

async function write(draftId: string, words: string, more: object = {}) {
  await app.work(author.actor, async (work) => {
    const draft = await getDraft(work.db, draftId)
    const text = { ...draft, body: readBody(words), ...more }
    await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
  })
}

async function policy(columnId = 'zcwj') {
  const started = await app.work(author.actor, (work) =>
    startPackage(work, divisionId, { typeId: 'policy', columnId, title: '小剧场扶持办法' }),
  )
  await write(started.draftId, WORDS, { fields: FIELDS })
  return started
}

async function plan(packageId: string) {
  await app.work(author.actor, (work) =>
    savePlan(work, {
      ...EMPTY_PLAN,
      ...{ packageId, revision: 0, forms: ['简明问答'], channels: ['本网站'], interpreter: '艺术处' },
      ...{ firstInterpreter: '梁样本，局长', firstAct: 'none', firstActNote: '本次由分管领导出面' },
      ...{ outline: '谁能申请', risk: '往年补不补', briefing: 'not-needed', briefingNote: '已逐家走访' },
    }),
  )
}

async function interpretation(
  packageId: string,
  policyDraftId: string,
  { words = ANSWERS, ...more }: { readonly words?: string; readonly source?: string } = {},
) {
  const draftId = await app.work(author.actor, (work) => addInterpretation(work, packageId, policyDraftId))
  await write(draftId, words, { fields: { form: '问答', interpreter: '艺术处' }, ...more })
  return draftId
}

async function declare(
  draftId: string,
  nature: Nature,
  answers: readonly (readonly [WarningKind, string])[] = [],
) {
  const { packageId } = await getDraft(db, draftId)
  await app.work(author.actor, (work) =>
    declareMaterial(work, { packageId, draftId, nature, answers: new Map(answers) }),
  )
}

async function submit(packageId: string): Promise<readonly string[]> {
  const lacks = await app.work(author.actor, (work) =>
    submitPackage(work, packageId, { releaseAt: null, readiness: [policyReadiness] }),
  )
  return lacks.flatMap((one) => one.lacks.map(({ message }) => message))
}

async function sign(by: Staff, packageId: string, gateId: string) {
  await app.work(by.actor, async (work) => {
    const loaded = await loadPackage(work, packageId)
    const gate = loaded.gates.find(({ id }) => id === gateId)
    const checked = gate?.checklists.flatMap((list) => list.items) ?? []
    await passGate(work, { packageId, gateId, seen: loaded.round?.contentHash ?? '', checked })
  })
}

async function duties(kind: string) {
  return db
    .selectFrom('duties.duty')
    .select(['title', 'explanation', 'due_on as due', 'discharge as how'])
    .where('kind', '=', kind)
    .orderBy('opened_on', 'desc')
    .execute()
}

describe('三同步: no policy goes to its gates without plan and interpretation (二(三))', () => {
  test('with the first draft the plan is owed; complete, it is owed no more', async () => {
    const { packageId } = await policy()
    await app.runJobs()
    expect((await duties('policies.write-plan')).map(({ how }) => how)).toContain(null)
    await plan(packageId)
    expect((await duties('policies.write-plan')).map(({ how }) => how)).toEqual(['王编写写好解读方案'])
  })

  test('a policy alone is refused with each missing thing by its name', async () => {
    const { packageId } = await policy()
    const lacks = await submit(packageId)
    expect(lacks).toContain('解读方案还没有选解读形式。')
    expect(lacks).toContain('《小剧场扶持办法》还没有解读。请加一份，或写明不作解读的理由。')
  })

  test('with plan and interpretation both come out in the same minute, linked both ways', async () => {
    const { packageId, draftId } = await policy()
    await plan(packageId)
    const second = await interpretation(packageId, draftId)
    expect(await submit(packageId)).toEqual([expect.stringContaining('还没有声明这份材料是什么')])
    await declare(second, 'own')
    expect(await submit(packageId)).toEqual([])
    await sign(head, packageId, 'head')
    await sign(secrecy, packageId, 'secrecy')
    await sign(content, packageId, 'content')
    await sign(leader, packageId, 'sign')
    const [one, two] = await Promise.all(
      [draftId, second].map(async (id) => findVisible(db, (await getDraft(db, id)).path ?? '')),
    )
    expect(one?.releasedAt).toEqual(two?.releasedAt)
    const policyPage = await app.visitor().get(one?.path ?? '')
    expect(policyPage.text).toContain('相关解读：解读：小剧场扶持办法')
    const explained = await app.visitor().get(two?.path ?? '')
    expect(explained.text).toContain('解读的文件：小剧场扶持办法')
    expect(explained.html).toContain('href="tel:00055550102"')
  })

  test('what is declared a repost or a work summary is refused', async () => {
    const { packageId, draftId } = await policy()
    await plan(packageId)
    const second = await interpretation(packageId, draftId)
    for (const [nature, sentence] of [
      ['repost', '转发的媒体报道不能当解读'],
      ['work-summary', '工作总结不能当解读'],
    ] as const) {
      await declare(second, nature)
      expect(await submit(packageId)).toEqual([expect.stringContaining(sentence)])
    }
  })

  test('a copy of the policy from elsewhere goes only with written reasons, which the signer reads', async () => {
    const { packageId, draftId } = await policy()
    await plan(packageId)
    const second = await interpretation(packageId, draftId, { words: WORDS, source: '某某晚报' })
    await declare(second, 'own')
    expect(await submit(packageId)).toEqual([
      expect.stringContaining('第 1 段（100% 相同）'),
      expect.stringContaining('来源写的是「某某晚报」'),
      expect.stringContaining('没有一个「问：」「答：」'),
    ])
    const reason = '只有一条，原样登出更清楚'
    await declare(second, 'own', [
      ['like-the-policy', reason],
      ['foreign-source', '晚报代为排版'],
      ['no-questions', '没有人会问'],
    ])
    expect(await submit(packageId)).toEqual([])
    const signer = await app.signIn(head)
    expect((await signer.get(`/workbench/packages/${packageId}`)).text).toContain(`王编写的理由：${reason}`)
  })

  test('a package in review keeps its plan and its declarations as they were sent', async () => {
    const { packageId, draftId } = await policy()
    await plan(packageId)
    const second = await interpretation(packageId, draftId)
    await declare(second, 'own')
    await submit(packageId)
    await expect(plan(packageId)).rejects.toThrow('正在审签')
    await expect(declare(second, 'repost')).rejects.toThrow('正在审签')
  })

  test('who writes over an older plan is told, and nothing of the newer one is lost', async () => {
    const { packageId } = await policy()
    await plan(packageId)
    await expect(plan(packageId)).rejects.toThrow('别人存过解读方案')
  })
})

describe('不作解读: a reason, and a second person', () => {
  test('nobody agrees to his own reason, in the database neither', async () => {
    const { packageId } = await policy()
    await app.work(author.actor, (work) => askExemption(work, packageId, '只有一条'))
    expect(await submit(packageId)).toEqual(['不作解读的理由还没有第二人同意。'])
    await expect(
      app.work(author.actor, (work) => decideExemption(work, packageId, 'signed')),
    ).rejects.toThrow('申请的人自己不能同意')
    const own = db
      .updateTable('policies.exemption')
      .set({ signed_by: author.id, signed_by_name: author.name, signed_at: app.clock.now() })
      .where('package_id', '=', packageId)
    await expect(own.execute()).rejects.toThrow('signed_by_a_second_person')
    await app.work(head.actor, (work) => decideExemption(work, packageId, 'signed'))
    expect(await submit(packageId)).toEqual([])
  })

  test('refused, the interpretation is owed again', async () => {
    const { packageId } = await policy()
    await app.work(author.actor, (work) => askExemption(work, packageId, '只有一条'))
    await app.work(head.actor, (work) => decideExemption(work, packageId, 'refused'))
    expect(await submit(packageId)).toContain(
      '《小剧场扶持办法》还没有解读。请加一份，或写明不作解读的理由。',
    )
  })
})

test('an emergency policy goes first, and its interpretation is owed by the hour until it is out', async () => {
  const { packageId, draftId } = await policy('yjxx')
  expect(await submit(packageId)).toEqual([])
  await sign(content, packageId, 'content')
  await sign(secrecy, packageId, 'secrecy')
  await sign(leader, packageId, 'sign')
  await app.runJobs()
  const [owed] = await duties('policies.follow-up')
  expect(owed).toMatchObject({ title: '补解读：小剧场扶持办法', due: '2026-03-11', how: null })
  expect(owed?.explanation).toContain('2026-03-11 10:00 前发布')
  const later = await interpretation(packageId, draftId)
  const { packageId: second } = await getDraft(db, later)
  expect(second).not.toBe(packageId)
  await declare(later, 'own')
  expect(await submit(second)).toEqual([])
  await sign(head, second, 'head')
  await sign(secrecy, second, 'secrecy')
  await sign(content, second, 'content')
  await sign(leader, second, 'sign')
  await app.runJobs()
  expect((await duties('policies.follow-up'))[0]?.how).toBe('解读已经发布')
})

describe('the page of 解读方案和解读', () => {
  test('is there for packages with a policy, and for no other address', async () => {
    const { packageId } = await policy()
    const client = await app.signIn(author)
    const page = await client.get(`/workbench/policies/${packageId}`)
    expect(page.text).toContain('送审前还差')
    for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await client.get(`/workbench/policies/${id}`)).status).toBe(404)
    const news = await app.work(author.actor, (work) =>
      startPackage(work, divisionId, { typeId: 'news', columnId: 'zwdt', title: '动态' }),
    )
    expect((await client.get(`/workbench/policies/${news.packageId}`)).status).toBe(404)
  })

  test('a date that is none is answered beside its field, and what was typed stays', async () => {
    const { packageId } = await policy()
    const client = await app.signIn(author)
    await client.get(`/workbench/policies/${packageId}`)
    const answer = await client.post(`/workbench/policies/${packageId}/plan`, {
      briefingOn: '下周',
      outline: '谁能申请',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('日期写成 2026-08-30 这样。')
    expect(answer.html).toContain('谁能申请')
  })

  test('another division neither reads nor writes it', async () => {
    const { packageId } = await policy()
    const other = await app.signIn(await app.addStaff({ division: '法制处', functions: ['handler'] }))
    expect((await other.get(`/workbench/policies/${packageId}`)).status).toBe(404)
    await other.get('/workbench/policies')
    expect((await other.post(`/workbench/policies/${packageId}/plan`, {})).status).toBe(403)
  })
})

test('a bureau that does not use the module asks no policy for its 解读, and shows nothing of it', async () => {
  const { packageId } = await policy()
  const client = await app.signIn(author)
  const path = `/workbench/packages/${packageId}`
  expect((await client.get(path)).text).toContain('解读方案还没有选解读形式')
  await app.work(SYSTEM, (work) =>
    changeSetting(work, moduleSwitch('policies', '政策解读'), { value: 'off', reason: '试行' }),
  )
  const page = await client.get(path)
  expect(page.text).not.toContain('解读方案')
  await app.work(SYSTEM, (work) =>
    changeSetting(work, moduleSwitch('policies', '政策解读'), { value: 'on', reason: '启用' }),
  )
})
