import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { getColumn } from '../../../ground/publication/index.ts'
import { RATINGS_COLUMN, RATINGS_DESK, RATINGS_SUBJECT } from '../paths.ts'
import { draftRegister, releaseRegister, whyNotRelease } from '../release-register.ts'
import { NO_NOTE, ReleaseForm } from './ratings.form.ts'
import { CRUMBS, readers } from './ratings.routes.tsx'
import { ReleasePage } from './release.page.tsx'

const PATH = `${RATINGS_DESK}/release`
const approvers = { who: 'functions', any: ['head', 'openness-head', 'leader'] } as const

/** 核对公布: what changed since the last release, and its release by a second person. */
export const ratingReleaseRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => show(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may: approvers, run: postRelease },
]

const PageNumber = z.coerce.number().int().min(1).max(2000).catch(1)

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const draft = await draftRegister(work.db)
  const { divisionId } = await getColumn(work.db, RATINGS_COLUMN)
  const html = await deskPage(
    ask,
    {
      title: '核对公布等级评定',
      crumbs: [...CRUMBS, { label: '核对公布' }],
      help: '逐条对照评定文件：名称、等级、文号、日期。自己登记的自己不能公布，由没有登记过的负责人或分管领导核对。',
      ledger: [{ subject: RATINGS_SUBJECT }],
    },
    <ReleasePage
      draft={draft}
      refused={whyNotRelease(work.actor, draft, divisionId)}
      typed={typedFields(ask.form)}
      errors={errors}
      page={PageNumber.parse(ask.query.page)}
      done={ask.query.done === '1'}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postRelease(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReleaseForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { changeNote, seen } = parsed.value
  const { released } = await draftRegister(ask.work.db)
  if (released !== null && changeNote === '') return show(ask, [NO_NOTE])
  await releaseRegister(ask.work, { changeNote: released === null ? null : changeNote, seen })
  return redirect(`${PATH}?done=1`)
}
