import { isId } from '../../../../../kernel/id.ts'
import { holds } from '../../../../../kernel/actor.ts'
import { provisionalAfter } from '../../../../../kernel/working-calendar.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../../platform/files/file-kinds.ts'
import { errorAt, listOf, parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { ledgerPanel } from '../../../../../workbench/ledger-panel.tsx'
import { listOpenDutiesOf } from '../../../../ground/duties/index.ts'
import { listDivisions } from '../../../../ground/organisation/index.ts'
import { decideChange, requestChange } from '../../change-measure.ts'
import { allowedChangeActions, OWN_CHANGE } from '../../domain/measure-change.ts'
import { placeName, shortTitle } from '../../domain/measure.ts'
import { allowedPlanActions } from '../../domain/plan.ts'
import type { Plan } from '../../domain/plan.ts'
import { mayReadReturn } from '../../domain/division-return.ts'
import { meetRound } from '../../meet-round.ts'
import { listChanges } from '../../store/changes.ts'
import type { ChangeRequest } from '../../store/changes.ts'
import { getMeasure } from '../../store/measures.ts'
import { getPlan } from '../../store/plans.ts'
import { findEvidence } from '../../store/evidence.ts'
import { surveyMeasure } from '../../survey-measure.ts'
import { ChangeForm, DecisionForm } from './measure.form.ts'
import { MeasurePage } from './measure.page.tsx'
import type { ChangeFields, ChangeRights, MeasureView, WrongMeasureForm } from './measure.view.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'

const base = '/workbench/plans/:planId/measures/:measureId'

/** One measure, its changes, and the evidence behind it; nothing of it is for the public. */
export const measureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => showMeasure(ask, null),
  },
  {
    method: 'POST',
    path: `${base}/change`,
    surface: 'workbench',
    may: { who: 'functions', any: ['openness-handler', 'openness-head'] },
    run: postChange,
  },
  {
    method: 'POST',
    path: `${base}/decide`,
    surface: 'workbench',
    may: { who: 'functions', any: ['openness-head', 'leader'] },
    run: postDecision,
  },
  {
    method: 'POST',
    path: `${base}/round`,
    surface: 'workbench',
    may: { who: 'functions', any: ['handler', 'head'] },
    run: postRound,
  },
  {
    method: 'GET',
    path: '/workbench/evidence/:evidenceId',
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: sendEvidence,
  },
]

async function showMeasure(ask: Ask, wrong: WrongMeasureForm | null): Promise<Reply> {
  const view = await viewOf(ask, wrong)
  const { plan, measure } = view
  const html = await deskPage(
    ask,
    {
      title: `${String(measure.number)} ${shortTitle(measure)}`,
      meta: `《${plan.title}》${placeName(measure)}`,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '工作要点', href: '/workbench/plans' },
        { label: `${String(plan.year)} 年`, href: `/workbench/plans/${plan.id}` },
        { label: `第 ${String(measure.number)} 项` },
      ],
      help: '上面是原文，下面按期列出各处室报的情况和佐证。办公室要改文字、处室或日期，在「调整」里提出，由另一人审定；右边是电话、期限和办理记录。',
    },
    <MeasurePage view={view} />,
  )
  return page(html, { status: wrong === null ? 200 : 422 })
}

async function viewOf(ask: Ask, wrong: WrongMeasureForm | null): Promise<MeasureView> {
  const { work } = ask
  const plan = await getPlan(work.db, keyOf(ask).planId)
  const measure = await getMeasure(work.db, keyOf(ask))
  const changes = await listChanges(work.db, measure.id)
  const openChange = changes.find((change) => change.decision === null) ?? null
  return {
    plan,
    measure,
    survey: await surveyMeasure(work.db, { plan, measure, today: work.today }),
    divisions: await listDivisions(work.db),
    duties: await listOpenDutiesOf(work.db, [`measure:${measure.id}`]),
    today: work.today,
    provisionalAfter: provisionalAfter(work.calendar),
    openChange,
    decided: changes.filter((change) => change.decision !== null),
    rights: rightsOf(ask, plan, openChange),
    readsFormOf: (divisionId) => mayReadReturn(work.actor, divisionId),
    meetsFor: (divisionId) => holds(work.actor, ['handler', 'head'], divisionId),
    ledger: await ledgerPanel(ask, [
      { subject: `measure:${measure.id}` },
      { subject: `work-plan:${measure.planId}`, only: OF_PLAN },
    ]),
    wrong,
    formKey: formKeys(ask),
  }
}

function rightsOf({ work }: Ask, plan: Plan, openChange: ChangeRequest | null): ChangeRights {
  if (openChange === null)
    return {
      mayRequest: allowedPlanActions(plan, work.actor).includes('request-change'),
      mayDecide: false,
      notYours: null,
    }
  const mayDecide = allowedChangeActions(openChange, work.actor).includes('decide')
  const decides = holds(work.actor, ['openness-head', 'leader'])
  return {
    mayRequest: false,
    mayDecide,
    notYours: mayDecide
      ? null
      : decides
        ? OWN_CHANGE
        : '由公开机构负责人或分管领导审定；审定前不能再提另一条调整。',
  }
}

/** Acts on the whole plan that begin or end a measure's life. */
const OF_PLAN: readonly string[] = ['imported', 'adopted', 'adoption-taken-back']

async function postChange(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ChangeForm, ask.form)
  if (!parsed.ok)
    return showMeasure(ask, {
      form: 'change',
      fields: typedChange(ask),
      errors: parsed.errors.map(({ field, message }) => ({ field: field.split('.')[0] ?? field, message })),
    })
  const { reason, participantIds, ...terms } = parsed.value
  const after = { ...terms, participantIds: participantIds.filter((id) => !terms.leadIds.includes(id)) }
  const errors = await requestChange(ask.work, keyOf(ask), { after, reason })
  if (errors.length > 0) return showMeasure(ask, { form: 'change', fields: typedChange(ask), errors })
  return redirect(`${pathOf(ask)}#change`)
}

function typedChange({ form }: Ask): ChangeFields {
  const { text = '', deadline = '', reason = '' } = typedFields(form)
  return {
    text,
    deadline,
    reason,
    leadIds: listOf(form, 'leadIds'),
    participantIds: listOf(form, 'participantIds'),
  }
}

async function postDecision(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DecisionForm, ask.form)
  if (!parsed.ok) {
    const message = errorAt(parsed.errors, 'decisionReason') ?? parsed.errors[0]?.message ?? ''
    return showMeasure(ask, {
      form: 'decide',
      typed: typedFields(ask.form),
      errors: [{ field: 'decisionReason', message }],
    })
  }
  await decideChange(ask.work, keyOf(ask), {
    approved: parsed.value.decision === 'approve',
    reason: parsed.value.decisionReason,
  })
  return redirect(`${pathOf(ask)}#change`)
}

async function sendEvidence({ work, params }: Ask): Promise<Reply> {
  const id = params.evidenceId ?? ''
  const piece = isId(id) ? await findEvidence(work.db, id) : null
  if (piece === null || piece.fileHash === null)
    throw new Refusal('absent', 'no-evidence', '没有这份佐证文件，可能已经撤下。')
  if (!mayReadReturn(work.actor, piece.divisionId))
    throw new Refusal(
      'forbidden',
      'not-your-division',
      '佐证只给本处、办公室和分管领导看；已公开的在门户上。',
    )
  return {
    kind: 'stream',
    stream: await work.files.read(piece.fileHash),
    type: piece.mediaType ?? FILE_KINDS.pdf.contentType,
    fileName: piece.fileName ?? piece.title,
  }
}

function keyOf({ params }: Ask): { readonly planId: string; readonly measureId: string } {
  return { planId: params.planId ?? '', measureId: params.measureId ?? '' }
}

function pathOf(ask: Ask): string {
  const { planId, measureId } = keyOf(ask)
  return `/workbench/plans/${planId}/measures/${measureId}`
}

async function postRound(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const dutyId = typed.dutyId ?? ''
  const errors = await meetRound(ask.work, { ...keyOf(ask), dutyId }, typed[`note-${dutyId}`] ?? '')
  if (errors.length > 0) return showMeasure(ask, { form: 'round', typed, errors })
  return redirect(pathOf(ask))
}
