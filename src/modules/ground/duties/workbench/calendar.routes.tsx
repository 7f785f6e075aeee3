import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { listAllNoticeDays, listArrangedYears, runsOf } from '../../rules/index.ts'
import type { ArrangedDay, Notice } from '../../rules/index.ts'
import { enterNotice, previewNotice } from '../enter-notice.ts'
import { countUndated } from '../store.ts'
import { NoticeForm, noticeOf } from './calendar.form.ts'
import { CalendarPage } from './calendar.page.tsx'
import type { CalendarYear } from './calendar.page.tsx'
import { CalendarPreviewPage } from './calendar-preview.page.tsx'

const PATH = '/workbench/calendar'
const CRUMBS = [{ label: '今日', href: '/workbench' }]
const HELP =
  '国务院办公厅的放假通知出来后，在这里填文号和日子，先看会动哪些期限，核对后保存，期限自动移动。通知有更正的，点那一年的「更正」重录。'
const may = { who: 'functions', any: ['system-administrator'] } as const

/** 工作日历: anyone at work looks, 系统管理 enters a notice. */
export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => showCalendar(ask, {}),
  },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postNotice },
]

async function showCalendar(
  ask: Ask,
  state: { readonly typed?: Typed; readonly errors?: readonly FieldError[] },
): Promise<Reply> {
  const { work, visit, query } = ask
  const years = await loadedYears(ask)
  const errors = state.errors ?? []
  const saved = { year: textOf(query.saved), moved: textOf(query.moved) }
  const html = await deskPage(
    ask,
    { title: '工作日历', crumbs: [...CRUMBS, { label: '工作日历' }], help: HELP },
    <CalendarPage
      view={{
        years,
        waiting: await countUndated(work.db),
        saved: saved.year === '' ? null : saved,
        mayEnter: holds(work.actor, may.any),
        typed: state.typed ?? startingText(years, textOf(query.year)),
        errors,
        formKey: { token: visit.csrfToken, submissionId: visit.submissionId },
      }}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function loadedYears(ask: Ask): Promise<readonly CalendarYear[]> {
  const days = await listAllNoticeDays(ask.work.db)
  const years = await listArrangedYears(ask.work.db)
  return years
    .map((year) => ({ ...year, days: days.filter((day) => day.noticeYear === year.year) }))
    .toReversed()
}

/** The form begins with the next year, or with what is loaded of the year that is to be corrected. */
function startingText(years: readonly CalendarYear[], wanted: string): Typed {
  const year = years.find((row) => String(row.year) === wanted)
  if (year === undefined) return { year: String((years[0]?.year ?? 2018) + 1) }
  return {
    year: wanted,
    documentNumber: year.documentNumber ?? '',
    off: linesOf(year.days.filter((day) => day.kind === 'off')),
    working: linesOf(year.days.filter((day) => day.kind === 'working')),
  }
}

function linesOf(days: readonly ArrangedDay[]): string {
  return runsOf(days)
    .map((run) => `${run.name} ${run.from}${run.length > 1 ? `~${run.to}` : ''}`.trim())
    .join('\n')
}

async function postNotice(ask: Ask): Promise<Reply> {
  const parsed = parseForm(NoticeForm, ask.form)
  const typed = typedFields(ask.form)
  if (!parsed.ok) return showCalendar(ask, { typed, errors: parsed.errors })
  if (parsed.value.step === 'edit') return showCalendar(ask, { typed: unfolded(typed) })
  const { today, calendar } = ask.work
  const read = noticeOf(parsed.value, { today, lastYear: calendar.lastYear() })
  if ('errors' in read) return showCalendar(ask, { typed: unfolded(typed), errors: read.errors })
  if (parsed.value.step === 'preview') return showPreview(ask, read.notice, typed)
  const moves = await enterNotice(ask.work, read.notice)
  return redirect(`${PATH}?saved=${String(read.notice.year)}&moved=${String(moves.length)}`)
}

/** What the preview kept on one line stands on lines again. */
function unfolded(typed: Typed): Typed {
  const lines = (text: string | undefined) => (text ?? '').replaceAll('；', '\n')
  return { ...typed, off: lines(typed.off), working: lines(typed.working) }
}

async function showPreview(ask: Ask, notice: Notice, typed: Typed): Promise<Reply> {
  const { work, visit } = ask
  const moves = await previewNotice(work, notice)
  const divisions = await listDivisions(work.db)
  const years = await listArrangedYears(work.db)
  const html = await deskPage(
    ask,
    {
      title: `核对 ${String(notice.year)} 年放假安排`,
      crumbs: [...CRUMBS, { label: '工作日历', href: PATH }, { label: '核对' }],
      help: '左右对照通知，看日子读得对不对，再看哪些期限会移动。对了就保存；不对点「回去改」，填的内容还在。',
    },
    <CalendarPreviewPage
      view={{
        notice,
        corrects: years.some((year) => year.year === notice.year),
        moves,
        divisionNames: new Map(divisions.map((division) => [division.id, division.name])),
        typed,
        formKey: { token: visit.csrfToken, submissionId: visit.submissionId },
      }}
    />,
  )
  return page(html)
}

function textOf(value: unknown): string {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? value : ''
}
