import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { Work } from '../../../platform/work/work.ts'
import { noticeTitle } from './domain/notice.ts'
import type { ArrangedDay } from './domain/notice.ts'
import { listArrangedYears, saveArrangement } from './store/calendar.ts'

const YearFile = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
})
const FIRST_YEAR = 2019

/** Loads the published arrangements (2019 on) as the first table; a year already loaded is left as it is. */
export async function loadPublishedYears(work: Work): Promise<void> {
  const known = new Set((await listArrangedYears(work.db)).map((row) => row.year))
  const folder = join(dirname(createRequire(import.meta.url).resolve('chinese-days')), 'years')
  const years = (await readdir(folder))
    .filter((name) => /^\d{4}\.json$/.test(name))
    .map((name) => Number(name.slice(0, 4)))
  for (const year of years.filter((y) => y >= FIRST_YEAR && !known.has(y)).sort()) {
    const file = YearFile.parse(JSON.parse(await readFile(join(folder, `${String(year)}.json`), 'utf8')))
    const days = [...daysOf(file.holidays, 'off'), ...daysOf(file.workdays, 'working')]
    await saveArrangement(work.db, {
      year,
      source: noticeTitle(year),
      documentNumber: null,
      at: work.now,
      days,
    })
    await work.record({
      subject: `calendar:${String(year)}`,
      action: 'arrangement-loaded',
      after: { year, days },
    })
  }
}

function daysOf(days: Readonly<Record<string, string>>, kind: ArrangedDay['kind']): ArrangedDay[] {
  return Object.entries(days).flatMap(([day, detail]) =>
    isCivilDate(day) ? [{ day, kind, name: detail.split(',')[1] ?? detail }] : [],
  )
}
