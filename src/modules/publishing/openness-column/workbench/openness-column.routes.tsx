import { formKeys } from '../../../../workbench/form-keys.ts'
import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { gapsOf } from '../domain/check-column.ts'
import { DESK_PATH } from '../paths.ts'
import { readColumnState } from '../read-column.ts'
import { draftGuide, releaseGuide, saveWording } from '../release-guide.ts'
import { OpennessColumnPage } from './openness-column.page.tsx'

export const columnReaders = {
  who: 'functions',
  any: ['openness-handler', 'openness-head', 'leader', 'auditor'],
} as const
const writers = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const
const approvers = { who: 'functions', any: ['openness-head', 'leader'] } as const

/** 公开专栏 in the workbench: what is missing, the wording of the 指南, its release by a second person. */
export const columnDeskRoutes: readonly Route[] = [
  { method: 'GET', path: DESK_PATH, surface: 'workbench', may: columnReaders, run: (ask) => show(ask, []) },
  { method: 'POST', path: `${DESK_PATH}/wording`, surface: 'workbench', may: writers, run: postWording },
  { method: 'POST', path: `${DESK_PATH}/release`, surface: 'workbench', may: approvers, run: postRelease },
]

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const html = await deskPage(
    ask,
    {
      title: '公开专栏',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '公开专栏' }],
      help: '上面列出专栏里还缺什么、依据哪一条。指南的文字在这里写，工作机构的地址电话取自「处室与人员」；由另一个人核对后发布。',
      ledger: [{ subject: 'openness-guide' }],
    },
    <OpennessColumnPage
      gaps={gapsOf(await readColumnState(work))}
      draft={await draftGuide(work.db)}
      mayWrite={holds(work.actor, writers.any)}
      mayRelease={holds(work.actor, approvers.any)}
      typed={errors.length > 0 ? typedFields(ask.form) : null}
      errors={errors}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const words = (missing: string) => z.string().trim().min(1, missing).max(3000, '最多 3000 字。')
const WordingForm = z.object({
  classes: words('请写政府信息怎样分类。'),
  arrangement: words('请写信息怎样编排。'),
  access: words('请写公众怎样查到、拿到。'),
  onApplication: words('请写依申请公开怎么提。'),
  revision: z.coerce.number().int().min(0).catch(0),
})

async function postWording(ask: Ask): Promise<Reply> {
  const parsed = parseForm(WordingForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  await saveWording(ask.work, parsed.value)
  return redirect(DESK_PATH)
}

const ReleaseForm = z.object({
  changeNote: z.string().trim().max(200, '最多 200 字。').default(''),
  seen: z.string().catch(''),
})

async function postRelease(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReleaseForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { changeNote, seen } = parsed.value
  const { released } = await draftGuide(ask.work.db)
  if (released !== null && changeNote === '')
    return show(ask, [{ field: 'changeNote', message: '请写明改了什么、为什么。' }])
  await releaseGuide(ask.work, released === null ? null : changeNote, seen)
  return redirect(DESK_PATH)
}
