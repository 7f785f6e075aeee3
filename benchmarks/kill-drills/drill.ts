import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { addDivision } from '../../src/modules/ground/organisation/index.ts'
import { verifyLedger } from '../../src/platform/ledger/verify-ledger.ts'
import { inWork } from '../../src/platform/work/work.ts'
import { onDatabase } from './on-database.ts'
import { pause, startPlatform } from './platform-process.ts'
import type { PlatformProcess, Target } from './platform-process.ts'

const WRITERS = 4
const ADDRESSES = 250

/** What one round of a drill has seen. */
export interface Round {
  readonly target: Target
  /** Posts that were answered with a number before the kill. */
  readonly acknowledged: number
  /** Posts that broke off; each was sent again afterwards with the same submissionId. */
  readonly brokenOff: number
  /** Of those that broke off, how many had been taken in all the same. */
  readonly takenInAnyway: number
  /** Acknowledged ones that were sent once more afterwards. */
  readonly repeated: number
  readonly lost: number
  readonly doubled: number
  readonly ledgerFindings: number
  readonly secondsToServe: number
}

/** Gives an empty instance the openness office that every case needs. */
export async function prepare(folder: string): Promise<void> {
  await onDatabase(folder, (workshop) =>
    inWork(workshop, { kind: 'system', name: '演练' }, (work) =>
      addDivision(work, { name: '办公室', kind: 'office', phone: '010-55550100', isOpennessOffice: true }),
    ),
  )
}

/**
 * One round: readers hand in 「我要纠错」 over HTTP, something is killed in the middle, the platform starts again, what broke
 * off and some of what was acknowledged is sent again; then the database is asked what it has of each.
 */
export async function drill(
  platform: PlatformProcess,
  round: { readonly folder: string; readonly target: Target; readonly milliseconds: number },
): Promise<{ readonly round: Round; readonly platform: PlatformProcess }> {
  const { folder, target, milliseconds } = round
  const writing = beginWriting(platform.url)
  await pause(milliseconds)
  await platform.kill(target)
  const { acknowledged, brokenOff } = await writing.end()
  const begun = performance.now()
  const next = await startPlatform(folder)
  const secondsToServe = (performance.now() - begun) / 1000
  const before = await takenIn(folder)
  const repeated = acknowledged.slice(-brokenOff.length - WRITERS)
  for (const id of [...brokenOff, ...repeated]) await handInUntilAnswered(next.url, id)
  const taken = await takenIn(folder)
  const counts = [...acknowledged, ...brokenOff].map((id) => taken.get(id) ?? 0)
  return {
    platform: next,
    round: {
      target,
      acknowledged: acknowledged.length,
      brokenOff: brokenOff.length,
      takenInAnyway: brokenOff.filter((id) => before.has(id)).length,
      repeated: repeated.length,
      lost: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
      ledgerFindings: await onDatabase(folder, async ({ database }) => {
        const { findings } = await verifyLedger(database.db)
        return findings.length
      }),
      secondsToServe,
    },
  }
}

function beginWriting(url: string) {
  const acknowledged: string[] = []
  const brokenOff: string[] = []
  const state = { writing: true }
  const writers = Array.from({ length: WRITERS }, async () => {
    while (state.writing) {
      const id = randomUUID()
      const isTaken = await handIn(url, id).catch(() => false)
      if (isTaken) acknowledged.push(id)
      else brokenOff.push(id)
      if (!isTaken) state.writing = false
    }
  })
  return {
    end: async () => {
      state.writing = false
      await Promise.all(writers)
      return { acknowledged, brokenOff }
    },
  }
}

async function handInUntilAnswered(url: string, id: string): Promise<void> {
  if (!(await handIn(url, id))) throw new Error(`${id} was not taken in when it was sent again`)
}

/** Posts one case; whether it was acknowledged. The page named in it tells the cases apart. */
function handIn(url: string, id: string): Promise<boolean> {
  const body = new URLSearchParams({
    submissionId: id,
    page: `/drill/${id}`,
    statement: '电话号码打不通，请核对。',
  }).toString()
  return new Promise((resolve, reject) => {
    const post = request(
      `${url}/jc`,
      {
        method: 'POST',
        localAddress: someAddress(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
        agent: false,
      },
      (answer) => {
        answer.resume()
        answer.once('error', reject)
        // A repeated post is led to where the first one went.
        answer.once('end', () => resolve(answer.statusCode === 200 || answer.statusCode === 303))
      },
    )
    post.once('error', reject)
    post.end(body)
  })
}

/** Every reader has an address of his own: the limit on requests is not what is tried here. */
function someAddress(): string {
  const part = () => String(1 + Math.floor(Math.random() * ADDRESSES))
  return `127.${part()}.${part()}.${part()}`
}

/** How often each case is there, with its number, its duty and its entry; one that lacks any of them is not there. */
function takenIn(folder: string): Promise<ReadonlyMap<string, number>> {
  return onDatabase(folder, async ({ database }) => {
    const found = await database.pool.query<{ path: string; count: number }>(
      `select c.page_path as path, count(*)::int as count from intake.case_record c
       join duties.duty d on d.subject = 'case:' || c.id
       join ledger.entry e on e.subject = 'case:' || c.id and e.action = 'case-received'
       where c.page_path like '/drill/%' group by 1`,
    )
    return new Map(found.rows.map(({ path, count }) => [path.slice('/drill/'.length), count]))
  })
}
