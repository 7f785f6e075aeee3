import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../../../test/support/application.ts'
import type { Client } from '../../../../../../test/support/client.ts'
import { listOpenDutiesOf } from '../../../../ground/duties/index.ts'
import { listMeasures } from '../../store/measures.ts'
import type { PageForm } from '../../../../../../test/support/page-form.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

const PLAN = `示例局2026年政务公开工作要点

一、公开

（一）公布安排。每季度发布演出安排。（艺术处负责落实）公布开放时间，2026年6月30日前完成。（公服处牵头，各处室配合）

（二）听取意见。公开草案；公布采纳情况。（法制处会同相关处室负责落实）

二、基础

（一）检查。定期检查公开情况。（办公室负责落实）送公报，自文件印发之日起10日内送出。（法制处负责落实）
`

let office: Client
let clerk: Client

beforeAll(async () => {
  for (const name of ['艺术处', '公共服务处', '法制处']) await app.division(name, 'office')
  await app.division('信息中心', 'affiliate')
  office = await app.signIn(await app.addStaff({ division: '办公室', functions: ['openness-handler'] }))
  clerk = await app.signIn(await app.addStaff({ division: '艺术处', functions: ['handler'] }))
})

async function importedPlan(text = PLAN): Promise<string> {
  await office.get('/workbench/plans/import')
  const answer = await office.post('/workbench/plans/import', { text })
  expect(answer.status).toBe(303)
  return answer.location?.replace('/review', '') ?? ''
}

async function questions(plan: string): Promise<string> {
  return (await office.get(`${plan}/review`)).html
}

/** Answers every question of PLAN and gives the path of the plan. */
async function settled(): Promise<string> {
  const plan = await importedPlan()
  const page = await questions(plan)
  if (page.includes('「公服处」是哪个处室')) {
    const field = /name="(unit-[^"]+)"/.exec(page)?.[1] ?? ''
    await office.post(`${plan}/review/unit`, {
      name: '公服处',
      field,
      [field]: `division:${await app.division('公共服务处')}`,
    })
  }
  await questions(plan)
  const form = office.forms().find((f) => f.action === `${plan}/review/related`)
  await office.post(`${plan}/review/related`, {
    ...fieldsOf(form),
    [fieldsOf(form).field ?? '']: [await app.division('艺术处')],
  })
  await questions(plan)
  const rhythm = office.forms().find((f) => f.action === `${plan}/review/rhythm`)
  await office.post(`${plan}/review/rhythm`, {
    ...fieldsOf(rhythm),
    [fieldsOf(rhythm).field ?? '']: 'quarter',
  })
  return plan
}

function fieldsOf(form: PageForm | undefined): Record<string, string> {
  return Object.fromEntries((form?.controls ?? []).map(({ name, value }) => [name, value]))
}

describe('import', () => {
  test('only 办公室 imports', async () => {
    expect((await clerk.get('/workbench/plans/import')).status).toBe(403)
  })

  test('nothing chosen and nothing pasted is said beside the field', async () => {
    await office.get('/workbench/plans/import')
    const answer = await office.post('/workbench/plans/import', { text: '   ' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('请选一个文件，或在下面粘贴全文')
  })

  test('a wrong file is refused with what to do, and the pasted text is kept', async () => {
    await office.get('/workbench/plans/import')
    const answer = await office.post('/workbench/plans/import', {
      text: '留着我',
      file: {
        fileName: '图.png',
        bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      },
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('留着我')
    expect(answer.html).toContain('class="bad"')
  })

  test('the same form sent twice imports once', async () => {
    await office.get('/workbench/plans/import')
    const first = await office.post('/workbench/plans/import', {
      text: PLAN,
      submissionId: '7b1d0a52-0000-4000-8000-000000000001',
    })
    const second = await office.post('/workbench/plans/import', {
      text: PLAN,
      submissionId: '7b1d0a52-0000-4000-8000-000000000001',
    })
    expect(second.location).toBe(first.location)
  })
})

describe('review', () => {
  test('asks only what the document leaves open: an unknown name, 相关处室, 定期', async () => {
    const page = await questions(await importedPlan())
    expect(page).toContain('还有 3 项要您定')
    expect(page).toContain('「公服处」是哪个处室')
    expect(page).toContain('「相关处室」指哪些处室')
    expect(page).toContain('“定期”多久一次')
  })

  test('a name that was settled once is not asked again in the next plan', async () => {
    await settled()
    expect(await questions(await importedPlan())).not.toContain('「公服处」')
  })

  test.each([
    { kind: 'unit', answer: '', sentence: '请先在名单里选一个处室' },
    { kind: 'unit', answer: 'nonsense', sentence: '请先在名单里选一个处室' },
    { kind: 'related', answer: [], sentence: '请至少选一个处室' },
    { kind: 'rhythm', answer: 'never', sentence: '请先选多久一次' },
  ])('a $kind question without an answer is asked again with the sentence beside it', async (wrong) => {
    const plan = await importedPlan(PLAN.replaceAll('公服处', '群文处'))
    await questions(plan)
    const action = `${plan}/review/${wrong.kind}`
    const fields = fieldsOf(office.forms().find((f) => f.action === action))
    const answer = await office.post(action, { ...fields, all: '', [fields.field ?? '']: wrong.answer })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('还有 3 项要您定')
    expect(answer.html).toContain(`id="f-${fields.field ?? ''}-error">${wrong.sentence}`)
  })

  test('a measure that names only a body outside is not adopted before a division leads it', async () => {
    const plan = await importedPlan(
      '示例局2026年工作要点\n一、协调\n（一）争取经费。（市财政局负责）\n（二）公布安排。（艺术处负责）\n',
    )
    await questions(plan)
    const unit = office.forms().find((form) => form.action === `${plan}/review/unit`)
    await office.post(`${plan}/review/unit`, { ...fieldsOf(unit), [fieldsOf(unit).field ?? '']: 'outside' })
    const page = await questions(plan)
    expect(page).toContain('由谁牵头')
    expect(page).toContain('市财政局（外单位）')
    expect((await office.post(`${plan}/adopt`, {})).status).toBe(409)
    await questions(plan)
    const owner = office.forms().find((form) => form.action === `${plan}/review/owner`)
    expect((await office.post(`${plan}/review/owner`, fieldsOf(owner))).status).toBe(422)
    await questions(plan)
    await office.post(`${plan}/review/owner`, {
      ...fieldsOf(owner),
      [fieldsOf(owner).field ?? '']: await app.division('艺术处'),
    })
    await office.get(`${plan}/adopt`)
    expect((await office.post(`${plan}/adopt`, {})).status).toBe(303)
  })

  test('adoption waits for the last question', async () => {
    const plan = await importedPlan()
    await questions(plan)
    expect((await office.get(`${plan}/adopt`)).html).toContain('还有没定的问题')
    const answer = await office.post(`${plan}/adopt`, {})
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('要您定')
  })

  test('a measure is split after a sentence and joined again; numbers follow', async () => {
    const plan = await importedPlan()
    await questions(plan)
    const id =
      /review\/measures\/([0-9a-f-]+)"[^>]*>\s*改、拆开/.exec(
        await questions(plan).then((html) => html.slice(html.indexOf('id="m-3"'))),
      )?.[1] ?? ''
    await office.get(`${plan}/review/measures/${id}`)
    const wrong = await office.post(`${plan}/review/measures/${id}/split`, {})
    expect(wrong.status).toBe(422)
    const html = (await office.get(`${plan}/review/measures/${id}`)).html
    const offset = [...html.matchAll(/name="offset" value="(\d+)"/g)].at(-1)?.[1] ?? ''
    expect((await office.post(`${plan}/review/measures/${id}/split`, { offset })).status).toBe(303)
    expect(await questions(plan)).toContain('读出 6 项措施')
    const fourth =
      /name="measureId" value="([0-9a-f-]+)"[^>]*>\s*并入上一项/.exec(
        (await questions(plan)).split('id="m-4"')[1] ?? '',
      )?.[1] ?? ''
    expect((await office.post(`${plan}/review/merge`, { measureId: fourth })).status).toBe(303)
    expect(await questions(plan)).toContain('读出 5 项措施')
  })

  test('a day that does not exist is refused beside its field and what was typed stays', async () => {
    const plan = await importedPlan()
    const id = /review\/measures\/([0-9a-f-]+)/.exec(await questions(plan))?.[1] ?? ''
    await office.get(`${plan}/review/measures/${id}`)
    const answer = await office.post(`${plan}/review/measures/${id}`, {
      text: '改过的文字',
      deadline: '2026-02-30',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('那一天要存在')
    expect(answer.html).toContain('改过的文字')
    expect(answer.html).toContain('2026-02-30')
  })

  test('a day is taken as people write it', async () => {
    const plan = await importedPlan()
    const id = /review\/measures\/([0-9a-f-]+)/.exec(await questions(plan))?.[1] ?? ''
    await office.get(`${plan}/review/measures/${id}`)
    const answer = await office.post(`${plan}/review/measures/${id}`, {
      heading: '',
      text: '公布演出安排',
      lead: '艺术处',
      participants: '',
      deadline: '2026.8.30',
      deadlineText: '',
      rhythm: '',
    })
    expect(answer.status).toBe(303)
    expect((await office.get(`${plan}/review/measures/${id}`)).html).toContain('value="2026-08-30"')
  })

  test('an id of nobody’s is a page that is not there', async () => {
    expect((await office.get('/workbench/plans/00000000-0000-4000-8000-000000000000/review')).status).toBe(
      404,
    )
    expect((await office.get('/workbench/plans/nonsense/review')).status).toBe(404)
  })
})

describe('adoption', () => {
  test('gives each leading division its duties, and every measure at least one', async () => {
    const plan = await settled()
    await office.get(`${plan}/adopt`)
    expect((await office.post(`${plan}/adopt`, {})).status).toBe(303)
    const today = (await clerk.get('/workbench')).html
    expect(today).toContain('2026 年一季度落实情况')
    expect(today).toContain('内部期限')
    expect(today).toContain('2026-03-31')
    const open = await app.work(SYSTEM, async (work) => {
      const measures = await listMeasures(work.db, plan.split('/').at(-1) ?? '')
      return Promise.all(measures.map((measure) => listOpenDutiesOf(work.db, [`measure:${measure.id}`])))
    })
    expect(open).toHaveLength(5)
    expect(open.filter((duties) => duties.length === 0)).toEqual([])
  })

  test('is taken back until the first report is saved, with a reason, and can be adopted anew', async () => {
    const plan = await settled()
    await office.get(`${plan}/adopt`)
    await office.post(`${plan}/adopt`, {})
    await office.get(plan)
    expect((await office.post(`${plan}/withdraw-adoption`, {})).status).toBe(422)
    expect((await office.post(`${plan}/withdraw-adoption`, { reason: '传错了年份' })).location).toBe(
      `${plan}/review`,
    )
    await office.get(`${plan}/adopt`)
    expect((await office.post(`${plan}/adopt`, {})).status).toBe(303)
    expect((await clerk.get('/workbench')).html).toContain('2026 年一季度落实情况')
  })

  test('of a plan whose year is over opens nothing and says 补录', async () => {
    const plan = await importedPlan(
      PLAN.replaceAll('2026', '2021')
        .replace('相关处室', '艺术处')
        .replace('定期检查', '检查')
        .replace('公服处', '公共服务处'),
    )
    expect((await office.get(`${plan}/adopt`)).html).toContain('补录')
    await office.post(`${plan}/adopt`, {})
    const page = (await office.get(plan)).html
    expect(page).toContain('补录')
    const open = await app.work(SYSTEM, (work) =>
      work.db.selectFrom('duties.open_duty').select('id').where('url', 'like', `${plan}%`).execute(),
    )
    expect(open).toEqual([])
  })
})
