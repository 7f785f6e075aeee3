import { sql } from 'kysely'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { SettingRequest, SettingValue } from '../domain/setting-change.ts'

/** The settings in force on a day, by id. */
export async function listSettingsOn(db: Db, day: CivilDate): Promise<ReadonlyMap<string, unknown>> {
  const rows = await sql<{ id: string; value: unknown }>`
    select distinct on (id) id, value from rules.setting where effective_from <= ${day} order by id, effective_from desc`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.id, row.value]))
}

/** Names of the modules that are switched off on a day. */
export async function listModulesOff(db: Db, day: CivilDate): Promise<readonly string[]> {
  const values = await listSettingsOn(db, day)
  return [...values]
    .filter(([id, value]) => id.startsWith('module.') && value === 'off')
    .map(([id]) => id.slice('module.'.length))
}

/** Every value that was ever set, of one setting or of all, newest day first. */
export async function listSettingValues(db: Db, id?: string): Promise<readonly SettingValue[]> {
  return db
    .selectFrom('rules.setting')
    .select(['id', 'effective_from as from', 'value', 'reason', 'set_by as by', 'set_at as at'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('id')
    .orderBy('effective_from', 'desc')
    .execute()
}

/** Sets a value from a day on; a second value for the same day takes the first one's place, the ledger keeps both. */
export async function insertSetting(
  db: Db,
  setting: { id: string; effectiveFrom: CivilDate; value: unknown; reason: string; by: string; at: Date },
): Promise<void> {
  const row = {
    value: JSON.stringify(setting.value),
    reason: setting.reason,
    set_by: setting.by,
    set_at: setting.at,
  }
  await db
    .insertInto('rules.setting')
    .values({ id: setting.id, effective_from: setting.effectiveFrom, ...row })
    .onConflict((c) => c.columns(['id', 'effective_from']).doUpdateSet(row))
    .execute()
}

/** Writes down what one person asks and another has to approve; false when such a request is open already. */
export async function insertRequest(
  db: Db,
  request: SettingRequest & { readonly at: Date },
): Promise<boolean> {
  const done = await db
    .insertInto('rules.setting_request')
    .values({
      id: request.id,
      setting_id: request.settingId,
      value: JSON.stringify(request.value),
      effective_from: request.from,
      reason: request.reason,
      asked_by: request.askedBy.id,
      asked_name: request.askedBy.name,
      asked_as: request.askedAs,
      asked_at: request.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** The open request of a setting, held until the transaction ends. */
export async function lockOpenRequest(db: Db, settingId: string): Promise<SettingRequest | null> {
  const row = await openRequests(db).where('setting_id', '=', settingId).forUpdate().executeTakeFirst()
  return row === undefined ? null : requestOf(row)
}

export async function findOpenRequest(db: Db, settingId: string): Promise<SettingRequest | null> {
  const row = await openRequests(db).where('setting_id', '=', settingId).executeTakeFirst()
  return row === undefined ? null : requestOf(row)
}

/** The settings for which a change waits for its second person. */
export async function listOpenRequests(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('rules.setting_request')
    .select('setting_id')
    .where('decision', 'is', null)
    .orderBy('setting_id')
    .execute()
  return rows.map((row) => row.setting_id)
}

export async function decideRequest(
  db: Db,
  id: string,
  decision: {
    by: { id: string; name: string }
    at: Date
    decision: 'approved' | 'refused' | 'withdrawn'
    reason: string | null
  },
): Promise<void> {
  await db
    .updateTable('rules.setting_request')
    .set({
      decided_by: decision.by.id,
      decided_name: decision.by.name,
      decided_at: decision.at,
      decision: decision.decision,
      decision_reason: decision.reason,
    })
    .where('id', '=', id)
    .execute()
}

function openRequests(db: Db) {
  return db
    .selectFrom('rules.setting_request')
    .select(['id', 'setting_id', 'value', 'effective_from', 'reason', 'asked_by', 'asked_name', 'asked_as'])
    .where('decision', 'is', null)
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof openRequests>['executeTakeFirstOrThrow']>>

function requestOf(row: RequestRow): SettingRequest {
  return {
    id: row.id,
    settingId: row.setting_id,
    value: row.value,
    from: row.effective_from,
    reason: row.reason,
    askedBy: { id: row.asked_by, name: row.asked_name },
    askedAs: row.asked_as,
  }
}
