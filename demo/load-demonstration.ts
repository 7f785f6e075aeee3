import type { Actor } from '../src/kernel/actor.ts'
import { civilDateAt, yearOf } from '../src/kernel/civil-date.ts'
import {
  addDivision,
  addPerson,
  passwordDays,
  saveBureau,
  secondFactorFor,
} from '../src/modules/ground/organisation/index.ts'
import { changeSetting } from '../src/modules/ground/rules/index.ts'
import { oneTimePassword } from '../src/platform/crypto/passwords.ts'
import type { Db } from '../src/platform/database/database.ts'
import { insertDemonstrationAccount, markDemonstrationLoaded } from '../src/platform/instance/instance.ts'
import { workIn } from '../src/platform/work/work.ts'
import type { Work, Workshop } from '../src/platform/work/work.ts'
import { playAfterRelease } from './after-release.ts'
import { playAgency } from './agency.ts'
import { BUREAU, DIVISIONS, PEOPLE } from './bureau.ts'
import { playHandovers } from './handovers.ts'
import { playInventory } from './inventory.ts'
import { playDocuments } from './documents.ts'
import { playHistory } from './history.ts'
import { playOpennessColumn } from './openness-column.ts'
import { playPolicies } from './policies.ts'
import { playPublishing } from './publishing.ts'
import { playChecks } from './publishing-checks.ts'
import { showEachLateCase } from './show-lateness.ts'
import { dayOf, morningOf, stageFor } from './stage.ts'
import type { Stage } from './stage.ts'
import { leaveWaiting } from './waiting.ts'
import { playYear } from './year.ts'

/**
 * Loads the invented bureau, laid relative to the day of loading, so that it is alive whenever it is started: last year's
 * plan with its quarters released, this year's plan as far as the year has come. It is there whole or not at all.
 */
export async function loadDemonstration(workshop: Workshop): Promise<void> {
  const today = civilDateAt(workshop.clock())
  await workshop.database.db.transaction().execute(async (db) => {
    const { calendar } = await workshop.rulesOn(db, today)
    const stage = stageFor({ workshop, db, today, calendar, ...(await loadBureau(workshop, db)) })
    await showEachLateCase(stage)
    await playAgency(stage)
    const lastYears = await playYear(stage, yearOf(today) - 1)
    const thisYears = await playYear(stage, yearOf(today))
    await leaveWaiting(stage, { thisYears, lastYears })
    await playOpennessColumn(stage)
    await playPublishing(stage)
    await playPolicies(stage)
    await playAfterRelease(stage)
    await playHandovers(stage)
    await playInventory(stage)
    await playDocuments(stage)
    await playHistory(stage)
    await playChecks(stage)
    await markDemonstrationLoaded(db, workshop.clock())
  })
}

async function loadBureau(workshop: Workshop, db: Db): Promise<Cast> {
  // People hold their functions from before the first act of the play.
  const before = morningOf(dayOf(yearOf(civilDateAt(workshop.clock())) - 1, '01-01'), workshop.clock())
  const work = await workIn({ ...workshop, clock: () => before }, { kind: 'system', name: '演示数据' }, db)
  await saveBureau(work, BUREAU)
  const reason = '演示账号的口令写在启动页上'
  await changeSetting(work, secondFactorFor, { value: 'nobody', reason })
  await changeSetting(work, passwordDays, { value: 0, reason })
  return addStaff(work)
}

type Cast = Pick<Stage, 'actors' | 'divisions'>

/** Adds divisions and people, each with an account; gives who may act by sign-in name. */
async function addStaff(work: Work): Promise<Cast> {
  const divisions = new Map<string, string>()
  for (const division of DIVISIONS) divisions.set(division.name, await addDivision(work, division))
  const actors = new Map<string, Actor>()
  for (const [position, person] of PEOPLE.entries()) {
    const password = oneTimePassword()
    const { name, signInName, role } = person
    const divisionId = person.division === null ? null : (divisions.get(person.division) ?? null)
    const posts = person.functions.map((held) => ({ function: held, divisionId }))
    const id = await addPerson(work, { name, signInName, password, oneTime: false, posts })
    actors.set(signInName, { kind: 'person', id, name, posts })
    await insertDemonstrationAccount(work.db, { signInName, password, name, role, position })
  }
  return { actors, divisions }
}
