import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { civilDate } from '../../../../../kernel/civil-date.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../../test/support/application.ts'
import type { Client, Staff } from '../../../../../../test/support/application.ts'
import { readWorkbook } from '../../../../../platform/sheets/read-workbook.ts'
import { KEY_HEAD } from '../../../../../platform/sheets/sheet-spec.ts'
import { tableUnder } from '../../../../../platform/sheets/table-under.ts'
import { listOpenDutiesOf } from '../../../../ground/duties/index.ts'
import { adoptPlan } from '../../adopt-plan.ts'
import { importPlan } from '../../import-plan.ts'
import { decideNotConcernedRequest } from '../../not-concerned.ts'
import { listMeasures } from '../../store/measures.ts'
import { listEvidence } from '../../store/evidence.ts'
import { findReturn, listEntries } from '../../store/returns.ts'

const app = await openTestApplication({ at: '2026-03-20' })
afterAll(() => app.close())

const PLAN = `示例局2026年政务公开工作要点

一、做好重点公开
（一）公布演出安排。把本市演出安排放到网站，方便群众查。（艺术处负责落实）
（二）公布场馆名录。更新公共文化场馆名录和开放时间。（艺术处牵头，公共服务处配合）
（三）公布培训计划。把艺术普及培训计划放到网站，2026年6月30日前完成。（艺术处负责落实）
二、做好服务
（一）公布预约方式。把图书馆的预约方式放到网站。（公共服务处负责落实）
`

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Cast {
  readonly office: Staff
  readonly clerk: Staff
  readonly head: Staff
  readonly secondHead: Staff
  readonly leader: Staff
  readonly stranger: Staff
}

let cast: Cast
let art = ''
let service = ''

beforeAll(async () => {
  art = await app.division('艺术处')
  service = await app.division('公共服务处')
  cast = {
    office: await app.addStaff({ name: '王办公', functions: ['handler', 'openness-handler'] }),
    clerk: await app.addStaff({ name: '李经办', division: '艺术处', functions: ['handler'] }),
    head: await app.addStaff({ name: '赵处长', division: '艺术处', functions: ['head'] }),
    secondHead: await app.addStaff({ name: '孙副处', division: '艺术处', functions: ['head'] }),
    leader: await app.addStaff({ name: '周分管', division: null, functions: ['leader'] }),
    stranger: await app.addStaff({ name: '钱经办', division: '公共服务处', functions: ['handler'] }),
  }
})

interface Adopted {
  readonly id: string
  readonly measures: readonly string[]
  readonly path: (division: string, period?: string) => string
}

/** A fresh adopted plan, reported by quarters. */
async function adopted(text = PLAN): Promise<Adopted> {
  app.clock.set('2026-03-20')
  const id = await app.work(cast.office.actor, (work) => importPlan(work, { kind: 'pasted', text }))
  await app.work(cast.office.actor, (work) => adoptPlan(work, { planId: id }))
  const measures = await app.work(cast.office.actor, (work) => listMeasures(work.db, id))
  const path = (division: string, period = '2026-Q1') =>
    `/workbench/plans/${id}/returns/${division}/${period}`
  return { id, measures: measures.map((measure) => measure.id), path }
}

/** What a clerk types when all goes to plan. */
function filled(plan: Adopted, words = '已公布第一批。'): Record<string, string> {
  const [first = '', second = '', third = ''] = plan.measures
  return Object.fromEntries(
    [first, second, third].flatMap((id) => [
      [`state-${id}`, 'on-schedule'],
      [`text-${id}`, words],
    ]),
  )
}

function formOf(plan: Adopted, period = '2026-Q1', division = art) {
  return app.work(cast.office.actor, async (work) => {
    const form = await findReturn(work.db, { planId: plan.id, divisionId: division, period })
    const entries = form === null ? [] : await listEntries(work.db, form.id)
    const evidence = form === null ? [] : await listEvidence(work.db, form.id)
    return { form, entries, evidence }
  })
}

async function handOver(plan: Adopted, by: Client): Promise<void> {
  await by.get(plan.path(art))
  const answer = await by.post(plan.path(art), { ...filled(plan), act: 'hand' })
  expect(answer.location).toBe(`${plan.path(art)}?done=handed`)
}

async function confirmed(plan: Adopted): Promise<void> {
  await handOver(plan, await app.signIn(cast.clerk))
  const head = await app.signIn(cast.head)
  await head.get(plan.path(art))
  expect((await head.post(plan.path(art), { act: 'confirm' })).location).toContain('done=confirmed')
}

describe('the division fills in its report', () => {
  test('the page says the report day as an internal limit, and offers a form for each measure the division leads', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    const page = await clerk.get(plan.path(art))
    expect(page.status).toBe(200)
    expect(page.text).toContain('2026-03-25')
    expect(page.text).toContain('内部期限')
    expect(page.text).toContain('本处牵头的 3 项')
    expect(page.text).toContain('还没有填')
  })

  test('a draft is kept as it is typed, complete or not', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const answer = await clerk.post(plan.path(art), { [`text-${first}`]: '写了一半', act: 'save' })
    expect(answer.location).toBe(`${plan.path(art)}?done=saved&do=fill`)
    expect((await clerk.get(answer.location ?? '')).text).toContain('已存草稿')
    expect((await clerk.get(plan.path(art))).html).toContain('写了一半')
    expect((await formOf(plan)).form?.status).toBe('draft')
  })

  test('an incomplete report is not handed on: each gap is named beside its field, and what was typed is saved', async () => {
    const plan = await adopted()
    const [first = '', second = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const answer = await clerk.post(plan.path(art), {
      [`state-${first}`]: 'behind',
      [`text-${first}`]: '场地没有落实。',
      act: 'hand',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-state-${second}"`)
    expect(answer.text).toContain('第 2 项：请选按计划、滞后或已完成。')
    expect(answer.html).toContain('场地没有落实。')
    expect(answer.text).toContain('已经存成草稿')
    const { form, entries } = await formOf(plan)
    expect(form?.status).toBe('draft')
    expect(entries.find((entry) => entry.measureId === first)).toMatchObject({
      state: 'behind',
      text: '场地没有落实。',
    })
  })

  test('a complete report goes to the head, whose duty it becomes', async () => {
    const plan = await adopted()
    await handOver(plan, await app.signIn(cast.clerk))
    const duties = await app.work(cast.office.actor, (work) =>
      listOpenDutiesOf(
        work.db,
        plan.measures.map((id) => `measure:${id}`),
      ),
    )
    const reports = duties.filter((duty) => duty.kind === 'work-plan.report' && duty.divisionId === art)
    expect(reports).toHaveLength(3)
    expect(reports.every((duty) => duty.function === 'head')).toBe(true)
  })

  test('a repeated post has one effect', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const [first = ''] = plan.measures
    const submissionId =
      clerk
        .forms()
        .find((form) => form.action === plan.path(art))
        ?.controls.find((control) => control.name === 'submissionId')?.value ?? ''
    const fields = { [`statement-${first}`]: '演出安排已在网站公布。', submissionId, act: 'save' }
    const one = await clerk.post(plan.path(art), fields)
    const two = await clerk.post(plan.path(art), fields)
    expect(two.location).toBe(one.location)
    expect((await formOf(plan)).evidence).toHaveLength(1)
  })

  test('a text that is too long is refused beside its field, with every word kept', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const long = '长'.repeat(2001)
    const answer = await clerk.post(plan.path(art), {
      [`text-${first}`]: long,
      [`url-${first}`]: 'https://a.example/1',
      act: 'save',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('最多 2000 字')
    expect(answer.html).toContain(long)
    expect(answer.html).toContain('https://a.example/1')
  })

  test('two people at one form: the second is told, and nobody’s words are overwritten unseen', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    const head = await app.signIn(cast.head)
    await clerk.get(plan.path(art))
    await head.get(plan.path(art))
    await clerk.post(plan.path(art), { [`text-${first}`]: '经办写的', act: 'save' })
    const late = await head.post(plan.path(art), { [`text-${first}`]: '处长写的', act: 'save' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('李经办在 10:00 保存过这张表')
    expect(late.html).toContain('处长写的')
    expect((await formOf(plan)).entries.find((entry) => entry.measureId === first)?.text).toBe('经办写的')
    const again = await head.post(plan.path(art), { act: 'save' })
    expect(again.status).toBe(303)
    expect((await formOf(plan)).entries.find((entry) => entry.measureId === first)?.text).toBe('处长写的')
  })

  test('a division that only takes part may add a line, and need not', async () => {
    const plan = await adopted()
    const [, second = '', , fourth = ''] = plan.measures
    const clerk = await app.signIn(cast.stranger)
    const page = await clerk.get(plan.path(service))
    expect(page.text).toContain('本处参加的 1 项（可以不填）')
    const answer = await clerk.post(plan.path(service), {
      [`state-${fourth}`]: 'on-schedule',
      [`text-${fourth}`]: '已经放上网站。',
      act: 'hand',
    })
    expect(answer.location).toContain('done=handed')
    expect((await formOf(plan, '2026-Q1', service)).entries.map((entry) => entry.measureId)).not.toContain(
      second,
    )
  })
})

describe('evidence', () => {
  test('已完成 needs evidence', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const answer = await clerk.post(plan.path(art), {
      ...filled(plan),
      [`state-${first}`]: 'completed',
      act: 'hand',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('报“已完成”要附佐证')
    const given = await clerk.post(plan.path(art), {
      [`statement-${first}`]: '演出安排已在网站公布，每周更新。',
      act: 'hand',
    })
    expect(given.location).toContain('done=handed')
  })

  test('a picture, a link and a sentence are taken in with what was typed in the same post', async () => {
    const plan = await adopted()
    const [first = '', second = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const answer = await clerk.post(plan.path(art), {
      [`text-${second}`]: '名录已更新。',
      [`file-${first}`]: { fileName: '截图.png', bytes: PNG },
      [`url-${first}`]: 'https://www.example.gov.cn/a.html',
      [`title-${first}`]: '演出安排页',
      [`statement-${second}`]: '名录已在网站更新，可以查到。',
      act: `save:${first}`,
    })
    expect(answer.location).toBe(`${plan.path(art)}?done=saved&do=fill#m-${first}`)
    const { evidence, entries } = await formOf(plan)
    expect(evidence.map((piece) => [piece.kind, piece.title, piece.public]).sort()).toEqual([
      ['file', '截图.png', false],
      ['link', '演出安排页', false],
      ['statement', '名录已在网站更新，可以查到。', false],
    ])
    expect(entries.find((entry) => entry.measureId === second)?.text).toBe('名录已更新。')
  })

  test('a program with another name is refused in a sentence, and nothing that was typed is lost', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)])
    const answer = await clerk.post(plan.path(art), {
      ...filled(plan, '打了很久的字。'),
      [`file-${first}`]: { fileName: '截图.png', bytes: program },
      [`url-${first}`]: 'https://www.example.gov.cn/b.html',
      act: 'hand',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('“截图.png”没有收下。')
    expect(answer.html).toContain('打了很久的字。')
    const { form, entries, evidence } = await formOf(plan)
    expect(form?.status).toBe('draft')
    expect(entries.map((entry) => entry.text)).toEqual(['打了很久的字。', '打了很久的字。', '打了很久的字。'])
    // The link was good: it is kept once, and does not stand in its field a second time.
    expect(evidence.map((piece) => piece.kind)).toEqual(['link'])
    await clerk.post(plan.path(art), { act: 'save' })
    expect((await formOf(plan)).evidence).toHaveLength(1)
  })

  test('a link without a scheme and an unreleased page are refused in a sentence and stand in their fields', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const answer = await clerk.post(plan.path(art), {
      [`url-${first}`]: 'www.example.gov.cn',
      [`page-${first}`]: '/gzyd/1999/1',
      act: 'save',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('链接要以 http:// 或 https:// 开头')
    expect(answer.text).toContain('本站没有已公开的这一页')
    expect(answer.html).toContain('value="www.example.gov.cn"')
    expect(answer.html).toContain('value="/gzyd/1999/1"')
    expect(answer.html).toContain(`href="#f-url-${first}"`)
  })

  test('a piece is 内部 until the division ticks 可公开, and may be taken back', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), { [`statement-${first}`]: '演出安排已在网站公布。', act: 'save' })
    const [piece] = (await formOf(plan)).evidence
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), { public: piece?.id ?? '', act: 'save' })
    expect((await formOf(plan)).evidence[0]?.public).toBe(true)
    await clerk.get(plan.path(art))
    const gone = await clerk.post(plan.path(art), {
      [`text-${first}`]: '同时打的字',
      act: `withdraw:${piece?.id ?? ''}`,
    })
    expect(gone.location).toContain('done=withdrawn')
    const { evidence, entries } = await formOf(plan)
    expect(evidence).toHaveLength(0)
    expect(entries.find((entry) => entry.measureId === first)?.text).toBe('同时打的字')
  })
})

describe('a division with many measures', () => {
  const numbers = [
    '一',
    '二',
    '三',
    '四',
    '五',
    '六',
    '七',
    '八',
    '九',
    '十',
    '十一',
    '十二',
    '十三',
    '十四',
    '十五',
  ]
  const lines = numbers.map(
    (number) => `（${number}）公布第${number}批名录。把名录放到网站，方便查。（艺术处负责落实）`,
  )
  const long = `示例局2026年政务公开工作要点\n\n一、做好公开\n${lines.join('\n')}\n`

  test('opens the evidence fields one measure at a time, after a save, since a form carries twenty files', async () => {
    const plan = await adopted(long)
    const [first = '', second = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    const page = await clerk.get(plan.path(art))
    expect(page.text).toContain('本处牵头的 15 项')
    expect(page.html).not.toContain(`name="file-${first}"`)
    const answer = await clerk.post(plan.path(art), { [`text-${first}`]: '打到一半', act: `add:${second}` })
    expect(answer.location).toBe(`${plan.path(art)}?done=adding&do=fill&add=${second}#m-${second}`)
    const open = await clerk.get(answer.location?.split('#')[0] ?? '')
    expect(open.html).toContain(`name="file-${second}"`)
    expect(open.html).toContain('打到一半')
  })
})

describe('the head signs', () => {
  test('he sees state, text and difference on one screen and confirms once; the duties are met', async () => {
    const plan = await adopted()
    await handOver(plan, await app.signIn(cast.clerk))
    const head = await app.signIn(cast.head)
    const page = await head.get(plan.path(art))
    expect(page.text).toContain('确认这 3 项')
    expect(page.text).toContain('上期没有报')
    expect((await head.post(plan.path(art), { act: 'confirm' })).location).toBe(
      `${plan.path(art)}?done=confirmed`,
    )
    expect((await formOf(plan)).form).toMatchObject({ status: 'confirmed', confirmedBy: '赵处长' })
    const open = await app.work(cast.office.actor, (work) =>
      listOpenDutiesOf(
        work.db,
        plan.measures.map((id) => `measure:${id}`),
      ),
    )
    expect(open.filter((duty) => duty.kind === 'work-plan.report' && duty.divisionId === art)).toEqual([])
  })

  test('nobody confirms what he filled in himself: the page says why and who can; the leader is told', async () => {
    const plan = await adopted()
    const head = await app.signIn(cast.head)
    await handOver(plan, head)
    const page = await head.get(plan.path(art))
    expect(page.text).toContain('这份是您自己填的，不能由您确认。请本处另一位负责人或分管领导确认。')
    expect(page.html).not.toContain('value="confirm"')
    const refused = await head.post(plan.path(art), { act: 'confirm' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('这份是您自己填的')
    const leader = await app.signIn(cast.leader)
    expect((await leader.get('/workbench')).html).toContain(plan.path(art))
    await leader.get(plan.path(art))
    expect((await leader.post(plan.path(art), { act: 'confirm' })).status).toBe(303)
  })

  test('another head of the same division may confirm it', async () => {
    const plan = await adopted()
    await handOver(plan, await app.signIn(cast.head))
    const second = await app.signIn(cast.secondHead)
    await second.get(plan.path(art))
    expect((await second.post(plan.path(art), { act: 'confirm' })).status).toBe(303)
  })

  test('he does not sign what was changed after he opened it', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await handOver(plan, clerk)
    const head = await app.signIn(cast.head)
    await head.get(plan.path(art))
    app.clock.set('2026-03-20T10:05:00+08:00')
    await clerk.get(`${plan.path(art)}?do=fill`)
    await clerk.post(plan.path(art), { ...filled(plan, '又改了。'), act: 'save' })
    const late = await head.post(plan.path(art), { act: 'confirm' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('李经办在 10:05 保存过这张表')
    expect(late.text).toContain('又改了。')
    expect((await head.post(plan.path(art), { act: 'confirm' })).status).toBe(303)
  })

  test('he returns it with a reason, which stands on top for the clerk; without a reason he does not', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await handOver(plan, clerk)
    const head = await app.signIn(cast.head)
    await head.get(plan.path(art))
    const bare = await head.post(plan.path(art), { act: 'send-back', reason: ' ' })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请写明退回的理由')
    expect(
      (await head.post(plan.path(art), { act: 'send-back', reason: '第 2 项要写清数量。' })).location,
    ).toContain('done=sent-back')
    const page = await clerk.get(plan.path(art))
    expect(page.text).toContain('赵处长退回：第 2 项要写清数量。')
    expect((await clerk.get('/workbench')).html).toContain(plan.path(art))
  })

  test('a clerk cannot confirm', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await handOver(plan, clerk)
    const page = await clerk.get(plan.path(art))
    expect(page.html).not.toContain('value="confirm"')
    expect((await clerk.post(plan.path(art), { act: 'confirm' })).status).toBe(403)
  })
})

describe('the next period', () => {
  test('the last confirmed words are carried forward, and 无变化 keeps them', async () => {
    const plan = await adopted()
    await confirmed(plan)
    app.clock.set('2026-06-20')
    const clerk = await app.signIn(cast.clerk)
    const page = await clerk.get(plan.path(art, '2026-Q2'))
    expect(page.text).toContain('下面是上期的话')
    const same = Object.fromEntries(plan.measures.slice(0, 3).map((id) => [`same-${id}`, 'yes']))
    expect((await clerk.post(plan.path(art, '2026-Q2'), { ...same, act: 'hand' })).location).toContain(
      'done=handed',
    )
    const { entries } = await formOf(plan, '2026-Q2')
    expect(entries.map(({ state, text, unchanged }) => ({ state, text, unchanged }))).toEqual(
      Array(3).fill({ state: 'on-schedule', text: '已公布第一批。', unchanged: true }),
    )
    const head = await app.signIn(cast.head)
    expect((await head.get(plan.path(art, '2026-Q2'))).text).toContain('其中 3 项和上期一样')
  })

  test('a ticked 无变化 never overwrites what was typed', async () => {
    const plan = await adopted()
    await confirmed(plan)
    app.clock.set('2026-06-20')
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art, '2026-Q2'))
    const answer = await clerk.post(plan.path(art, '2026-Q2'), {
      [`same-${first}`]: 'yes',
      [`text-${first}`]: '又公布了第二批。',
      act: 'save',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('勾了“无变化”，内容却和上期不同')
    const { entries } = await formOf(plan, '2026-Q2')
    expect(entries.find((entry) => entry.measureId === first)).toMatchObject({
      text: '又公布了第二批。',
      unchanged: false,
    })
  })

  test('the head reads in words what changed', async () => {
    const plan = await adopted()
    await confirmed(plan)
    app.clock.set('2026-06-20')
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art, '2026-Q2'))
    const [first = ''] = plan.measures
    await clerk.post(plan.path(art, '2026-Q2'), {
      ...filled(plan),
      [`state-${first}`]: 'behind',
      [`text-${first}`]: '已公布第一批。第二批在核对。',
      act: 'hand',
    })
    const head = await app.signIn(cast.head)
    const page = await head.get(plan.path(art, '2026-Q2'))
    expect(page.text).toContain('进度：按计划 → 滞后')
    expect(page.text).toContain('新写：“第二批在核对。”')
  })

  test('what was completed and proved before need not be proved again', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), {
      ...filled(plan),
      [`state-${first}`]: 'completed',
      [`statement-${first}`]: '演出安排已在网站公布。',
      act: 'hand',
    })
    const head = await app.signIn(cast.head)
    await head.get(plan.path(art))
    await head.post(plan.path(art), { act: 'confirm' })
    app.clock.set('2026-06-20')
    const next = await app.signIn(cast.clerk)
    await next.get(plan.path(art, '2026-Q2'))
    const same = Object.fromEntries(plan.measures.slice(0, 3).map((id) => [`same-${id}`, 'yes']))
    expect((await next.post(plan.path(art, '2026-Q2'), { ...same, act: 'hand' })).location).toContain(
      'done=handed',
    )
  })
})

describe('办公室', () => {
  test('returns a confirmed report with a reason; the division corrects it and confirms again', async () => {
    const plan = await adopted()
    await confirmed(plan)
    const office = await app.signIn(cast.office)
    await office.get(plan.path(art))
    expect((await office.post(plan.path(art), { act: 'office-return', reason: '' })).status).toBe(422)
    expect(
      (await office.post(plan.path(art), { act: 'office-return', reason: '请写明公布在哪里。' })).status,
    ).toBe(303)
    const clerk = await app.signIn(cast.clerk)
    expect((await clerk.get(plan.path(art))).text).toContain('王办公退回：请写明公布在哪里。')
    await clerk.post(plan.path(art), { ...filled(plan, '已公布在网站首页。'), act: 'hand' })
    const head = await app.signIn(cast.head)
    await head.get(plan.path(art))
    expect((await head.post(plan.path(art), { act: 'confirm' })).status).toBe(303)
    expect((await formOf(plan)).form).toMatchObject({ status: 'confirmed', rounds: 1, returnReason: null })
  })

  test('enters a report for a division with its source, and the page says so', async () => {
    const plan = await adopted()
    const office = await app.signIn(cast.office)
    expect((await office.get(plan.path(art))).text).toContain('办公室代录')
    await office.get(`${plan.path(art)}?do=enter`)
    const bare = await office.post(plan.path(art), { ...filled(plan), source: '', act: 'enter' })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请写明来源')
    expect(bare.html).toContain('已公布第一批。')
    const answer = await office.post(plan.path(art), { source: '3月20日电话，艺术处经办口述', act: 'enter' })
    expect(answer.location).toBe(`${plan.path(art)}?done=entered`)
    expect((await formOf(plan)).form).toMatchObject({
      status: 'confirmed',
      enteredByOffice: '王办公',
      source: '3月20日电话，艺术处经办口述',
    })
    const clerk = await app.signIn(cast.clerk)
    expect((await clerk.get(plan.path(art))).text).toContain('来源：3月20日电话，艺术处经办口述')
  })

  test('evidence it adds while entering loses nothing of what it typed', async () => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const office = await app.signIn(cast.office)
    await office.get(`${plan.path(art)}?do=enter`)
    const answer = await office.post(plan.path(art), {
      ...filled(plan),
      source: '电话',
      [`statement-${first}`]: '处室电话说已经公布在网站。',
      act: `save:${first}`,
    })
    expect(answer.location).toContain('done=saved-for-division&do=enter')
    const page = await office.get(`${plan.path(art)}?do=enter`)
    expect(page.html).toContain('value="电话"')
    expect(page.html).toContain('已公布第一批。')
    expect((await formOf(plan)).form?.status).toBe('draft')
  })
})

describe('本处本年不涉及', () => {
  test('asks with a reason, need not report the measure meanwhile, and is excused once it is accepted', async () => {
    const plan = await adopted()
    const [first = '', second = '', third = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const bare = await clerk.post(plan.path(art), { act: `excuse:${first}` })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请写明为什么本处本年不涉及')
    const asked = await clerk.post(plan.path(art), {
      [`reason-${first}`]: '今年没有演出任务，已移交文化馆。',
      act: `excuse:${first}`,
    })
    expect(asked.location).toContain('done=excused')
    const page = await clerk.get(plan.path(art))
    expect(page.text).toContain('等认可')
    const rest = Object.fromEntries(
      [second, third].flatMap((id) => [
        [`state-${id}`, 'on-schedule'],
        [`text-${id}`, '按计划做。'],
      ]),
    )
    expect((await clerk.post(plan.path(art), { ...rest, act: 'hand' })).location).toContain('done=handed')
    await app.work(cast.office.actor, (work) =>
      decideNotConcernedRequest(
        work,
        { planId: plan.id, measureId: first, divisionId: art },
        { accepted: true, reason: '' },
      ),
    )
    expect((await clerk.get(plan.path(art))).text).toContain('另有 1 项办公室已认可')
  })
})

test('a source of more than 200 letters is said beside its field, on the page and with the workbook', async () => {
  const plan = await adopted()
  const office = await app.signIn(cast.office)
  const source = '电'.repeat(201)
  await office.get(`${plan.path(art)}?do=enter`)
  const typed = await office.post(plan.path(art), { ...filled(plan), source, act: 'enter' })
  expect([typed.status, typed.html.includes('id="f-source-error"')]).toEqual([422, true])
  const bytes = (await office.get(`${plan.path(art)}/sheet`)).bytes
  await office.get(`${plan.path(art)}?do=enter`)
  const sheet = await office.post(`${plan.path(art)}/sheet`, {
    sheet: { fileName: '表.xlsx', bytes },
    'sheet-source': source,
  })
  expect([sheet.status, sheet.html.includes('id="f-sheet-source-error"')]).toEqual([422, true])
  expect((await formOf(plan)).form?.source ?? null).toBeNull()
})

describe('evidence that is too long', () => {
  test.each([
    ['title', { title: '长'.repeat(101), url: 'https://www.example.gov.cn/a' }],
    ['url', { title: '', url: `https://www.example.gov.cn/${'a'.repeat(500)}` }],
    ['statement', { statement: '说'.repeat(201) }],
  ])('says so beside %s and keeps what was typed', async (field, typed: Record<string, string>) => {
    const plan = await adopted()
    const [first = ''] = plan.measures
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const fields = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [`${name}-${first}`, value]),
    )
    const answer = await clerk.post(plan.path(art), { ...filled(plan), ...fields, act: 'hand' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`id="f-${field}-${first}-error"`)
    expect(answer.html).toContain(`value="${typed[field] ?? ''}"`)
    expect((await formOf(plan)).evidence).toEqual([])
  })
})

describe('the workbook of a report', () => {
  async function sheetRows(bytes: Buffer) {
    const [sheet] = await readWorkbook(bytes)
    return sheet === undefined ? null : tableUnder(sheet, [KEY_HEAD, '进度', '落实情况'])
  }

  test('goes out with what stands and comes back into the draft', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), { ...filled(plan), act: 'save' })
    const out = await clerk.get(`${plan.path(art)}/sheet`)
    expect(out.status).toBe(200)
    expect((await sheetRows(out.bytes))?.map((row) => row.cells.get('进度'))).toEqual([
      '按计划',
      '按计划',
      '按计划',
    ])
    const bytes = edited(
      out.bytes,
      new Map([
        ['按计划', '滞后'],
        ['已公布第一批。', '表里改的。'],
      ]),
    )
    await clerk.get(plan.path(art))
    const back = await clerk.post(`${plan.path(art)}/sheet`, { sheet: { fileName: '填报表.xlsx', bytes } })
    expect(back.location).toBe(`${plan.path(art)}?done=sheet&do=fill`)
    expect((await formOf(plan)).entries.map(({ state, text }) => [state, text])).toEqual(
      Array(3).fill(['behind', '表里改的。']),
    )
  })

  test('a wrong row is named by its line, and nothing is taken in', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), { ...filled(plan), act: 'save' })
    const out = await clerk.get(`${plan.path(art)}/sheet`)
    const bytes = edited(
      out.bytes,
      new Map([
        ['按计划', '进行中'],
        ['已公布第一批。', '表里改的。'],
      ]),
    )
    await clerk.get(plan.path(art))
    const back = await clerk.post(`${plan.path(art)}/sheet`, { sheet: { fileName: '填报表.xlsx', bytes } })
    expect(back.status).toBe(422)
    expect(back.text).toMatch(/第 \d+ 行：进度只能填按计划、滞后、已完成，现在是“进行中”。/)
    expect((await formOf(plan)).entries.map((entry) => entry.text)).toEqual(Array(3).fill('已公布第一批。'))
  })

  test('the workbook of another division or period is refused', async () => {
    const plan = await adopted()
    const other = await app.signIn(cast.stranger)
    const foreign = await other.get(`${plan.path(service)}/sheet`)
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const back = await clerk.post(`${plan.path(art)}/sheet`, {
      sheet: { fileName: '别处.xlsx', bytes: foreign.bytes },
    })
    expect(back.status).toBe(422)
    expect(back.text).toContain('这张表不是艺术处 2026 年一季度的填报表')
  })

  test('what is no workbook of this page is refused in a sentence', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    const back = await clerk.post(`${plan.path(art)}/sheet`, { sheet: { fileName: '图.xlsx', bytes: PNG } })
    expect(back.status).toBe(422)
    expect(back.text).toContain('不是能读的表格')
    const none = await clerk.post(`${plan.path(art)}/sheet`, {})
    expect(none.text).toContain('请先选填好的填报表')
  })

  test('办公室 brings it in with the source, as a draft of its own', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    await clerk.get(plan.path(art))
    await clerk.post(plan.path(art), { ...filled(plan), act: 'save' })
    const { bytes } = await clerk.get(`${plan.path(art)}/sheet`)
    const office = await app.signIn(cast.office)
    await office.get(`${plan.path(art)}?do=enter`)
    const bare = await office.post(`${plan.path(art)}/sheet`, { sheet: { fileName: '表.xlsx', bytes } })
    expect(bare.text).toContain('请写明来源')
    const back = await office.post(`${plan.path(art)}/sheet`, {
      sheet: { fileName: '表.xlsx', bytes },
      'sheet-source': '处室邮件',
    })
    expect(back.location).toContain('done=sheet&do=enter')
    expect((await formOf(plan)).form).toMatchObject({
      status: 'draft',
      source: '处室邮件',
      enteredByOffice: '王办公',
    })
  })
})

describe('who may look', () => {
  test('the clerk of another division may not', async () => {
    const plan = await adopted()
    const stranger = await app.signIn(cast.stranger)
    const page = await stranger.get(plan.path(art))
    expect(page.status).toBe(403)
    expect(page.text).toContain('这张表只给本处的经办、负责人和分管领导、办公室看')
    expect((await stranger.get(`${plan.path(art)}/sheet`)).status).toBe(403)
    expect((await stranger.post(plan.path(art), { act: 'save' })).status).toBe(403)
  })

  test('the public is led to the sign-in page', async () => {
    const plan = await adopted()
    expect((await app.visitor().get(plan.path(art))).status).toBe(303)
  })

  test('a period that has not begun, a division without a part and a plan that is none are not found', async () => {
    const plan = await adopted()
    const office = await app.signIn(cast.office)
    expect((await office.get(plan.path(art, '2026-Q2'))).status).toBe(404)
    expect((await office.get(plan.path(await app.division('法制处')))).status).toBe(404)
    expect((await office.get(`/workbench/plans/none/returns/${art}/2026-Q1`)).status).toBe(404)
  })
})

describe('a head of several divisions', () => {
  test('finds his other forms of the period under the one he reads, and confirms them from there', async () => {
    const plan = await adopted()
    await handOver(plan, await app.signIn(cast.clerk))
    const head = await app.addStaff({ name: '兼职处长', division: '公共服务处', functions: ['head'] })
    await app.work(head.actor, async (work) => {
      await work.db
        .insertInto('organisation.post')
        .values({
          id: work.newId(),
          person_id: head.id,
          division_id: art,
          function: 'head',
          since: civilDate('2026-01-01'),
        })
        .execute()
    })
    const client = await app.signIn(head)
    const page = await client.get(plan.path(service))
    expect(page.text).toContain('您还要确认的')
    expect(page.text).toContain('已公布第一批。')
    expect((await client.post(plan.path(art), { act: 'confirm' })).location).toBe(
      `${plan.path(art)}?done=confirmed`,
    )
  })
})

describe('还没报的', () => {
  test('names the divisions with where they stand, counts the days, and has the words to urge with, without any person', async () => {
    const plan = await adopted()
    await handOver(plan, await app.signIn(cast.clerk))
    app.clock.set('2026-03-28')
    const office = await app.signIn(cast.office)
    const page = await office.get(`/workbench/plans/${plan.id}/missing/2026-Q1`)
    expect(page.text).toContain('2 个处室里还有 2 个没有报')
    expect(page.text).toContain('艺术处（等负责人确认）、公共服务处（还没有填）')
    expect(page.text).toContain('迟了 3 天')
    expect(page.html).toContain('data-copy="#urging"')
    expect(page.html).toContain(plan.path(service))
    const words = /<textarea id="urging"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? ''
    for (const person of Object.values(cast).map((staff: Staff) => staff.name))
      expect(words).not.toContain(person)
    const sheet = await office.get(`/workbench/plans/${plan.id}/missing/2026-Q1/sheet`)
    expect(sheet.status).toBe(200)
    const [read] = await readWorkbook(sheet.bytes)
    expect(read?.rows.flat()).toContain('公共服务处')
  })

  test('says so when all have reported', async () => {
    const plan = await adopted()
    await confirmed(plan)
    const [, , , fourth = ''] = plan.measures
    const office = await app.signIn(cast.office)
    await office.get(`${plan.path(service)}?do=enter`)
    await office.post(plan.path(service), {
      [`state-${fourth}`]: 'on-schedule',
      [`text-${fourth}`]: '已公布。',
      source: '电话',
      act: 'enter',
    })
    const page = await office.get(`/workbench/plans/${plan.id}/missing/2026-Q1`)
    expect(page.text).toContain('2 个处室都报了')
  })

  test('is for 办公室 and leaders', async () => {
    const plan = await adopted()
    const clerk = await app.signIn(cast.clerk)
    expect((await clerk.get(`/workbench/plans/${plan.id}/missing/2026-Q1`)).status).toBe(403)
  })
})

/** The workbook with words exchanged, as someone would type over them. */
function edited(bytes: Buffer, words: ReadonlyMap<string, string>): Buffer {
  const parts = unzipSync(bytes)
  const changed = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (!/sharedStrings|sheet1/.test(name)) return [name, part]
    const text = [...words].reduce(
      (xml, [from, to]) => xml.replaceAll(`>${from}<`, `>${to}<`),
      strFromU8(part),
    )
    return [name, strToU8(text)]
  })
  return Buffer.from(zipSync(Object.fromEntries(changed)))
}
