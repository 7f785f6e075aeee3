import { divisionsWhere } from '../../../../../kernel/actor.ts'
import { listOf, typedFields } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { actOnReturn } from './returns.acts.ts'
import type { ReturnOutcome } from './returns.acts.ts'
import { missingRoutes } from './missing.routes.tsx'
import { ReturnPage } from './returns.page.tsx'
import type { ReturnPageState } from './returns.state.ts'
import { seenMark } from './returns.seen.ts'
import { listWaitingReturns, loadReturn, loadReturnForWriting, modeOf } from './returns.view.ts'
import type { ReturnView } from './returns.view.ts'
import { readSheet, writeSheet } from './sheet.acts.ts'

const may = {
  who: 'functions',
  any: ['handler', 'head', 'leader', 'openness-handler', 'openness-head'],
} as const
const PATH = '/workbench/plans/:planId/returns/:divisionId/:period'

// Above the largest size a bureau may set for evidence, so that the refusal comes beside the field with the text kept.
const EVIDENCE_LIMIT = 120 * 1_048_576
const SHEET_LIMIT = 5 * 1_048_576

/** 落实情况: the form of one division and period, its workbook, and who has not reported. */
export const returnRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: showReturn },
  { method: 'POST', path: PATH, surface: 'workbench', may, uploadLimit: EVIDENCE_LIMIT, run: postReturn },
  {
    method: 'GET',
    path: `${PATH}/sheet`,
    surface: 'workbench',
    may,
    run: async (ask) => writeSheet(ask, await loadReturn(ask.work, keyOf(ask))),
  },
  {
    method: 'POST',
    path: `${PATH}/sheet`,
    surface: 'workbench',
    may,
    uploadLimit: SHEET_LIMIT,
    run: postSheet,
  },
  ...missingRoutes,
]

async function showReturn(ask: Ask): Promise<Reply> {
  const view = await loadReturn(ask.work, keyOf(ask))
  return page(await render(ask, view, opened(ask, view)))
}

async function postReturn(ask: Ask): Promise<Reply> {
  const view = await loadReturnForWriting(ask.work, keyOf(ask))
  return answer(ask, view, await actOnReturn(ask, view))
}

async function postSheet(ask: Ask): Promise<Reply> {
  const view = await loadReturnForWriting(ask.work, keyOf(ask))
  return answer(ask, view, await readSheet(ask, view))
}

async function answer(ask: Ask, view: ReturnView, outcome: ReturnOutcome): Promise<Reply> {
  if (outcome.ok)
    return redirect(
      `${view.path}?${new URLSearchParams(queryOf(outcome)).toString()}${outcome.at === '' ? '' : `#m-${outcome.at}`}`,
    )
  const now = await loadReturn(ask.work, view.key)
  const typed = unspent(typedFields(ask.form), outcome.spent)
  const state = {
    ...opened(ask, now),
    mode: outcome.mode ?? modeOf(now, null),
    done: '',
    errors: outcome.errors,
    typed,
    publicIds: outcome.kept ? null : listOf(ask.form, 'public'),
    kept: outcome.kept,
  }
  const html = await render(ask, now, state)
  return page(html, { status: 422, ...(outcome.kept ? { keep: view.path } : {}) })
}

function queryOf(outcome: Extract<ReturnOutcome, { ok: true }>): Record<string, string> {
  return {
    done: outcome.done,
    ...(outcome.mode === null ? {} : { do: outcome.mode }),
    ...(outcome.done === 'adding' ? { add: outcome.at } : {}),
  }
}

/** What was taken in does not stand in the fields a second time. */
function unspent(typed: Typed, spent: readonly string[]): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !spent.includes(name)))
}

type Moment = Omit<ReturnPageState, 'view' | 'seen' | 'waiting' | 'formKey' | 'heads'>

function opened(ask: Ask, view: ReturnView): Moment {
  const word = (name: string) => {
    const value = ask.query[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    mode: modeOf(view, word('do')),
    done: word('done'),
    adding: word('add'),
    errors: [],
    typed: null,
    publicIds: null,
    kept: false,
  }
}

async function render(ask: Ask, view: ReturnView, moment: Moment): Promise<string> {
  const state: ReturnPageState = {
    ...moment,
    view,
    seen: seenMark(view),
    heads: divisionsWhere(ask.work.actor, ['head']).includes(view.key.divisionId),
    waiting: moment.errors.length === 0 ? await listWaitingReturns(ask.work, view) : [],
    formKey: formKeys(ask),
  }
  const title = `${view.division.name} · ${view.period.name}落实情况`
  return deskPage(
    ask,
    {
      title,
      meta: `《${view.plan.title}》`,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '工作要点', href: `/workbench/plans/${view.plan.id}` },
        { label: title },
      ],
      ledger: view.form === null ? [] : [{ subject: `division-return:${view.form.id}` }],
      help: HELP[state.mode],
    },
    <ReturnPage {...state} />,
  )
}

const HELP: Readonly<Record<ReturnPageState['mode'], string>> = {
  fill: '每项选进度、写一两句做到哪一步；没有变化就勾“无变化”。报“已完成”要加佐证。随时可以存草稿，填好按“保存并交负责人”。',
  sign: '看每项的进度、文字和“与上期相比”。都对，按一次“确认”；哪一项不对，点“退回经办”写明理由。自己填的不能自己确认。',
  enter: '先写来源（谁、什么时候、怎么报来的），再照处室说的填。按“代录并确认”后，处处都会标明办公室代录。',
  read: '这里是本处本期报的内容。确认后要改，请办公室退回；退回的理由会写在最上面。',
}

function keyOf(ask: Ask) {
  const { planId = '', divisionId = '', period = '' } = ask.params
  return { planId, divisionId, period }
}
