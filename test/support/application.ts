import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadDemonstration } from '../../demo/load-demonstration.ts'
import type { Actor, FunctionName } from '../../src/kernel/actor.ts'
import { civilDate, isCivilDate } from '../../src/kernel/civil-date.ts'
import { openServer, openWorkshop } from '../../src/main/application.ts'
import { modules } from '../../src/main/modules.ts'
import {
  addDivision,
  addPerson,
  identify,
  listDivisions,
  passwordDays,
  secondFactorFor,
} from '../../src/modules/ground/organisation/index.ts'
import type { DivisionKind } from '../../src/modules/ground/organisation/index.ts'
import { loadPublishedYears } from '../../src/modules/ground/rules/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { listDemonstrationAccounts, settleInstance } from '../../src/platform/instance/instance.ts'
import type { Outward } from '../../src/platform/outward/outward.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Work, Workshop } from '../../src/platform/work/work.ts'
import { openClient } from './client.ts'
import type { Client, Visitor } from './client.ts'
import { clonedDatabase } from './cloned-database.ts'
import type { ClonedDatabase } from './cloned-database.ts'
import { runWaitingJobs } from './waiting-jobs.ts'

export type { Answer, Client, Fields, FilePart } from './client.ts'

type PersonActor = Extract<Actor, { kind: 'person' }>

/** Someone who works here, with what is needed to sign in. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly password: string
  /** The person as a use case sees it. */
  readonly actor: PersonActor
}

/** A member of staff to add; everything has a default. */
export interface NewStaff {
  readonly name?: string
  readonly signInName?: string
  /** Name of the division, made when it is not there yet; null for leaders and administrators. */
  readonly division?: string | null
  readonly functions?: readonly FunctionName[]
  /** Whether the password must be changed at the first sign-in. */
  readonly oneTime?: boolean
}

/** The whole platform on a database of its own, with a clock that the test sets. */
export interface TestApplication {
  readonly workshop: Workshop
  readonly server: FastifyInstance
  readonly database: ClonedDatabase
  /** `set` takes an instant or a civil date (ten in the morning in Shanghai). */
  readonly clock: { readonly set: (at: string) => void; readonly now: () => Date }
  /** What the server reported as its own fault. */
  readonly defects: readonly unknown[]
  /** Runs one piece of work as somebody (`inWork`); `SYSTEM` where nobody in particular acts. */
  work<T>(actor: Actor, act: (work: Work) => Promise<T>): Promise<T>
  /** The id of a division, made when it is not there yet; 办公室 is the 公开机构. */
  division(name: string, kind?: DivisionKind): Promise<string>
  addStaff(person?: NewStaff): Promise<Staff>
  /** An account of the demonstration, by its sign-in name (only with `demo: true`). */
  demonstrationStaff(signInName: string): Promise<Staff>
  /** A browser of somebody who is not signed in. */
  visitor(from?: Visitor): Client
  /** A browser of somebody who is signed in. */
  signIn(staff: Staff, from?: Visitor): Promise<Client>
  /** Runs every job that waits, and those that they queue; throws when one failed. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

export const SYSTEM: Actor = { kind: 'system', name: '测试' }
const PASSWORD = 'Chuntian-2026-Shuixian'

/** How a test wants the platform. */
export interface Wanted {
  /** An instant or a civil date; 2026-03-10 otherwise. */
  readonly at?: string
  /** The demonstration, played through; `'empty'` is one before its story was played. */
  readonly demo?: boolean | 'empty'
  readonly trustProxy?: boolean
  /** `'standard'` asks everybody for a second factor and for a new password now and then; otherwise nobody is. */
  readonly signInRules?: 'standard'
  /** Mail and message gateway; nothing leaves otherwise. */
  readonly outward?: Outward
}

/** Opens the platform for one test file; call `close` in `afterAll`. */
export async function openTestApplication(options: Wanted = {}): Promise<TestApplication> {
  const clock = settableClock(options.at ?? '2026-03-10')
  const cloned = await clonedDatabase()
  const database = openDatabase(cloned.connectionString, { connections: 4, onError: () => undefined })
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-files-'))
  const seals = sealsUnder(new Uint8Array(32).fill(1))
  const workshop = openWorkshop({
    database,
    files: await openFileStore(directory),
    seals,
    clock: clock.now,
    ...(options.outward === undefined ? {} : { outward: options.outward }),
  })
  const demo = (options.demo ?? false) !== false
  await settleInstance(database.db, { wanted: demo ? 'on' : 'off', outsideDatabase: false, at: clock.now() })
  await inWork(workshop, SYSTEM, loadPublishedYears)
  if (options.signInRules !== 'standard') await easeSignIn(workshop)
  if (options.demo === true) await loadDemonstration(workshop)
  const defects: unknown[] = []
  const server = await openServer(workshop, {
    demo,
    trustProxy: options.trustProxy ?? false,
    reportDefect: (error) => defects.push(error),
  })
  const visitor = (from?: Visitor) => openClient(server, defects, from)
  return {
    workshop,
    server,
    database: cloned,
    clock,
    defects,
    work: (actor, act) => inWork(workshop, actor, act),
    ...staffOf(workshop),
    visitor,
    signIn: (staff, from) => signIn(visitor(from), staff),
    runJobs: () => runJobs(workshop),
    close: async () => {
      await server.close()
      await database.close()
      await cloned.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** From the beginning of time, since tests set their clock as they like. */
async function easeSignIn(workshop: Workshop): Promise<void> {
  const eased = [
    [secondFactorFor.id, 'nobody'],
    [passwordDays.id, 0],
  ] as const
  await inWork(workshop, SYSTEM, async (work) => {
    for (const [id, value] of eased) {
      await work.db
        .insertInto('rules.setting')
        .values({
          id,
          effective_from: civilDate('2000-01-01'),
          value: JSON.stringify(value),
          reason: '测试',
          set_by: '测试',
          set_at: work.now,
        })
        .execute()
      await work.record({ subject: `setting:${id}`, action: 'setting-changed', after: value })
    }
  })
}

function settableClock(at: string): TestApplication['clock'] {
  const kept = { now: instantOf(at) }
  return {
    now: () => kept.now,
    set: (next) => {
      kept.now = instantOf(next)
    },
  }
}

function instantOf(at: string): Date {
  const instant = new Date(isCivilDate(at) ? `${at}T10:00:00+08:00` : at)
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an instant or a civil date: ${at}`)
  return instant
}

function staffOf(workshop: Workshop): Pick<TestApplication, 'division' | 'addStaff' | 'demonstrationStaff'> {
  let added = 0

  async function division(name: string, kind: DivisionKind = 'office'): Promise<string> {
    return inWork(workshop, SYSTEM, async (work) => {
      const known = (await listDivisions(work.db)).find((candidate) => candidate.name === name)
      const fresh = { name, kind, phone: '000-55550100', isOpennessOffice: name === '办公室' }
      return known?.id ?? addDivision(work, fresh)
    })
  }

  async function addStaff(person: NewStaff = {}): Promise<Staff> {
    added += 1
    const name = person.name ?? `某职员${String(added)}`
    const signInName = person.signInName ?? `staff${String(added)}`
    const home = person.division === undefined ? '办公室' : person.division
    const divisionId = home === null ? null : await division(home)
    const posts = (person.functions ?? ['handler']).map((held) => ({ function: held, divisionId }))
    const oneTime = person.oneTime ?? false
    const id = await inWork(workshop, SYSTEM, (work) =>
      addPerson(work, { name, signInName, password: PASSWORD, oneTime, posts }),
    )
    return { id, name, signInName, password: PASSWORD, actor: await actorOf(workshop, id) }
  }

  async function demonstrationStaff(signInName: string): Promise<Staff> {
    const { db } = workshop.database
    const account = (await listDemonstrationAccounts(db)).find((a) => a.signInName === signInName)
    if (!account) throw new RangeError(`no demonstration account: ${signInName}`)
    const { id } = await db
      .selectFrom('organisation.person')
      .select('id')
      .where('sign_in_name', '=', signInName)
      .executeTakeFirstOrThrow()
    const { name, password } = account
    return { id, name, signInName, password, actor: await actorOf(workshop, id) }
  }

  return { division, addStaff, demonstrationStaff }
}

async function actorOf(workshop: Workshop, id: string): Promise<PersonActor> {
  const actor = await inWork(workshop, SYSTEM, (work) => identify(work.db, id, work.today))
  if (actor?.kind !== 'person') throw new RangeError(`not a person who works here: ${id}`)
  return actor
}

async function signIn(client: Client, staff: Staff): Promise<Client> {
  await client.get('/workbench/sign-in')
  const { signInName, password } = staff
  const answer = await client.post('/workbench/sign-in', { signInName, password })
  if (answer.status !== 303) throw new Error(`${signInName} could not sign in: ${answer.text}`)
  await client.get(answer.location ?? '/workbench')
  return client
}

async function runJobs(workshop: Workshop): Promise<void> {
  const jobs = modules.flatMap((module) => module.jobs ?? [])
  const subscriptions = modules.flatMap((module) => module.subscriptions ?? [])
  const failed = await runWaitingJobs(workshop, { jobs, subscriptions })
  if (failed.length > 0) throw new Error(failed.join('\n'))
}
