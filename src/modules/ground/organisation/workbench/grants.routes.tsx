import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { confirmPost, refusePost } from '../decide-post.ts'
import { decisionLack } from '../domain/staff.ts'
import { listOpenProposals } from '../store/staff.ts'
import { formKeys } from './form-key.ts'
import { GrantsPage, refusalField } from './grants.page.tsx'
import { RefusalForm } from './staff.form.ts'

const PATH = '/workbench/grants'
const readers = {
  who: 'functions',
  any: ['security-administrator', 'system-administrator', 'auditor'],
} as const
const may = { who: 'functions', any: ['security-administrator'] } as const

/** 职能授权: what 系统管理 asked for, and 安全管理 confirms or refuses. */
export const grantRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showGrants(ask, []) },
  { method: 'POST', path: `${PATH}/confirm`, surface: 'workbench', may, run: postConfirm },
  { method: 'POST', path: `${PATH}/:proposalId/refuse`, surface: 'workbench', may, run: postRefuse },
]

async function showGrants(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { db, actor } = ask.work
  const html = await deskPage(
    ask,
    {
      title: '职能授权',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '职能授权' }],
      help: '系统管理提出的职能在这里等确认。核对姓名、处室、职能无误，勾选后确认；有问题的写明原因，不同意。不能确认自己提出的或给自己的。',
    },
    <GrantsPage
      proposals={await listOpenProposals(db)}
      lackOf={(proposal) => decisionLack(proposal, actor)}
      decides={holds(actor, ['security-administrator'])}
      done={typeof ask.query.done === 'string' ? ask.query.done : null}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postConfirm(ask: Ask): Promise<Reply> {
  const ticked = ask.form.proposal
  const ids = (Array.isArray(ticked) ? ticked : [ticked]).flatMap((id) => z.uuid().safeParse(id).data ?? [])
  if (ids.length === 0) return showGrants(ask, [{ field: 'proposal', message: '请先勾选要确认的职能。' }])
  for (const id of ids) await confirmPost(ask.work, id)
  return redirect(`${PATH}?done=${String(ids.length)}`)
}

async function postRefuse(ask: Ask): Promise<Reply> {
  const proposalId = ask.params.proposalId ?? ''
  const field = refusalField(proposalId)
  const parsed = parseForm(RefusalForm, { reason: ask.form[field] })
  if (!parsed.ok)
    return showGrants(
      ask,
      parsed.errors.map(({ message }) => ({ field, message })),
    )
  await refusePost(ask.work, { proposalId, reason: parsed.value.reason })
  return redirect(`${PATH}?done=refused`)
}
