import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Rules, Setting } from '../../../kernel/setting.ts'
import { workingCalendar } from '../../../kernel/working-calendar.ts'
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listArrangedYears, listSettingsOn, loadArrangement } from './store.ts'

/** Reads the calendar and the settings in force on a day; the calendar is kept in memory until a notice is loaded. */
export function rulesReader(): (
  db: Db,
  day: CivilDate,
) => Promise<{ calendar: WorkingCalendar; rules: Rules }> {
  const kept: { key: string; calendar: WorkingCalendar } = {
    key: 'none',
    calendar: workingCalendar({ years: new Set(), off: new Set(), working: new Set() }),
  }
  return async (db, day) => {
    const key = (await listArrangedYears(db))
      .map((y) => `${String(y.year)}@${y.loadedAt.toISOString()}`)
      .join()
    if (key !== kept.key) {
      kept.calendar = workingCalendar(await loadArrangement(db))
      kept.key = key
    }
    const values = await listSettingsOn(db, day)
    return { calendar: kept.calendar, rules: { read: (setting) => valueOf(setting, values) } }
  }
}

function valueOf<T>(setting: Setting<T>, values: ReadonlyMap<string, unknown>): T {
  return values.has(setting.id) ? setting.parse(values.get(setting.id)) : setting.standard
}
