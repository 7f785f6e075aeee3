import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { saveBureau } from '../save-bureau.ts'
import { findBureau } from '../store/organisation.ts'
import { BureauForm } from './bureau.form.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import type { FormState } from './form-state.ts'
import { SetupPage } from './setup.page.tsx'

const may = { who: 'functions', any: ['system-administrator'] } as const

/** Setup of the bureau: 系统管理 only. */
export const setupRoutes: readonly Route[] = [
  { method: 'GET', path: '/workbench/setup', surface: 'workbench', may, run: showSetup },
  { method: 'POST', path: '/workbench/setup', surface: 'workbench', may, run: postSetup },
]

async function showSetup(ask: Ask): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const typed = Object.fromEntries(
    Object.entries(bureau ?? {}).flatMap(([k, v]: [string, string | null]) => (v === null ? [] : [[k, v]])),
  )
  return renderSetup(ask, { typed, errors: [] })
}

async function postSetup(ask: Ask): Promise<Reply> {
  const parsed = parseForm(BureauForm, ask.form)
  if (!parsed.ok) return renderSetup(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  await saveBureau(ask.work, parsed.value)
  return redirect('/workbench/setup?saved=1')
}

async function renderSetup(ask: Ask, state: FormState): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '机构资料',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '机构资料' }],
      ledger: [{ subject: 'bureau' }],
      help: '填机构全称、简称和联系方式，保存后立即出现在门户的页头和页脚。标识码、备案号还没有就空着，以后再补。',
    },
    <SetupPage
      state={{ ...state, ...formOf(ask) }}
      saved={ask.query.saved === '1' && state.errors.length === 0}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

function formOf(ask: Ask): FormKey {
  return { token: ask.visit.csrfToken, submissionId: ask.visit.submissionId }
}
