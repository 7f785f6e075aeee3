import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { findOpenDay } from '../../duties/index.ts'
import { findBureau } from '../../organisation/index.ts'
import { correctionWorkingDays, recordYears } from '../domain/intake-settings.ts'
import { pageOf, registerCorrection } from '../register-correction.ts'
import type { Slip } from '../register-correction.ts'
import { CorrectionForm, PagePath } from './correction.form.ts'
import { CorrectionPage, SlipPage } from './correction.page.tsx'

const PATH = '/jc'
const may = { who: 'public' } as const
const COLUMN = {
  name: '我要纠错',
  description: '告诉本局网页上哪里不对',
  keywords: ['纠错', '找错'],
  type: ['咨询投诉'],
}

/** 我要纠错 (K-29a): pages of their own that no cache keeps. */
export const correctionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    surface: 'portal',
    may,
    run: (ask) => showForm(ask, { typed: {}, errors: [] }),
  },
  { method: 'POST', path: PATH, surface: 'portal', may, perMinute: 10, run: postForm },
]

async function showForm(
  ask: Ask,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Reply> {
  const { work, visit } = ask
  const path = PagePath.parse(state.typed.page ?? ask.query.page)
  const bureau = await findBureau(work.db)
  const { title } = await pageOf(work, { path, label: labelOf(ask, path) })
  const html = await sitePage(
    ask,
    { title: '我要纠错', column: COLUMN },
    <CorrectionPage
      {...state}
      page={{ path, title }}
      workingDays={work.rules.read(correctionWorkingDays)}
      recordYears={work.rules.read(recordYears)}
      bureau={bureau?.name ?? '本局'}
      phone={bureau?.phone ?? null}
      token={visit.csrfToken}
      submissionId={visit.submissionId}
      again={ask.query.again === '1' && state.errors.length === 0}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

/** What the navigation calls a page; else its address. */
function labelOf(ask: Ask, path: string): string {
  return ask.visit.menus.site.find(({ href }) => href === path)?.label ?? path
}

async function postForm(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CorrectionForm, ask.form)
  if (!parsed.ok) return showForm(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  const { page: pagePath, statement, ...contact } = parsed.value
  const slip = await registerCorrection(ask.work, {
    pagePath,
    pageLabel: labelOf(ask, pagePath),
    statement,
    contact,
  })
  return showSlip(ask, slip, pagePath)
}

async function showSlip(ask: Ask, slip: Slip, path: string): Promise<Reply> {
  const html = await sitePage(
    ask,
    { title: '收到了', column: COLUMN },
    <SlipPage
      slip={slip}
      due={await findOpenDay(ask.work.db, `case:${slip.id}`)}
      division={slip.division}
      page={{ path, title: slip.pageTitle }}
    />,
  )
  return page(html, { keep: `${PATH}?again=1&page=${encodeURIComponent(path)}` })
}
