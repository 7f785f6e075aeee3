import { functionNames } from '../../src/kernel/actor.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { openTestApplication, SYSTEM } from '../support/application.ts'
import type { Staff, TestApplication } from '../support/application.ts'
import type { Client } from '../support/client.ts'
import { isFunctionName } from '../support/function-names.ts'
import { playBusyYear } from './busy-year.ts'
import { playOpenEnds } from './open-ends.ts'
import { playStaff } from './staff-at-work.ts'
import { openRehearsal } from './rehearsal.ts'
import type { Rehearsal } from './rehearsal.ts'

/** Somebody whose way through the platform is tried: the public, a member of staff, or a one-time password. */
export interface Walker {
  readonly who: string
  readonly actor: Actor
  /** With what to sign in anew; null for the public. */
  readonly staff: Staff | null
  /** The session as a browser sends it; empty for the public. */
  readonly cookie: string
  /** Whether the session may do nothing yet but change its password. */
  readonly restricted: boolean
  /** On the rehearsal: whatever this browser posts is answered as ever, and undone. */
  readonly client: Client
}

/** A bureau in the middle of its year, with something in every state, and everybody who may walk through it. */
export interface BureauAtWork {
  readonly app: TestApplication
  readonly rehearsal: Rehearsal
  readonly walkers: readonly Walker[]
  readonly close: () => Promise<void>
}

/** Of the demonstration: 办公室 and its head, the leader, two divisions, the three administrators. */
const PLAYED = [
  'bangongshi',
  'zhuren',
  'fenguan',
  'yishu',
  'yishu.head',
  'fazhi',
  'fazhi.head',
  'system',
  'security',
  'audit',
]
/** Reports of the last quarter are in and handed up, and not yet public. */
export const DAY = '2026-10-10'

/** Opens the demonstration with what it does not show, and a holder of every function there is. */
export async function bureauAtWork(): Promise<BureauAtWork> {
  const app = await openTestApplication({ at: DAY, demo: true })
  const staff = await Promise.all(PLAYED.map((name) => app.demonstrationStaff(name)))
  const [office] = staff
  await playBusyYear(app, office?.actor ?? SYSTEM)
  await app.runJobs()
  const others = await otherHolders(app, staff)
  const newcomer = await app.addStaff({
    name: '新来的',
    oneTime: true,
    functions: Object.keys(functionNames).filter(isFunctionName),
  })
  const rehearsal = await openRehearsal(app)
  const walkers = [
    {
      who: '公众',
      actor: { kind: 'public' } as const,
      staff: null,
      cookie: '',
      restricted: false,
      client: rehearsal.visitor(),
    },
    ...(await Promise.all([...staff, ...others].map((person) => walkerFor(app, rehearsal, person)))),
    { ...(await walkerFor(app, rehearsal, newcomer)), restricted: true },
  ]
  await playStaff(app)
  await playOpenEnds(app)
  const close = async () => {
    await rehearsal.close()
    await app.close()
  }
  return { app, rehearsal, walkers, close }
}

async function walkerFor(app: TestApplication, rehearsal: Rehearsal, person: Staff): Promise<Walker> {
  const { cookies } = await app.signIn(person)
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const client = rehearsal.visitor({ headers: { cookie } })
  return { who: person.signInName, actor: person.actor, staff: person, cookie, restricted: false, client }
}

/** A holder for every function that nobody of the play holds; a function that comes later is held too. */
async function otherHolders(app: TestApplication, staff: readonly Staff[]): Promise<readonly Staff[]> {
  const held = new Set(staff.flatMap((person) => person.actor.posts.map((post) => post.function)))
  const missing = Object.keys(functionNames)
    .filter(isFunctionName)
    .filter((name) => !held.has(name))
  return Promise.all(
    missing.map((name) => app.addStaff({ name: functionNames[name], signInName: name, functions: [name] })),
  )
}
