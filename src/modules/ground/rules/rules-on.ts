import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Rules, Setting } from '../../../kernel/setting.ts'
import { workingCalendar } from '../../../kernel/working-calendar.ts'
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Db } from '../../../platform/database/database.ts'
import { arrangementOf } from './domain/notice.ts'
import { listAllNoticeDays, listArrangedYears } from './store/calendar.ts'
import { listSettingsOn } from './store/settings.ts'

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
    const years = await listArrangedYears(db)
    const key = years.map((row) => `${String(row.year)}.${String(row.revision)}`).join()
    if (key !== kept.key) {
      const loaded = years.map((row) => row.year)
      kept.calendar = workingCalendar(arrangementOf(loaded, await listAllNoticeDays(db)))
      kept.key = key
    }
    const values = await listSettingsOn(db, day)
    return { calendar: kept.calendar, rules: { read: (setting) => valueOf(setting, values) } }
  }
}

function valueOf<T>(setting: Setting<T>, values: ReadonlyMap<string, unknown>): T {
  return values.has(setting.id) ? setting.parse(values.get(setting.id)) : setting.standard
}
