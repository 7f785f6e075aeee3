import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Setting } from '../../../../kernel/setting.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { askSetting, decideSetting } from '../ask-setting.ts'
import { changeSetting } from '../change-setting.ts'
import { allowedSettingActions, standingOf } from '../domain/setting-change.ts'
import { findOpenRequest, listOpenRequests, listSettingValues } from '../store/settings.ts'
import { changeOf, SettingDecisionForm, SettingForm } from './settings.form.ts'
import { SettingPage } from './setting.page.tsx'
import { SettingsPage } from './settings.page.tsx'

const PATH = '/workbench/settings'
/** Who is shown the settings; 系统管理 changes them, some are changed by 公开机构负责人 and 分管领导 together. */
export const SETTINGS_READERS = [
  'system-administrator',
  'openness-head',
  'leader',
  'security-administrator',
  'auditor',
] as const
const read = { who: 'functions', any: SETTINGS_READERS } as const
const write = { who: 'functions', any: ['system-administrator', 'openness-head', 'leader'] } as const

/** 参数: every value that the rules leave to the bureau. */
export const settingRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: read, run: showSettings },
  { method: 'GET', path: `${PATH}/:id`, surface: 'workbench', may: read, run: (ask) => showSetting(ask, {}) },
  { method: 'POST', path: `${PATH}/:id`, surface: 'workbench', may: write, run: postSetting },
  { method: 'POST', path: `${PATH}/:id/decision`, surface: 'workbench', may: write, run: postDecision },
]

async function showSettings(ask: Ask): Promise<Reply> {
  const { work, visit } = ask
  const values = await listSettingValues(work.db)
  const asked = new Set(await listOpenRequests(work.db))
  const groups = visit.settings.map((group) => ({
    label: group.label,
    lines: group.settings.map((setting) => ({
      setting,
      ...standingOf(setting, values, work.today),
      asked: asked.has(setting.id),
    })),
  }))
  const html = await deskPage(
    ask,
    {
      title: '参数',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '参数' }],
      help: '规定留给本局定的天数、门槛、选项和用语都在这里。点名称可看改过的值；改动要写理由和从哪天起，记入办理记录。标「待核对」的请先核对原文。',
    },
    <SettingsPage groups={groups} />,
  )
  return page(html)
}

async function showSetting(ask: Ask, state: { readonly errors?: readonly FieldError[] }): Promise<Reply> {
  const { work } = ask
  const setting = settingOf(ask)
  const history = await listSettingValues(work.db, setting.id)
  const open = await findOpenRequest(work.db, setting.id)
  const errors = state.errors ?? []
  const html = await deskPage(
    ask,
    {
      title: setting.label,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '参数', href: PATH },
        { label: setting.label },
      ],
      ledger: [{ subject: `setting:${setting.id}` }],
      help: '上面是现在的值和来由。改动要写从哪天起和为什么；以后的日子到了自动生效，以前办的事不变。要两人办的，一人提出、另一人同意。',
    },
    <SettingPage
      view={{
        line: { setting, ...standingOf(setting, history, work.today), asked: open !== null },
        today: work.today,
        history,
        open,
        actions: allowedSettingActions(setting, work.actor, open),
        typed: typedFields(ask.form),
        errors,
        formKey: { token: ask.visit.csrfToken, submissionId: ask.visit.submissionId },
      }}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postSetting(ask: Ask): Promise<Reply> {
  const { work } = ask
  const setting = settingOf(ask)
  const parsed = parseForm(SettingForm, ask.form)
  if (!parsed.ok) return showSetting(ask, { errors: parsed.errors })
  const asked = changeOf(setting, parsed.value, work.today)
  if ('errors' in asked) return showSetting(ask, { errors: asked.errors })
  if (setting.byTwo === true) await askSetting(work, setting, asked.change)
  else {
    if (!allowedSettingActions(setting, work.actor, null).includes('change'))
      throw new Refusal('forbidden', 'setting-not-yours', '这个参数由系统管理改。')
    await changeSetting(work, setting, asked.change)
  }
  return redirect(`${PATH}/${setting.id}`)
}

async function postDecision(ask: Ask): Promise<Reply> {
  const setting = settingOf(ask)
  const parsed = parseForm(SettingDecisionForm, ask.form)
  if (!parsed.ok) return showSetting(ask, { errors: parsed.errors })
  const { decision, decisionReason } = parsed.value
  await decideSetting(ask.work, setting, { decision, reason: decisionReason === '' ? null : decisionReason })
  return redirect(`${PATH}/${setting.id}`)
}

function settingOf(ask: Ask): Setting<unknown> {
  const found = ask.visit.settings
    .flatMap((group) => group.settings)
    .find((setting) => setting.id === ask.params.id)
  if (found === undefined)
    throw new Refusal('absent', 'no-setting', '没有这个参数。请从「参数」的列表里进入。')
  return found
}
