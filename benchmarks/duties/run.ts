// npx tsx benchmarks/duties/run.ts: 今日, 看板 and a list of it at 100,000 duties, in server time.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDivision, addPerson, secondFactorFor } from '../../src/modules/ground/organisation/index.ts'
import { changeSetting, loadPublishedYears } from '../../src/modules/ground/rules/index.ts'
import { openServer, openWorkshop } from '../../src/main/application.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Workshop } from '../../src/platform/work/work.ts'
import { openClient } from '../../test/support/client.ts'
import type { Client } from '../../test/support/client.ts'
import { generateDuties } from './generate-duties.ts'

const COUNT = 100_000
const DIVISIONS = 40
const WARM_UP = 5
const ROUNDS = 31
const PASSWORD = 'Chuntian-2026-Shuixian'
const AT = new Date('2026-03-10T02:00:00Z')
const SYSTEM = { kind: 'system', name: '测量' } as const

async function run(): Promise<void> {
  for (const openEvery of [1, 12]) await measure(openEvery)
}

async function measure(openEvery: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-duties-'))
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
    await generateDuties(database.db, {
      divisionIds: people.divisionIds,
      count: COUNT,
      openEvery,
      today: '2026-03-10',
    })
    await withClient(embedded.ownerConnectionString, (client) => client.query('vacuum analyze duties.duty'))
    process.stdout.write(
      `\n${String(COUNT)} duties, ${String(Math.floor(COUNT / openEvery))} of them open, ${String(DIVISIONS)} divisions\n`,
    )
    await table(workshop, people.divisionIds)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function staff(workshop: Workshop): Promise<{ readonly divisionIds: readonly string[] }> {
  return inWork(workshop, SYSTEM, async (work) => {
    await changeSetting(work, secondFactorFor, { value: 'nobody', reason: '测量' })
    const divisionIds: string[] = []
    for (let place = 0; place < DIVISIONS; place += 1)
      divisionIds.push(
        await addDivision(work, {
          name: `第${String(place + 1)}处`,
          kind: 'office',
          phone: null,
          isOpennessOffice: place === 0,
        }),
      )
    const [office = '', other = ''] = divisionIds
    const person = { password: PASSWORD, oneTime: false }
    await addPerson(work, {
      ...person,
      name: '办公室',
      signInName: 'office',
      posts: [{ function: 'openness-handler', divisionId: office }],
    })
    await addPerson(work, {
      ...person,
      name: '经办',
      signInName: 'clerk',
      posts: [
        { function: 'handler', divisionId: other },
        { function: 'head', divisionId: other },
      ],
    })
    return { divisionIds }
  })
}

async function table(workshop: Workshop, divisionIds: readonly string[]): Promise<void> {
  const defects: unknown[] = []
  const server = await openServer(workshop, {
    demo: false,
    trustProxy: false,
    reportDefect: (error) => defects.push(error),
  })
  const office = await signedIn(openClient(server, defects), 'office')
  const clerk = await signedIn(openClient(server, defects), 'clerk')
  const [, other = ''] = divisionIds
  const shell = await median(clerk, '/workbench/mailbox')
  process.stdout.write('| page | median ms | p95 ms | times the bare page |\n| --- | ---: | ---: | ---: |\n')
  const pages: readonly (readonly [string, Client, string])[] = [
    ['bare page (提醒邮箱)', clerk, '/workbench/mailbox'],
    ['今日', clerk, '/workbench'],
    ['本处本周', clerk, '/workbench/week'],
    ['看板', office, '/workbench/board'],
    ['看板, late', office, '/workbench/board?state=late'],
    ['看板, one division and month', office, `/workbench/board?division=${other}&state=2026-05`],
    ['看板, page 100', office, '/workbench/board?page=100'],
    ['通报', office, '/workbench/board/circular'],
  ]
  for (const [name, client, path] of pages) {
    const { middle, slow } = await median(client, path)
    process.stdout.write(
      `| ${name} | ${middle.toFixed(1)} | ${slow.toFixed(1)} | ${(middle / shell.middle).toFixed(1)} |\n`,
    )
  }
  await server.close()
}

async function signedIn(client: Client, signInName: string): Promise<Client> {
  await client.get('/workbench/sign-in')
  const answer = await client.post('/workbench/sign-in', { signInName, password: PASSWORD })
  if (answer.status !== 303) throw new Error(answer.text)
  return client
}

async function median(
  client: Client,
  path: string,
): Promise<{ readonly middle: number; readonly slow: number }> {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const before = performance.now()
    const answer = await client.get(path)
    if (answer.status !== 200) throw new Error(`${path} → ${String(answer.status)}`)
    if (round >= WARM_UP) times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  return {
    middle: times[Math.floor(times.length / 2)] ?? 0,
    slow: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

await run()
