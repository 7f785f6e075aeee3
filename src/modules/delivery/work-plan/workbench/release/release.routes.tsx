import { personOf } from '../../../../../kernel/actor.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../../ground/organisation/index.ts'
import { allowedReleaseActions } from '../../domain/period-release.ts'
import { begunPeriod, NO_PERIOD } from '../../domain/plan.ts'
import { gatherPeriod } from '../../gather-period.ts'
import { noteCorrection, submitPeriod, wordPeriod } from '../../prepare-period.ts'
import type { PublicWording } from '../../prepare-period.ts'
import { approvePeriod, returnPeriod } from '../../release-period.ts'
import { getPlan } from '../../store/plans.ts'
import { getFrozenContent, listReleases } from '../../store/releases.ts'
import { ReleaseForm, WordingForm } from './release.form.ts'
import { ReleasePage } from './release.page.tsx'
import { formKeys } from '../../../../../workbench/form-keys.ts'

const PATH = '/workbench/plans/:planId/releases/:period'
const may = { who: 'functions', any: ['openness-handler', 'openness-head', 'leader'] } as const

/** The release of a period: 办公室 prepares, 公开机构负责人 or 分管领导 approves. */
export const releaseRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => showRelease(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postRelease },
]

async function showRelease(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const plan = await getPlan(work.db, ask.params.planId ?? '')
  const period = begunPeriod(plan, ask.params.period ?? '', work.today)
  if (period === null) throw new Refusal('absent', 'no-period', NO_PERIOD)
  const releases = await listReleases(work.db, plan.id, period.id)
  const newest = releases[0] ?? null
  const html = await deskPage(
    ask,
    {
      title: `${period.name}落实情况`,
      meta: `《${plan.title}》`,
      crumbs: [
        { label: '工作要点', href: '/workbench/plans' },
        { label: plan.title, href: `/workbench/plans/${plan.id}` },
        { label: '公布' },
      ],
      ledger: releases.map(({ id }) => ({ subject: `period-release:${id}` })),
      help: '并排看各处室报的。几个处室牵头的，写一句公开的话；看清会公开的佐证，点“送审”。另一位批准后发布，送审人不能自己批准。',
    },
    <ReleasePage
      plan={plan}
      period={period}
      releases={releases}
      actions={allowedReleaseActions(newest, work.actor)}
      own={newest?.status === 'submitted' && newest.preparedBy === personOf(work.actor)?.id}
      gathered={await gatherPeriod(work, plan, period)}
      frozen={newest?.status === 'submitted' ? await getFrozenContent(work.db, newest.id) : null}
      divisions={await listDivisions(work.db)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postRelease(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReleaseForm, ask.form)
  if (!parsed.ok) return showRelease(ask, parsed.errors)
  const key = { planId: ask.params.planId ?? '', period: ask.params.period ?? '' }
  const here = `/workbench/plans/${key.planId}/releases/${key.period}`
  const { act, changeNote, reason } = parsed.value
  if (act === 'approve') {
    await approvePeriod(ask.work, key)
    return redirect(here)
  }
  if (act === 'return') {
    if (reason === '') return showRelease(ask, [{ field: 'reason', message: '退回要写明理由。' }])
    await returnPeriod(ask.work, key, reason)
    return redirect(here)
  }
  const wordings = wordingsOf(ask)
  if ('errors' in wordings) return showRelease(ask, wordings.errors)
  const wrong = await wordPeriod(ask.work, key, wordings.list)
  if (wrong.length > 0) return showRelease(ask, wrong)
  if (act === 'save') {
    await noteCorrection(ask.work, key, changeNote)
    return redirect(here)
  }
  const lacks = await submitPeriod(ask.work, key, { changeNote })
  return lacks.length === 0 ? redirect(here) : showRelease(ask, lacks)
}

function wordingsOf(
  ask: Ask,
): { readonly list: readonly PublicWording[] } | { readonly errors: readonly FieldError[] } {
  const typed = typedFields(ask.form)
  const list: PublicWording[] = []
  const errors: FieldError[] = []
  for (const name of Object.keys(typed).filter((key) => key.startsWith('sentence-'))) {
    const measureId = name.slice('sentence-'.length)
    const parsed = parseForm(WordingForm, {
      sentence: typed[name],
      state: typed[`state-${measureId}`],
      stateReason: typed[`reason-${measureId}`],
    })
    if (parsed.ok) list.push({ measureId, ...parsed.value })
    else
      errors.push(
        ...parsed.errors.map((e) => ({
          field: `${e.field === 'stateReason' ? 'reason' : e.field}-${measureId}`,
          message: e.message,
        })),
      )
  }
  return errors.length > 0 ? { errors } : { list }
}
