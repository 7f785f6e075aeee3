import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from './application.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())

test('a person signs in through the form and stands at 今日', async () => {
  const clerk = await app.addStaff({ name: '李经办', division: '艺术处', functions: ['handler'] })
  const client = await app.signIn(clerk)
  const today = await client.get('/workbench')
  expect(today.status).toBe(200)
  expect(today.text).toContain('李经办')
  expect(today.text).toContain('2026-03-10')
})

test('a form is sent as it stands on the page, with what the test types over it', async () => {
  const admin = await app.addStaff({ division: null, functions: ['system-administrator'] })
  const client = await app.signIn(admin)
  await client.get('/workbench/setup')
  const saved = await client.post('/workbench/setup', {
    name: '示例市文化和旅游局',
    shortName: '示例市文旅局',
  })
  expect(saved.location).toBe('/workbench/setup?saved=1')
  await client.get('/workbench/setup')
  await client.post('/workbench/setup', { phone: '000-55550100' })
  expect((await client.get('/')).text).toContain('示例市文化和旅游局')
})

test('jobs run when the test says so, and the clock stands where it was set', async () => {
  app.clock.set('2026-04-01T08:30:00+08:00')
  await app.work({ kind: 'system', name: '测试' }, async (work) => {
    expect(work.today).toBe('2026-04-01')
    await work.announce({ type: 'nobody.listens' })
  })
  await app.runJobs()
  app.clock.set('2026-03-10')
})
