import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { confirmPost, refusePost } from '../decide-post.ts'
import { decisionLack } from '../domain/staff.ts'
import type { IssuedPassword } from '../issue-password.ts'
import { listOpenProposals } from '../store/proposals.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
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
  { method: 'GET', path: PATH, surface: 'workbench', may: readers, run: (ask) => showGrants(ask, {}) },
  { method: 'POST', path: `${PATH}/confirm`, surface: 'workbench', may, run: postConfirm },
  { method: 'POST', path: `${PATH}/:proposalId/refuse`, surface: 'workbench', may, run: postRefuse },
]

interface GrantsState {
  readonly errors?: readonly FieldError[]
  readonly confirmed?: { readonly count: number; readonly issued: readonly IssuedPassword[] }
}

async function showGrants(ask: Ask, { errors = [], confirmed }: GrantsState): Promise<Reply> {
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
      done={confirmed === undefined ? doneOf(ask) : String(confirmed.count)}
      issued={confirmed?.issued ?? []}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  if (errors.length > 0) return page(html, { status: 422 })
  return page(html, confirmed === undefined ? {} : { keep: PATH })
}

function doneOf(ask: Ask): string | null {
  return typeof ask.query.done === 'string' ? ask.query.done : null
}

async function postConfirm(ask: Ask): Promise<Reply> {
  const ticked = ask.form.proposal
  const ids = (Array.isArray(ticked) ? ticked : [ticked]).flatMap((id) => z.uuid().safeParse(id).data ?? [])
  if (ids.length === 0)
    return showGrants(ask, { errors: [{ field: 'proposal', message: '请先勾选要确认的职能。' }] })
  const issued: IssuedPassword[] = []
  for (const id of ids) {
    const renewed = await confirmPost(ask.work, id)
    if (renewed !== null) issued.push(renewed)
  }
  if (issued.length > 0) return showGrants(ask, { confirmed: { count: ids.length, issued } })
  return redirect(`${PATH}?done=${String(ids.length)}`)
}

async function postRefuse(ask: Ask): Promise<Reply> {
  const proposalId = ask.params.proposalId ?? ''
  const field = refusalField(proposalId)
  const parsed = parseForm(RefusalForm, { reason: ask.form[field] })
  if (!parsed.ok) return showGrants(ask, { errors: parsed.errors.map(({ message }) => ({ field, message })) })
  await refusePost(ask.work, { proposalId, reason: parsed.value.reason })
  return redirect(`${PATH}?done=refused`)
}
