import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../test/support/application.ts'
import type { Answer, TestApplication } from '../test/support/application.ts'
import { clonedDatabase } from '../test/support/cloned-database.ts'
import { instant } from '../test/support/machine-date.ts'
import { civilDateAt } from '../src/kernel/civil-date.ts'
import { allRoutes, openWorkshop } from '../src/main/application.ts'
import { listVisible } from '../src/modules/ground/publication/index.ts'
import { loadPublishedYears } from '../src/modules/ground/rules/index.ts'
import { machineClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { sealsUnder } from '../src/platform/crypto/sealed.ts'
import { openFileStore } from '../src/platform/files/file-store.ts'
import { findInstance, settleInstance } from '../src/platform/instance/instance.ts'
import { inWork } from '../src/platform/work/work.ts'
import type { Workshop } from '../src/platform/work/work.ts'
import { loadDemonstration } from './load-demonstration.ts'

/** Days that are awkward: ends of years, leap days, and days whose working days reach a year not arranged yet. */
const DAYS = [
  { day: '2026-01-01', unarranged: false },
  { day: '2024-02-29', unarranged: false },
  { day: '2025-12-31', unarranged: false },
  { day: '2026-12-30', unarranged: true },
  { day: '2027-06-15', unarranged: true },
  { day: '2028-02-29', unarranged: true },
]

/** All days are loaded at once; on a machine that does other things too, that takes its time. */
const LOADING = 120_000

describe.each(DAYS)('the demonstration first started on $day', ({ day, unarranged }) => {
  const open = openTestApplication({ at: day, demo: true })
  beforeAll(() => open, LOADING)
  afterAll(async () => (await open).close())

  test('is alive: a plan of the year, duties with owners, something late, something released', async () => {
    await expectAlive(await open, day)
  })

  test('leaves something to sign to whoever signs, as the first sign-in shows', async () => {
    await expectWaiting(await open)
  })

  test('is found by the public, with measures done, behind and on schedule', async () => {
    await expectPublic(await open)
  })

  test(`${unarranged ? 'shows 期限待定 where counting reaches the unarranged year, and 系统管理 must load it' : 'leaves no day undetermined'}`, async () => {
    await expectUndated(await open, unarranged)
  })
})

describe('the demonstration first started today', () => {
  const today = civilDateAt(machineClock())
  const open = openTestApplication({ at: today, demo: true })
  beforeAll(() => open, LOADING)
  afterAll(async () => (await open).close())

  test('is alive', async () => {
    const app = await open
    await expectAlive(app, today)
    await expectWaiting(app)
    await expectPublic(app)
  })

  test('says 演示数据 on every page, print and export', async () => {
    const app = await open
    const staff = await Promise.all(
      ['bangongshi', 'system'].map(async (name) => app.signIn(await app.demonstrationStaff(name))),
    )
    const marked: string[] = []
    const silent: string[] = []
    for (const { path, surface } of await demonstrationPaths(app))
      for (const client of surface === 'portal' ? [app.visitor()] : staff) {
        const answer = await client.get(path)
        if (answer.status !== 200 || !isForReaders(answer)) continue
        if (saysDemonstration(answer)) marked.push(path)
        else silent.push(path)
      }
    expect(silent).toEqual([])
    expect(marked.length).toBeGreaterThan(20)
    for (const ending of ['export.xlsx', 'export.docx', '/sheet'])
      expect(marked.filter((path) => path.endsWith(ending)).length).toBeGreaterThan(0)
    expect(app.defects).toEqual([])
  })

  test('has the three administrators, each with an account and no more than his own function', async () => {
    const app = await open
    const functions = ['system', 'security', 'audit'].map(async (name) =>
      (await app.demonstrationStaff(name)).actor.posts.map((post) => post.function),
    )
    expect(await Promise.all(functions)).toEqual([
      ['system-administrator'],
      ['security-administrator'],
      ['auditor'],
    ])
  })

  test('shows a newcomer six accounts first, the passwords only on this machine and never through a proxy', async () => {
    const app = await open
    const { password } = await app.demonstrationStaff('fenguan')
    const direct = await app.visitor({ remoteAddress: '127.0.0.1' }).get('/start')
    const [front = '', rest = ''] = direct.html.split('<details')
    for (const role of ['办公室经办', '办公室负责人', '分管领导', '艺术处经办', '艺术处负责人', '系统管理'])
      expect(front).toContain(role)
    expect(front).not.toContain('法制处经办')
    expect(rest).toContain('法制处经办')
    expect(front).toContain(password)
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
      const headers = { [header]: header === 'forwarded' ? 'for=10.0.0.9' : '10.0.0.9' }
      const proxied = await app.visitor({ remoteAddress: '127.0.0.1', headers }).get('/start')
      expect(proxied.text).toContain('办公室经办')
      expect(proxied.text).not.toContain(password)
    }
    const elsewhere = await app.visitor({ remoteAddress: '10.0.0.9' }).get('/start')
    expect(elsewhere.text).not.toContain(password)
  })
})

test('a load that fails half-way leaves nothing, and the next start loads it whole', async () => {
  const cloned = await clonedDatabase()
  const database = openDatabase(cloned.connectionString, { connections: 2 })
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-files-'))
  const at = instant('2026-03-10T10:00:00+08:00')
  try {
    const files = await openFileStore(directory)
    const seals = sealsUnder(new Uint8Array(32).fill(1))
    const workshop = openWorkshop({ database, files, seals, clock: () => at })
    await settleInstance(database.db, { wanted: 'on', outsideDatabase: false, at })
    await inWork(workshop, { kind: 'system', name: '测试' }, loadPublishedYears)
    await expect(loadDemonstration(failingAfter(60, workshop))).rejects.toThrow('the power went')
    for (const table of ['organisation.person', 'work_plan.plan', 'platform.demonstration_account'])
      expect([table, await countRows(workshop, table)]).toEqual([table, 0])
    expect(await countRows(workshop, 'graphile_worker.jobs')).toBe(0)
    expect(await findInstance(database.db)).toEqual({ demonstration: true, loaded: false })
    await loadDemonstration(workshop)
    expect(await findInstance(database.db)).toEqual({ demonstration: true, loaded: true })
    expect(await countRows(workshop, 'work_plan.plan')).toBe(2)
  } finally {
    await database.close()
    await cloned.drop()
    await rm(directory, { recursive: true, force: true })
  }
})

async function expectAlive(app: TestApplication, day: string): Promise<void> {
  const year = Number(day.slice(0, 4))
  const { db } = app.workshop.database
  const plans = await db.selectFrom('work_plan.plan').select(['year', 'status', 'adopted_on']).execute()
  expect(plans.find((plan) => plan.year === year)?.status).toBe('adopted')
  expect(plans.filter((plan) => (plan.adopted_on ?? '') > day)).toEqual([])
  const duties = await db
    .selectFrom('duties.duty')
    .select(['due_on', 'opened_on'])
    .where('discharged_on', 'is', null)
    .execute()
  expect(duties.length).toBeGreaterThan(2)
  expect(duties.filter((duty) => duty.due_on !== null && duty.due_on < day).length).toBeGreaterThan(0)
  expect(duties.filter((duty) => duty.opened_on > day)).toEqual([])
  expect(await dutiesWithoutOwner(app)).toEqual([])
  expect(app.defects).toEqual([])
}

/** Duties of a post that nobody holds. */
async function dutiesWithoutOwner(app: TestApplication): Promise<readonly unknown[]> {
  const found = await app.workshop.database.pool.query<{ kind: string; function: string }>(
    `select d.kind, d.function from duties.duty d
     where d.discharged_on is null and not exists (
       select from organisation.post p
       where p.function = d.function and p.until is null and p.division_id is not distinct from d.division_id)`,
  )
  return found.rows
}

/** The three signers that the start screen shows first. */
async function expectWaiting(app: TestApplication): Promise<void> {
  await app.runJobs()
  const waits = {
    fenguan: /王样本送审：.*落实情况/,
    zhuren: /机构职能有改动/,
    'yishu.head': /艺术处：.*公开群众关心的文旅信息/,
  }
  for (const [signInName, words] of Object.entries(waits)) {
    const client = await app.signIn(await app.demonstrationStaff(signInName))
    const { text, html } = await client.get('/workbench')
    expect([signInName, text]).toEqual([signInName, expect.stringMatching(words)])
    expect(html).toContain('id="waiting"')
    expect(html).toMatch(/action="\/workbench\/duties\/[^"]+\/sign"/)
  }
}

async function expectPublic(app: TestApplication): Promise<void> {
  await app.runJobs()
  const [newest] = await listVisible(app.workshop.database.db, { kinds: ['work-plan-period'], limit: 1 })
  const visitor = app.visitor()
  const period = await visitor.get(newest?.path ?? '/none')
  expect(period.status).toBe(200)
  for (const state of ['已完成', '滞后', '按计划']) expect(period.text).toContain(state)
  expect((await visitor.get('/')).text).toContain('政务公开工作要点')
  const found = await visitor.get(`/search?q=${encodeURIComponent('惠民演出')}`)
  expect(found.html).toContain('href="/gzyd/')
}

async function expectUndated(app: TestApplication, unarranged: boolean): Promise<void> {
  const office = await app.signIn(await app.demonstrationStaff('bangongshi'))
  const system = await app.signIn(await app.demonstrationStaff('system'))
  expect((await office.get('/workbench')).text.includes('期限待定')).toBe(unarranged)
  expect((await system.get('/workbench')).text.includes('放假安排')).toBe(unarranged)
}

/** Every path that can be fetched, of this year's plan where a path names one. */
async function demonstrationPaths(app: TestApplication) {
  const { db } = app.workshop.database
  const [newest] = await listVisible(db, { kinds: ['work-plan-period'], limit: 1 })
  const [, , slug = '', period = ''] = newest?.path.split('/') ?? []
  const plan = await db
    .selectFrom('work_plan.plan')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const measure = await db
    .selectFrom('work_plan.measure')
    .select('id')
    .where('plan_id', '=', plan.id)
    .executeTakeFirstOrThrow()
  const names: Readonly<Record<string, string>> = {
    slug,
    item: period,
    period,
    planId: plan.id,
    measureId: measure.id,
    divisionId: await app.division('办公室'),
  }
  return allRoutes()
    .filter((route) => route.method === 'GET')
    .map(({ path, surface }) => ({
      surface,
      path: path.replaceAll(/:(\w+)/g, (whole, name: string) => names[name] ?? whole),
    }))
    .filter(({ path }) => !path.includes(':'))
}

const OFFICE_FILE = /^application\/vnd\.openxmlformats/

/** Pages and the files that people open; not what machines read, nor a source document as it was handed in. */
function isForReaders({ headers }: Answer): boolean {
  const type = String(headers['content-type'])
  return type.startsWith('text/html') || OFFICE_FILE.test(type)
}

function saysDemonstration({ text, bytes, headers }: Answer): boolean {
  if (!OFFICE_FILE.test(String(headers['content-type']))) return text.includes('演示数据')
  const parts = Object.values(unzipSync(new Uint8Array(bytes)))
  return parts.some((part) => Buffer.from(part).toString('utf8').includes('演示数据'))
}

/** A workshop whose power goes after so many acts. */
function failingAfter(acts: number, workshop: Workshop): Workshop {
  let done = 0
  return {
    ...workshop,
    rulesOn: (db, day) => {
      done += 1
      return done > acts ? Promise.reject(new Error('the power went')) : workshop.rulesOn(db, day)
    },
  }
}

async function countRows({ database }: Workshop, table: string): Promise<number> {
  const found = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  return found.rows[0]?.n ?? 0
}
