import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Rules, Setting } from '../../../kernel/setting.ts'
import { workingCalendar } from '../../../kernel/working-calendar.ts'
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Db } from '../../../platform/database/database.ts'
import { arrangementOf } from './domain/notice.ts'
import type { ArrangedYear } from './domain/notice.ts'
import { listAllNoticeDays, listArrangedYears } from './store/calendar.ts'
import { listSettingsOn } from './store/settings.ts'

/** Reads the calendar and the settings in force on a day; the calendar is kept in memory until a notice is loaded. */
export function rulesReader(): (
  db: Db,
  day: CivilDate,
) => Promise<{ calendar: WorkingCalendar; rules: Rules }> {
  let kept: { readonly key: string; readonly calendar: WorkingCalendar } | null = null
  return async (db, day) => {
    const years = await listArrangedYears(db)
    const key = years.map((row) => `${String(row.year)}.${String(row.revision)}`).join()
    const calendar = kept?.key === key ? kept.calendar : await loadCalendar(db, years)
    kept = { key, calendar }
    const values = await listSettingsOn(db, day)
    return { calendar, rules: { read: (setting) => valueOf(setting, values) } }
  }
}

async function loadCalendar(db: Db, years: readonly ArrangedYear[]): Promise<WorkingCalendar> {
  const loaded = years.map((row) => row.year)
  return workingCalendar(arrangementOf(loaded, await listAllNoticeDays(db)))
}

function valueOf<T>(setting: Setting<T>, values: ReadonlyMap<string, unknown>): T {
  return values.has(setting.id) ? setting.parse(values.get(setting.id)) : setting.standard
}
