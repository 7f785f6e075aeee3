import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { historyLine } from '../../../../benchmarks/documents/history-lines.ts'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import type { Staff } from '../../../../test/support/application.ts'
import { REFERENCE_ABSENT, referenceFile } from '../../../../test/support/reference.ts'
import { civilDate } from '../../../kernel/civil-date.ts'
import { writeZip } from '../../../platform/files/write-zip.ts'
import { listOpenDutiesOf, listOpenDutiesOfKind } from '../../ground/duties/index.ts'
import { sealPublication } from '../../ground/publication/index.ts'
import { forgetDocument } from './forget-document.ts'
import { discardHistory, returnHistory } from './give-up-history.ts'
import {
  importHistoryJob,
  pauseHistory,
  resumeHistory,
  ROWS_AT_ONCE,
  startHistory,
} from './import-history.ts'
import { prepareHistory } from './prepare-history.ts'
import { releaseHistory } from './release-history.ts'
import { getHistoryBatch } from './store/history-batches.ts'
import { listHistory } from './store/history-documents.ts'

const app = await openTestApplication({ at: '2026-03-10' })
const folder = await mkdtemp(join(tmpdir(), 'mingzheng-history-'))
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})
const { db } = app.workshop.database
const clerk = await app.addStaff({ division: '办公室', functions: ['openness-handler'] })
const head = await app.addStaff({ division: '办公室', functions: ['openness-head', 'openness-handler'] })
const leader = await app.addStaff({ division: null, functions: ['leader'] })
const stranger = await app.addStaff({ division: '艺术处' })

let files = 0
beforeEach(() => {
  files += 1
})

async function onDisk(lines: readonly string[]): Promise<string> {
  const path = join(folder, `list-${String(files)}.jsonl`)
  await writeFile(path, lines.join('\n'))
  return path
}

async function prepare(lines: readonly string[], by: Staff = clerk): Promise<string> {
  const path = await onDisk(lines)
  return app.work(by.actor, (work) => prepareHistory(work, { name: 'list.jsonl', path }))
}

/** The whole way into the register. */
async function take(lines: readonly string[], by: Staff = clerk): Promise<string> {
  const id = await prepare(lines, by)
  await app.work(by.actor, (work) => startHistory(work, id))
  await app.runJobs()
  return id
}

async function release(id: string, by: Staff = head): Promise<void> {
  const { contentHash } = await getHistoryBatch(db, id)
  await app.work(by.actor, (work) => releaseHistory(work, id, contentHash ?? ''))
  await app.runJobs()
}

/** Lines that no other test has. */
function fresh(count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => historyLine(files * 10_000 + place))
}

function changed(line: string, change: Record<string, unknown>): string {
  const parsed: unknown = JSON.parse(line)
  return JSON.stringify(Object.assign({}, parsed, change))
}

describe('taking in', () => {
  test('brings every line once, also the one that stands there twice and the one that came before', async () => {
    const lines = fresh(ROWS_AT_ONCE * 2 + 30)
    const [first = ''] = lines
    const batch = await getHistoryBatch(
      db,
      await take([...lines, first, changed(first, { id: 'law-other' })]),
    )
    expect(batch).toMatchObject({ state: 'imported', imported: lines.length, known: 2, faults: [] })
    const again = await getHistoryBatch(db, await take(lines))
    expect(again).toMatchObject({ state: 'imported', imported: 0, known: lines.length })
    expect(await listHistory(db, batch.id)).toHaveLength(lines.length)
  })

  test('opens one duty for the batch and none for its documents', async () => {
    const id = await take(fresh(3))
    const documents = (await listHistory(db, id)).map((one) => `document:${one.id}`)
    expect(await listOpenDutiesOf(db, documents)).toEqual([])
    expect(await listOpenDutiesOf(db, [`history-batch:${id}`])).toMatchObject([
      { kind: 'documents.release-history', function: 'openness-head' },
    ])
  })

  test('refuses lines with a secrecy mark and keeps no word of them, and names what is wrong with others', async () => {
    const [good = '', secret = '', bad = ''] = fresh(3)
    const id = await take([
      good,
      changed(secret, { body: '绝密★长期 蓝色计划' }),
      changed(bad, { issuer: '' }),
      '{',
    ])
    const batch = await getHistoryBatch(db, id)
    expect(batch).toMatchObject({ imported: 1, total: 1 })
    expect(batch.faults.map(({ line }) => line)).toEqual([2, 3, 4])
    const everything = await db.selectFrom('documents.history_batch').selectAll().execute()
    expect(JSON.stringify(everything)).not.toContain('蓝色计划')
  })

  test('pauses between rows and goes on there', async () => {
    const id = await prepare(fresh(ROWS_AT_ONCE * 3))
    await app.work(clerk.actor, (work) => startHistory(work, id))
    await app.work(SYSTEM, (work) => importHistoryJob.run(work, { batchId: id, from: 0 }))
    await app.work(head.actor, (work) => pauseHistory(work, id))
    await app.runJobs()
    expect(await getHistoryBatch(db, id)).toMatchObject({ state: 'paused', nextRow: ROWS_AT_ONCE })
    await app.work(clerk.actor, (work) => resumeHistory(work, id))
    await app.runJobs()
    expect(await getHistoryBatch(db, id)).toMatchObject({ state: 'imported', imported: ROWS_AT_ONCE * 3 })
  })

  test('comes to the same when a job runs again that had already committed', async () => {
    const id = await prepare(fresh(ROWS_AT_ONCE * 2))
    await app.work(clerk.actor, (work) => startHistory(work, id))
    for (let time = 0; time < 3; time += 1)
      await app.work(SYSTEM, (work) => importHistoryJob.run(work, { batchId: id, from: 0 }))
    expect(await getHistoryBatch(db, id)).toMatchObject({ nextRow: ROWS_AT_ONCE, imported: ROWS_AT_ONCE })
    await app.runJobs()
    expect(await getHistoryBatch(db, id)).toMatchObject({
      state: 'imported',
      imported: ROWS_AT_ONCE * 2,
      known: 0,
    })
  })

  test('leaves nothing lying ready once it is in the register', async () => {
    const id = await prepare(fresh(2))
    const { stagedHash } = await getHistoryBatch(db, id)
    expect(await app.workshop.files.exists(stagedHash ?? '')).toBe(true)
    await app.work(clerk.actor, (work) => startHistory(work, id))
    await app.runJobs()
    expect(await app.workshop.files.exists(stagedHash ?? '')).toBe(false)
  })

  test('is refused to who is not of the openness office', async () => {
    await expect(prepare(fresh(1), stranger)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('marks what a later document of the same file replaces', async () => {
    const [old = '', later = ''] = fresh(2)
    const id = await take([
      changed(old, { id: 'law-old', superseded_by: 'law-new', title: '旧条例' }),
      changed(later, { id: 'law-new', title: '新条例' }),
    ])
    await release(id)
    const page = await app.visitor().get('/zcwj?q=%E6%97%A7%E6%9D%A1%E4%BE%8B')
    expect(page.text).toMatch(/旧条例.*已修改/s)
  })
})

describe('the public', () => {
  test('finds nothing before a second person let the batch out, and all of it afterwards', async () => {
    const [line = '', lapsed = ''] = fresh(2)
    const id = await take([
      changed(line, { title: '历史上的演出条例', doc_number: '样例令第77号' }),
      changed(lapsed, { title: '历史上的失效条例', status: '失效' }),
    ])
    const { number } = await getHistoryBatch(db, id)
    const path = `/zcwj/ls/${String(number)}`
    const doors = [
      '/zcwj?q=%E5%8E%86%E5%8F%B2%E4%B8%8A',
      '/search?q=%E5%8E%86%E5%8F%B2%E4%B8%8A%E7%9A%84',
      '/sitemap.html',
    ]
    for (const door of doors) expect((await app.visitor().get(door)).html).not.toContain(`${path}/1`)
    expect((await app.visitor().get(path)).status).toBe(404)
    expect((await app.visitor().get(`${path}/1`)).status).toBe(404)
    await expect(release(id, clerk)).rejects.toMatchObject({ kind: 'conflict' })
    await release(id)
    for (const door of doors) expect((await app.visitor().get(door)).html).toContain(`${path}/1`)
    const page = await app.visitor().get(`${path}/1`)
    expect(page.text).toMatch(/历史上的演出条例.*样例令第77号.*有效/s)
    expect(page.html).toContain('href="https://www.example.cn/zhengce/')
    expect((await app.visitor().get(`${path}/2`)).text).toMatch(/来源注明本文件已经失效.*失效/s)
    expect((await app.visitor().get(path)).text).toContain('共 2 份')
    for (const wrong of [`${path}/9`, `${path}/x`, '/zcwj/ls/999'])
      expect((await app.visitor().get(wrong)).status).toBe(404)
  })

  test('a batch is not let out by whoever prepared it, nor as another than was seen', async () => {
    const id = await take(fresh(2), head)
    expect(await listOpenDutiesOf(db, [`history-batch:${id}`])).toMatchObject([{ function: 'leader' }])
    await expect(release(id, head)).rejects.toMatchObject({ code: 'no-release' })
    await db
      .updateTable('documents.document')
      .set({ title: '偷换' })
      .where('history_batch_id', '=', id)
      .execute()
    await expect(release(id, leader)).rejects.toMatchObject({ code: 'changed-since' })
  })

  test('a batch sent back leaves the register with its reason', async () => {
    const id = await take(fresh(2))
    expect(await app.work(leader.actor, (work) => returnHistory(work, id, ' '))).toHaveLength(1)
    await app.work(leader.actor, (work) => returnHistory(work, id, '缺文号'))
    expect(await getHistoryBatch(db, id)).toMatchObject({
      state: 'discarded',
      discardedBecause: '退回：缺文号',
    })
    expect(await listHistory(db, id)).toEqual([])
    expect(await listOpenDutiesOfKind(db, 'documents.release-history')).not.toContainEqual(
      expect.objectContaining({ subject: `history-batch:${id}` }),
    )
  })

  test('a batch that was sealed keeps no title and no address', async () => {
    const [line = ''] = fresh(1)
    const id = await take([changed(line, { title: '不该公开的条例' })])
    await release(id)
    const { publicationId, number } = await getHistoryBatch(db, id)
    await app.work(head.actor, (work) =>
      sealPublication(work, publicationId ?? '', { kind: 'secret', at: work.now, sealers: [forgetDocument] }),
    )
    expect((await app.visitor().get(`/zcwj/ls/${String(number)}/1`)).status).toBe(404)
    expect(JSON.stringify(await listHistory(db, id))).not.toMatch(/不该公开|example\.cn/)
  })
})

describe('on the screen', () => {
  test('a file is uploaded, looked at, started, and let out by another', async () => {
    const lines = [...fresh(2), '{"title"']
    const client = await app.signIn(clerk)
    await client.get('/workbench/documents/history')
    const zip = writeZip(
      [{ name: 'list.jsonl', bytes: Buffer.from(lines.join('\n')) }],
      civilDate('2026-03-10'),
    )
    const sent = await client.post('/workbench/documents/history', {
      list: { fileName: '历史.zip', bytes: Buffer.from(zip) },
    })
    const path = sent.location ?? ''
    const shown = await client.get(path)
    expect(shown.text).toContain('开头 2 份')
    expect(shown.text).toContain('不是一行完整的 JSON')
    expect((await client.get(`${path}/faults.xlsx`)).status).toBe(200)
    await client.get(path)
    expect((await client.post(`${path}/start`)).location).toBe(path)
    await app.runJobs()
    expect((await client.get(path)).text).toMatch(/新登记\s*2 份/)
    const other = await app.signIn(head)
    expect((await other.get(path)).text).toContain('放行 2 份')
    expect((await other.post(`${path}/release`)).location).toBe(path)
    expect((await other.get(path)).text).toContain('已公开')
  })

  test('what is no such file is refused beside the field', async () => {
    const client = await app.signIn(clerk)
    const path = '/workbench/documents/history'
    for (const [fileName, bytes, words] of [
      ['list.xlsx', Buffer.from('PK'), '只能上传 .jsonl'],
      ['list.jsonl', Buffer.from([0, 1, 2]), '认不出来'],
      [
        'list.zip',
        Buffer.from(writeZip([{ name: 'a.txt', bytes: Buffer.from('a') }], civilDate('2026-03-10'))),
        '正好有一个',
      ],
    ] as const) {
      await client.get(path)
      const answer = await client.post(path, { list: { fileName, bytes } })
      expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
    }
  })

  test('a batch that nobody started is given up, and a stranger sees none', async () => {
    const id = await prepare(fresh(1))
    await app.work(clerk.actor, (work) => discardHistory(work, id))
    expect((await getHistoryBatch(db, id)).state).toBe('discarded')
    const client = await app.signIn(stranger)
    expect((await client.get(`/workbench/documents/history/${id}`)).status).toBe(403)
    const mine = await app.signIn(clerk)
    expect((await mine.get('/workbench/documents/history/nonsense')).status).toBe(404)
  })
})

const reference = referenceFile('data/policies/policies.jsonl')
test.skipIf(reference === null)(
  reference === null
    ? `real past documents come in: ${REFERENCE_ABSENT}`
    : 'real past documents come in, all of them',
  async () => {
    const id = await app.work(clerk.actor, (work) =>
      prepareHistory(work, { name: 'policies.jsonl', path: reference ?? '' }),
    )
    await app.work(clerk.actor, (work) => startHistory(work, id))
    await app.runJobs()
    expect(await getHistoryBatch(db, id)).toMatchObject({ total: 418, imported: 418, known: 0, faults: [] })
  },
)
