import { afterAll, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../test/support/application.ts'
import { moduleSwitch } from '../kernel/module-switch.ts'
import { listOpenDutiesOf, openDuty } from '../modules/ground/duties/index.ts'
import { changeSetting } from '../modules/ground/rules/index.ts'
import { allRoutes } from './application.ts'
import { modules } from './modules.ts'
import { settingGroups } from './switched-modules.ts'

const app = await openTestApplication({ demo: true, at: '2026-11-25' })
afterAll(() => app.close())
const { db } = app.workshop.database
const office = await app.demonstrationStaff('bangongshi')

async function change(value: 'on' | 'off'): Promise<void> {
  await app.work(SYSTEM, (work) =>
    changeSetting(work, moduleSwitch('work-plan', '工作要点'), { value, reason: '试行' }),
  )
}

async function dutyOf(subject: string): Promise<number> {
  await app.work(SYSTEM, (work) =>
    openDuty(work, {
      kind: 'work-plan.complete',
      subject,
      title: '试',
      action: '试',
      url: '/workbench',
      divisionId: null,
      function: 'leader',
      rule: '试',
      clause: '试',
      explanation: '试',
      due: { kind: 'standing' },
    }),
  )
  return (await listOpenDutiesOf(db, [subject])).length
}

const OF_MODULE = allRoutes()
  .filter((route) => route.method === 'GET' && route.path.startsWith('/workbench/plans'))
  .map((route) => route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'))

test('a bureau may switch a module off: no menu, no workbench, no home block, no duties, no new ones', async () => {
  const client = await app.signIn(office)
  const visitor = app.visitor()
  const before = await client.get('/workbench')
  expect(before.html).toContain('href="/workbench/plans"')
  expect(before.text).toContain('落实情况')
  expect((await visitor.get('/')).text).toContain('重点工作落实情况')

  await change('off')
  const today = await client.get('/workbench')
  expect(today.html).not.toContain('/workbench/plans')
  const home = await visitor.get('/')
  expect(home.html).not.toContain('href="/gzyd"')
  expect(home.text).not.toContain('重点工作落实情况')
  expect(OF_MODULE.length).toBeGreaterThan(10)
  for (const path of OF_MODULE) {
    const answer = await client.get(path)
    expect([path, answer.status]).toEqual([path, 404])
    expect(answer.text).toContain('本局没有启用「工作要点」')
    expect(answer.html).not.toContain('href="/workbench/plans"')
  }
  expect(await dutyOf('test:off')).toBe(0)
})

test('its work of the night rests as well', async () => {
  const count = async () =>
    (
      await db
        .selectFrom('duties.duty')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  // What others owe for what the demonstration left behind comes first.
  await app.runJobs()
  const before = await count()
  app.clock.set('2026-12-01')
  await app.work(SYSTEM, (work) => work.enqueue('work-plan.open-periods', {}))
  await app.runJobs()
  expect(await count()).toBe(before)
  app.clock.set('2026-11-25')
})

test('switched on again it is there as it was', async () => {
  await change('on')
  const client = await app.signIn(office)
  const today = await client.get('/workbench')
  expect(today.html).toContain('href="/workbench/plans"')
  expect(today.text).toContain('落实情况')
  expect((await client.get('/workbench/plans')).status).toBe(200)
  expect((await app.visitor().get('/')).text).toContain('重点工作落实情况')
  expect(await dutyOf('test:on')).toBe(1)
})

test('modules of the ground have no switch', () => {
  const [switches] = settingGroups(modules)
  expect(switches?.label).toBe('启用的模块')
  const ground = ['organisation', 'rules', 'duties', 'publication', 'search', 'ledger', 'intake']
  for (const module of ground)
    expect(switches?.settings.map(({ id }) => id)).not.toContain(`module.${module}`)
})
