import { afterAll, describe, expect, test } from 'vitest'
import { openClient } from '../../test/support/client.ts'
import { openTestApplication } from '../../test/support/application.ts'
import { openDatabase } from '../platform/database/database.ts'
import { allRoutes, openServer } from './application.ts'

const app = await openTestApplication({ at: '2026-11-20', demo: true })
await app.runJobs()
const database = openDatabase(app.database.portalConnectionString, {
  connections: 2,
  onError: () => undefined,
})
const defects: unknown[] = []
const options = { demo: true, trustProxy: false, reportDefect: (error: unknown) => defects.push(error) }
const portal = await openServer({ ...app.workshop, database }, { ...options, serve: 'portal' })
const workbench = await openServer(app.workshop, { ...options, serve: 'workbench' })
afterAll(async () => {
  await portal.close()
  await workbench.close()
  await database.close()
  await app.close()
})

describe('a portal that runs apart', () => {
  const reader = openClient(portal, defects)

  test('shows everything that is public, read with a role that may read nothing else', async () => {
    const waiting = ['/', '/gzyd', '/sitemap.xml', '/search?q=' + encodeURIComponent('惠民演出')]
    const seen = new Set(waiting)
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const answer = await reader.get(path)
      expect([path, answer.status < 400]).toEqual([path, true])
      for (const [, link = ''] of answer.html.matchAll(/<a\b[^>]*href="(\/[^"#]*)/g)) {
        const next = link.replaceAll('&amp;', '&')
        if (seen.has(next) || seen.size > 60 || next.startsWith('/mode')) continue
        seen.add(next)
        waiting.push(next)
      }
    }
    expect(seen.size).toBeGreaterThan(20)
    expect(defects).toEqual([])
  })

  test('takes in a letter with its number, its duty and its trace', async () => {
    await reader.get('/jc?page=/gzyd')
    const answer = await reader.post('/jc', { statement: '第三项的联系电话打不通。' })
    expect([answer.status, defects]).toEqual([200, []])
    expect(answer.text).toMatch(/纠〔2026〕\d+号/)
    const { rows } = await app.workshop.database.pool.query<{ title: string }>(
      `select title from duties.open_duty where kind = 'intake.correction'`,
    )
    expect(rows.length).toBe(1)
  })

  test('shows how far a letter has come to who has its number and code', async () => {
    await reader.get('/jc?page=/gzyd')
    const slip = await reader.post('/jc', { statement: '第五项的日期写错了。' })
    const code = /\d{4}(?:[ \u3000]\d{4})+/.exec(slip.text)?.[0] ?? ''
    const number = /纠〔2026〕\d+号/.exec(slip.text)?.[0] ?? ''
    await reader.get('/cx')
    const progress = await reader.post('/cx', { number, code })
    expect([progress.status, progress.text.includes(number), defects]).toEqual([200, true, []])
  })

  test('does not know the workbench, not even its sign-in', async () => {
    for (const { path, surface } of allRoutes().filter(({ method }) => method === 'GET'))
      if (surface === 'workbench') expect([path, (await reader.get(path)).status]).toEqual([path, 404])
  })

  test('is healthy by itself, and never looks for a session', async () => {
    const answer = await reader.get('/', { cookie: 'mz-session=something' })
    expect([answer.status, (await reader.get('/healthz')).bytes.toString()]).toEqual([200, 'ok'])
  })

  test.each([
    'work_plan.plan',
    'work_plan.evidence',
    'work_plan.report_entry',
    'organisation.person',
    'organisation.credential',
    'platform.session',
    'platform.demonstration_account',
    'public.migration',
  ])('cannot read %s', async (table) => {
    await expect(database.pool.query(`select from ${table}`)).rejects.toThrow('permission denied')
  })

  test.each([
    'publication.version',
    'publication.publication',
    'search.entry',
    'organisation.bureau',
    'ledger.entry',
  ])('cannot change %s', async (table) => {
    await expect(database.pool.query(`delete from ${table}`)).rejects.toThrow('permission denied')
  })
})

describe('a workbench that runs apart', () => {
  const visitor = openClient(workbench, defects)

  test('lets people sign in and does not know the portal', async () => {
    expect((await visitor.get('/workbench/sign-in')).status).toBe(200)
    expect((await visitor.get('/healthz')).status).toBe(200)
    for (const path of ['/', '/gzyd', '/search', '/sitemap.xml'])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
  })
})
