import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { getDraft, submitPackage } from '../../ground/publication/index.ts'
import { stageReadiness } from './readiness.ts'

const app = await openTestApplication({ at: '2026-03-02', demo: true })
await app.runJobs()
afterAll(() => app.close())

const DESK = '/workbench/long-term-plans'
const NAME = '示例市文化和旅游发展五年规划'
const clerk = await app.demonstrationStaff('yanjiu')
const hrefOf = (html: string, base: string, name: string) =>
  new RegExp(`href="(${base}/[^"]+)"[^>]*>${name}`).exec(html)?.[1] ?? ''

test('the column shows where each plan stands, and its page the whole line (一（二）)', async () => {
  const column = await app.visitor().get('/lm/ghjh')
  expect(column.text).toContain(`${NAME}2025—2029，正在：年度实施情况`)
  expect(column.text).toContain('示例市旅游公共服务设施专项规划2027—2031，正在：论证')
  const page = await app.visitor().get(hrefOf(column.html, '/gh', NAME))
  expect(page.text).toMatch(
    /编制已办没有单独公开的内容[\s\S]*发布已办[\s\S]*年度实施情况正在办[\s\S]*总结评估还没到/,
  )
})

test('the page of a stage shows the line too, and leads to the plan', async () => {
  const column = await app.visitor().get('/lm/ghjh')
  const article = await app.visitor().get(hrefOf(column.html, '/lm/ghjh', `${NAME}发布`))
  expect(article.text).toContain('规划名称')
  expect(article.html).toContain('href="/gh/')
  expect(article.text).toContain('征求意见已办')
})

test('the report on the year that is over is owed by the end of March, and its draft is filled in', async () => {
  const client = await app.signIn(clerk)
  const today = await client.get('/workbench')
  expect(today.text).toContain(`公开《${NAME}》2025 年实施情况`)
  expect(today.text).toContain('2026-03-31')
  const list = await client.get(DESK)
  const path = hrefOf(list.html, DESK, NAME)
  await client.get(path)
  expect((await client.post(`${path}/drafts`, { stage: '别的' })).status).toBe(422)
  const started = await client.post(`${path}/drafts`, { stage: '年度实施情况' })
  const draft = await client.get(started.location ?? '')
  for (const words of [NAME, '2025—2029', '2025']) expect(draft.html).toContain(`value="${words}"`)
})

test('what a text says of its plan is held against what is recorded', async () => {
  const client = await app.signIn(clerk)
  const path = hrefOf((await client.get(DESK)).html, DESK, NAME)
  await client.get(path)
  const { location } = await client.post(`${path}/drafts`, { stage: '中期评估' })
  const draftPath = location ?? ''
  await client.get(draftPath)
  await client.post(draftPath, { 'field-plan': '别的规划', body: '评估结果。' })
  const id = draftPath.split('/').at(-1) ?? ''
  const lacks = await app.work(clerk.actor, async (work) => {
    const { packageId } = await getDraft(work.db, id)
    return submitPackage(work, packageId, { releaseAt: null, readiness: [stageReadiness] })
  })
  expect(lacks.flatMap((each) => each.lacks.map(({ message }) => message))).toEqual([
    '没有登记叫“别的规划”的规划。先登记，或者改成登记的名称。',
  ])
})

test('a plan is recorded by its division, is not public before a stage is, and then keeps its name and term', async () => {
  const client = await app.signIn(clerk)
  const list = await client.get(DESK)
  const typed = {
    name: '虚构三年规划',
    fromYear: '2027',
    toYear: '2029',
    divisionId: await app.division('研究室'),
  }
  expect((await client.post(DESK, { ...typed, toYear: '2026' })).text).toContain('最后一年在第一年之前')
  const { location } = await client.post(DESK, typed)
  const id = location?.split('/').at(-1) ?? ''
  expect((await client.get(`${DESK}/${id}`)).text).toContain('公众看不到这个规划')
  expect((await app.visitor().get(`/gh/${id}`)).status).toBe(404)
  expect((await client.post(`${DESK}/${id}`, { ...typed, name: '虚构三年行动规划' })).status).toBe(303)
  const path = hrefOf(list.html, DESK, NAME)
  await client.get(path)
  const renamed = await client.post(path, { name: '另一个名称的规划' })
  expect([renamed.status, renamed.text]).toEqual([422, expect.stringContaining('不能再改')])
})

test('who works elsewhere records nothing, and an address that names no plan is told so', async () => {
  const other = await app.signIn(await app.demonstrationStaff('hangye'))
  await other.get(DESK)
  const typed = { name: '别处的规划', fromYear: '2027', toYear: '2029' }
  const answer = await other.post(DESK, { ...typed, divisionId: await app.division('研究室') })
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('请从名单里选编制处室')])
  const path = hrefOf((await other.get(DESK)).html, DESK, NAME)
  await other.get(path)
  expect((await other.post(path, { ...typed, divisionId: await app.division('行业管理处') })).status).toBe(
    403,
  )
  expect((await other.post(`${path}/drafts`, { stage: '编制' })).status).toBe(403)
  expect((await app.visitor().get('/gh/x')).status).toBe(404)
  expect((await other.get(`${DESK}/x`)).status).toBe(404)
})
