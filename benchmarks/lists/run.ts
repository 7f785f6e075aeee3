// npx tsx benchmarks/lists/run.ts: pages of long lists (10,000 cases, measures and past documents), in server time.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/kernel/actor.ts'
import { openServer, openWorkshop } from '../../src/main/application.ts'
import { sealRecord } from '../../src/modules/ground/intake/sealed-record.ts'
import {
  addDivision,
  addPerson,
  identify,
  secondFactorFor,
} from '../../src/modules/ground/organisation/index.ts'
import { changeSetting, loadPublishedYears } from '../../src/modules/ground/rules/index.ts'
import {
  getHistoryBatch,
  importHistoryJob,
  prepareHistory,
  releaseHistory,
  startHistory,
} from '../../src/modules/publishing/documents/index.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Work, Workshop } from '../../src/platform/work/work.ts'
import { openClient } from '../../test/support/client.ts'
import type { Client } from '../../test/support/client.ts'
import { historyFile } from '../documents/history-lines.ts'
import { fillLists } from './generate.ts'

const CASES = 10_000
const PLANS = 20
const MEASURES_EACH = 500
const DOCUMENTS = 10_000
const WARM_UP = 2
const ROUNDS = 9
const PASSWORD = 'Chuntian-2026-Shuixian'
const AT = new Date('2026-03-10T02:00:00Z')
const SYSTEM = { kind: 'system', name: '测量' } as const

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-lists-'))
  const embedded = await startEmbedded({ directory: join(directory, 'postgres') })
  try {
    await migrate(embedded.ownerConnectionString, APP_ROLE)
    const database = openDatabase(embedded.connectionString)
    const workshop = openWorkshop({
      database,
      files: await openFileStore(join(directory, 'files')),
      seals: sealsUnder(new Uint8Array(32).fill(1)),
      clock: () => AT,
    })
    await settleInstance(database.db, { wanted: 'on', outsideDatabase: false, at: AT })
    await inWork(workshop, SYSTEM, loadPublishedYears)
    const people = await staff(workshop)
    await withClient(embedded.ownerConnectionString, (client) =>
      fillLists(client, {
        cases: CASES,
        plans: PLANS,
        measuresEach: MEASURES_EACH,
        divisionIds: people.divisionIds,
      }),
    )
    await inWork(workshop, SYSTEM, sealEach)
    const path = join(directory, 'list.jsonl')
    await writeFile(path, historyFile(DOCUMENTS))
    const batchId = await letOut(workshop, people, path)
    await withClient(embedded.ownerConnectionString, (client) => client.query('vacuum analyze'))
    await table(workshop, batchId)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

interface People {
  readonly divisionIds: readonly string[]
  readonly clerk: Actor
  readonly head: Actor
}

async function staff(workshop: Workshop): Promise<People> {
  return inWork(workshop, SYSTEM, async (work) => {
    await changeSetting(work, secondFactorFor, { value: 'nobody', reason: '测量' })
    const division = (name: string, isOpennessOffice: boolean) =>
      addDivision(work, { name, kind: 'office', phone: '010-55550100', isOpennessOffice })
    const divisionIds = [await division('办公室', true), await division('艺术处', false)]
    const person = async (held: 'openness-handler' | 'openness-head') => {
      const posts = [{ function: held, divisionId: divisionIds[0] ?? '' }]
      const id = await addPerson(work, {
        name: held,
        signInName: held,
        password: PASSWORD,
        oneTime: false,
        posts,
      })
      const actor = await identify(work.db, id, work.today)
      if (actor === null) throw new Error(held)
      return actor
    }
    return { divisionIds, clerk: await person('openness-handler'), head: await person('openness-head') }
  })
}

/** Every case has what its reader wrote, sealed as always: the list shows a masked name of it. */
async function sealEach(work: Work): Promise<void> {
  const contact = { name: '张读者', phone: '13800000000', email: null }
  for (const { id } of await work.db.selectFrom('intake.case_record').select('id').execute())
    await sealRecord(work, id, { statement: '这一页的电话打不通。', contact })
}

async function letOut(workshop: Workshop, { clerk, head }: People, path: string): Promise<string> {
  const id = await inWork(workshop, clerk, (work) => prepareHistory(work, { name: 'list.jsonl', path }))
  await inWork(workshop, clerk, (work) => startHistory(work, id))
  const { db } = workshop.database
  for (;;) {
    const { state, nextRow, contentHash } = await getHistoryBatch(db, id)
    if (state === 'imported') {
      await inWork(workshop, head, (work) => releaseHistory(work, id, contentHash ?? ''))
      return id
    }
    await inWork(workshop, SYSTEM, (work) => importHistoryJob.run(work, { batchId: id, from: nextRow }))
  }
}

async function table(workshop: Workshop, batchId: string): Promise<void> {
  const defects: unknown[] = []
  const server = await openServer(workshop, {
    demo: false,
    trustProxy: false,
    reportDefect: (error) => defects.push(error),
  })
  const desk = openClient(server, defects)
  await desk.get('/workbench/sign-in')
  await desk.post('/workbench/sign-in', { signInName: 'openness-handler', password: PASSWORD })
  const reader = openClient(server, defects)
  const { db } = workshop.database
  const plan = await db.selectFrom('work_plan.plan').select('id').limit(1).executeTakeFirstOrThrow()
  const history = `/workbench/documents/history/${batchId}`
  const pages: readonly (readonly [string, Client, string])[] = [
    ['bare page (提醒邮箱)', desk, '/workbench/mailbox'],
    ['办件, first page', desk, '/workbench/cases'],
    ['办件, last page', desk, '/workbench/cases?page=200'],
    ['办件, open ones', desk, '/workbench/cases?state=received'],
    ['工作要点, 20 plans', desk, '/workbench/plans'],
    ['one plan of 500 measures', desk, `/workbench/plans/${plan.id}`],
    ['公文, first page', desk, '/workbench/documents'],
    ['公文, page 200', desk, '/workbench/documents?page=200'],
    ['公文, by words', desk, `/workbench/documents?q=${encodeURIComponent('样例省第4')}`],
    ['历史文件, page 200 of a batch', desk, `${history}?page=200`],
    ['文件库, first page', reader, '/zcwj'],
    ['文件库, page 300', reader, '/zcwj?page=300'],
    ['文件库, by words', reader, `/zcwj?q=${encodeURIComponent('样例省第4')}`],
    ['文件库, 失效 of one year', reader, '/zcwj?state=lapsed&year=2000'],
    ['one past document', reader, '/zcwj/ls/1/5000'],
    ['site map', reader, '/sitemap.html'],
  ]
  process.stdout.write('| page | median ms | kB |\n| --- | ---: | ---: |\n')
  for (const [name, client, path] of pages) {
    const { median, size } = await measured(client, path)
    process.stdout.write(`| ${name} | ${median.toFixed(1)} | ${(size / 1000).toFixed(0)} |\n`)
  }
  await server.close()
}

/** A fresh query each time, so that no page comes from memory. */
async function measured(
  client: Client,
  path: string,
): Promise<{ readonly median: number; readonly size: number }> {
  const times: number[] = []
  let size = 0
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const asked = `${path}${path.includes('?') ? '&' : '?'}round=${String(round)}`
    const before = performance.now()
    const answer = await client.get(asked)
    if (answer.status !== 200) throw new Error(`${path}: ${String(answer.status)}`)
    if (round >= WARM_UP) times.push(performance.now() - before)
    size = answer.bytes.length
  }
  return { median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0, size }
}

await run()
