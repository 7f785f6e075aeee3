import { Refusal } from '../../kernel/refusal.ts'
import type { Db } from '../database/database.ts'

/** An account of the demonstration, for the start screen on this machine. */
export interface DemonstrationAccount {
  readonly signInName: string
  readonly password: string
  readonly name: string
  readonly role: string
}

/** What was chosen at the first start; null before it. */
export async function findInstance(
  db: Db,
): Promise<{ readonly demonstration: boolean; readonly loaded: boolean } | null> {
  const row = await db
    .selectFrom('platform.instance')
    .select(['demonstration', 'demonstration_loaded_at'])
    .executeTakeFirst()
  return row === undefined
    ? null
    : { demonstration: row.demonstration, loaded: row.demonstration_loaded_at !== null }
}

/**
 * Settles once and for all whether this database holds the demonstration. Refuses a later start that wants the other
 * thing, and an outside database for which nothing was said.
 */
export async function settleInstance(
  db: Db,
  choice: {
    readonly wanted: 'on' | 'off' | 'public' | undefined
    readonly outsideDatabase: boolean
    readonly at: Date
  },
): Promise<{ readonly demonstration: boolean; readonly loaded: boolean }> {
  const before = await findInstance(db)
  const wanted = choice.wanted === undefined ? undefined : choice.wanted !== 'off'
  if (before !== null) {
    if (wanted !== undefined && wanted !== before.demonstration) throw otherChoice(before.demonstration)
    return before
  }
  if (wanted === undefined && choice.outsideDatabase)
    throw new Refusal(
      'conflict',
      'demo-not-chosen',
      '用了 DATABASE_URL，第一次启动要写明是不是演示：MINGZHENG_DEMO=off 建正式的空库，MINGZHENG_DEMO=on 装演示数据。定了以后不能改。',
    )
  const demonstration = wanted ?? true
  await db.insertInto('platform.instance').values({ demonstration, started_at: choice.at }).execute()
  return { demonstration, loaded: false }
}

export async function markDemonstrationLoaded(db: Db, at: Date): Promise<void> {
  await db.updateTable('platform.instance').set({ demonstration_loaded_at: at }).execute()
}

export async function insertDemonstrationAccount(
  db: Db,
  account: DemonstrationAccount & { readonly position: number },
): Promise<void> {
  await db
    .insertInto('platform.demonstration_account')
    .values({
      sign_in_name: account.signInName,
      password: account.password,
      name: account.name,
      role: account.role,
      position: account.position,
    })
    .execute()
}

/** The accounts of the demonstration; empty in a bureau's own instance. */
export async function listDemonstrationAccounts(db: Db): Promise<readonly DemonstrationAccount[]> {
  return db
    .selectFrom('platform.demonstration_account')
    .select(['sign_in_name as signInName', 'password', 'name', 'role'])
    .orderBy('position')
    .execute()
}

function otherChoice(demonstration: boolean): Refusal {
  return new Refusal(
    'conflict',
    'demo-chosen-otherwise',
    demonstration
      ? '这个数据库第一次启动时装的是演示数据，不能改成正式库。要开始正式使用，请运行 npx mingzheng demo:end，或换一个空数据库再用 MINGZHENG_DEMO=off 启动。'
      : '这个数据库是正式库（MINGZHENG_DEMO=off），不能再装演示数据。要看演示，请换一个空数据库启动。',
  )
}
