// npx tsx benchmarks/inventory/run.ts: coverage of 1,000 rows over 100,000 publications, against a plain count of them.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openWorkshop } from '../../src/main/application.ts'
import { releasePublication } from '../../src/modules/ground/publication/index.ts'
import { loadPublishedYears } from '../../src/modules/ground/rules/index.ts'
import {
  readLimit,
  RowContent,
  surveyCoverage,
} from '../../src/modules/publishing/disclosure-inventory/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { APP_ROLE, withClient } from '../../src/platform/database/embedded-roles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { settleInstance } from '../../src/platform/instance/instance.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Workshop } from '../../src/platform/work/work.ts'

const PUBLICATIONS = 100_000
const ROWS = 1000
const FORMATIONS = 5000
const COLUMNS = ['zwdt', 'tzgg', 'zcwj', 'zcjd', 'ghjh', 'tjxx', 'czxx', 'rsxx', 'yjxx']
const LIMITS = [
  '20个工作日',
  '7个工作日',
  '20日',
  '每月',
  '每季度结束后15个工作日',
  '每年1月31日',
  '不计天数',
]
const WARM_UP = 3
const ROUNDS = 15
const AT = new Date('2026-03-10T02:00:00Z')
const SYSTEM = { kind: 'system', name: '测量' } as const
const PERSON = { kind: 'person', id: randomUUID(), name: '批准', posts: [] } as const

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-inventory-'))
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
    const itemIds = await releaseInventory(workshop)
    await withClient(embedded.ownerConnectionString, async (client) => {
      // Past gates and 办理记录, which are not what is measured.
      for (const table of FILLED) await client.query(`alter table ${table} disable trigger user`)
      await client.query(PUBLISHED, [PUBLICATIONS, COLUMNS])
      await client.query(VERSIONS)
      await client.query(FORMED, [FORMATIONS, itemIds])
      await client.query('vacuum analyze publication.publication, publication.version')
    })
    await measure(workshop)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** An inventory in force since three years, its rows spread over the columns and rules of time. */
async function releaseInventory(workshop: Workshop): Promise<readonly string[]> {
  const rows = Array.from({ length: ROWS }, (_, place) => ({ itemId: randomUUID(), content: rowOf(place) }))
  await inWork(workshop, PERSON, (work) =>
    releasePublication(work, {
      path: '/qqd/1',
      kind: 'disclosure-inventory',
      columnId: 'qqd',
      divisionId: null,
      title: '政务公开全清单',
      content: { number: 1, effectiveFrom: '2023-01-01', note: '测量', rows },
      parts: [],
      author: { id: randomUUID(), name: '编制' },
      changeNote: null,
    }),
  )
  return rows.map(({ itemId }) => itemId)
}

function rowOf(place: number): RowContent {
  const text = LIMITS[place % LIMITS.length] ?? ''
  return RowContent.parse({
    level1: `一级${String(place % 20)}`,
    level2: `二级${String(place)}`,
    level3: '',
    elements: ['名称', '时间', '地点'],
    bases: ['《样例条例》'],
    limit: { text, rule: readLimit(text) },
    subject: '样例局',
    divisionId: null,
    divisionName: '',
    channels: ['政府网站'],
    otherChannel: '',
    audience: { wholeSociety: true, groups: '' },
    method: { proactive: true, onRequest: false },
    levels: ['市级'],
    columnId: COLUMNS[place % COLUMNS.length] ?? null,
    typeId: place % 3 === 0 ? 'news' : null,
  })
}

const FILLED = ['publication.publication', 'publication.version', 'disclosure_inventory.formation']
const PUBLISHED = `
  insert into publication.publication (id, kind, column_id, path, current_version, first_released_at)
  select gen_random_uuid(), (array['news', 'policy', 'notice'])[1 + n % 3], ($2::text[])[1 + n % cardinality($2::text[])],
    '/lm/m/' || n, 1 + (n % 10 = 0)::int, timestamptz '2023-01-01' + n * interval '3 years' / $1::int
  from generate_series(1, $1::int) n`
const VERSIONS = `
  insert into publication.version (publication_id, number, title, content, parts, content_hash, author_id, author_name,
    approver_id, approver_name, released_at, change_note)
  select p.id, v, '第几件', jsonb_build_object('body', repeat('测量用的正文。', 60)), '[]', 'x', gen_random_uuid(), '甲',
    gen_random_uuid(), '乙', p.first_released_at + (v - 1) * interval '20 days', case when v > 1 then '更正' end
  from publication.publication p cross join generate_series(1, p.current_version) v where p.path like '/lm/m/%'`
const FORMED = `
  insert into disclosure_inventory.formation (id, item_id, formed_on, title, recorded_by_name, recorded_at)
  select gen_random_uuid(), ($2::uuid[])[1 + n % cardinality($2::uuid[])], date '2023-01-01' + n % 1100, '某件', '甲', now()
  from generate_series(1, $1::int) n`

async function measure(workshop: Workshop): Promise<void> {
  const times: { readonly coverage: number; readonly count: number }[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const count = await timed(() =>
      inWork(workshop, SYSTEM, ({ db }) =>
        sql`select column_id, count(*) from publication.visible group by 1`.execute(db),
      ),
    )
    const coverage = await timed(() => inWork(workshop, SYSTEM, (work) => surveyCoverage(work)))
    if (round >= WARM_UP) times.push({ coverage, count })
  }
  const [coverage, count] = [median(times.map((t) => t.coverage)), median(times.map((t) => t.count))]
  process.stdout.write(
    `${String(ROWS)} rows, ${String(FORMATIONS)} formations, ${String(PUBLICATIONS)} publications; median of ${String(ROUNDS)}\n` +
      `coverage ${coverage.toFixed(0)} ms, plain count ${count.toFixed(0)} ms, ratio ${(coverage / count).toFixed(1)}\n`,
  )
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await act()
  return performance.now() - before
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

await run()
