import { randomUUID } from 'node:crypto'
import { dict } from '@node-rs/jieba/dict.js'
import { civilDate } from '../../src/kernel/civil-date.ts'
import { numberTokensIn } from '../../src/modules/ground/search/domain/query.ts'
import { upsertEntry } from '../../src/modules/ground/search/store.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { wordsOf } from '../../src/platform/words/words.ts'

const TITLE_WORDS = 8
const BODY_WORDS = 250
const BATCH = 500
const WRITERS = 2
const DIVISIONS = [
  '办公室',
  '法制处',
  '宣传处',
  '研究室',
  '艺术处',
  '公共服务处',
  '资源开发处',
  '产业发展处',
  '信息中心',
]

/** What was loaded: in how many entries each word stands. */
export interface Corpus {
  readonly entries: number
  readonly bytes: number
  readonly frequency: ReadonlyMap<string, number>
  readonly bodies: readonly string[]
}

/** Entries of words drawn by how often the language uses them; the same on every run. */
export async function loadEntries(database: Database, entries: number): Promise<Corpus> {
  const draw = wordDrawer()
  const frequency = new Map<string, number>()
  const bodies: string[] = []
  let bytes = 0
  const made = Array.from({ length: entries }, (_none, place) => {
    const title = draw(TITLE_WORDS)
    const body = `${draw(BODY_WORDS)}，示文旅发〔${String(2017 + (place % 10))}〕${String(place)}号。`
    bytes += Buffer.byteLength(body)
    if (place % 997 === 0) bodies.push(body)
    return { place, title, body }
  })
  const batches = Array.from({ length: Math.ceil(entries / BATCH) }, (_none, batch) =>
    made.slice(batch * BATCH, (batch + 1) * BATCH),
  )
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const written = batch
        await database.db.transaction().execute(async (db) => {
          for (const { place, title, body } of written) {
            const entry = entryOf(place, title, body)
            for (const word of new Set([...entry.titleWords, ...entry.bodyWords]))
              frequency.set(word, (frequency.get(word) ?? 0) + 1)
            await upsertEntry(db, entry)
          }
        })
      }
    }),
  )
  return { entries, bytes, frequency, bodies }
}

function entryOf(place: number, title: string, body: string) {
  const month = String((place % 12) + 1).padStart(2, '0')
  return {
    path: `/bench/${String(place)}`,
    publicationId: randomUUID(),
    kind: 'bench',
    columnId: `column-${String(place % 8)}`,
    title,
    body,
    divisionId: null,
    divisionName: DIVISIONS[place % DIVISIONS.length] ?? '',
    releasedOn: civilDate(
      `${String(2017 + (place % 10))}-${month}-${String((place % 28) + 1).padStart(2, '0')}`,
    ),
    titleWords: wordsOf(title),
    bodyWords: [...wordsOf(body), ...numberTokensIn(body)],
  }
}

/** Draws words of two characters and more, each as often as the dictionary says. */
function wordDrawer(): (count: number) => string {
  const words: string[] = []
  const sums: number[] = []
  let sum = 0
  for (const line of dict.toString().split('\n')) {
    const [word = '', frequency = '0'] = line.split(' ')
    if (word.length < 2) continue
    sum += Number(frequency)
    words.push(word)
    sums.push(sum)
  }
  const next = numbers()
  return (count) =>
    Array.from({ length: count }, (_none, place) => {
      const word = words[placeOf(sums, next() * sum)] ?? ''
      return place % 12 === 11 ? `${word}。` : word
    }).join('')
}

/** A small generator with a fixed start (mulberry32). */
function numbers(): () => number {
  let state = 20_261_125
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function placeOf(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
