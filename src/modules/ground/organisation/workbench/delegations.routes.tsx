import { formKeys } from '../../../../workbench/form-keys.ts'
import { divisionsWhere, personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { delegateFunction, takeDelegationBack } from '../delegate-function.ts'
import { DELEGABLE, delegableOf, mayEndDelegation } from '../domain/delegation.ts'
import { listContacts } from '../store/contacts.ts'
import { listDelegations } from '../store/delegations.ts'
import { listDivisions } from '../store/organisation.ts'
import { DelegationForm } from './delegations.form.ts'
import { DelegationsPage } from './delegations.page.tsx'

const PATH = '/workbench/delegations'
const may = { who: 'functions', any: DELEGABLE } as const

/** 委托代行: heads hand their function to another person of the division for a time. */
export const delegationRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => showDelegations(ask, []) },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postDelegation },
  { method: 'POST', path: `${PATH}/:delegationId/end`, surface: 'workbench', may, run: postEnd },
]

async function showDelegations(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const names = new Map((await listDivisions(work.db)).map((division) => [division.id, division.name]))
  const posts = delegableOf(work.actor)
  const divisions = divisionsWhere(work.actor, DELEGABLE)
  const html = await deskPage(
    ask,
    {
      title: '委托代行',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '委托代行' }],
      help: '出差、休假前，选职能、选本处的人、写起止日期，点“委托”。那几天里对方的「今日」会多出这些事，页面写明代谁；到期自动失效，也可随时收回。',
    },
    <DelegationsPage
      today={work.today}
      posts={posts.map((post) => ({ ...post, division: names.get(post.divisionId) ?? '' }))}
      people={await colleagues(ask, posts)}
      delegations={await listDelegations(work.db, divisions)}
      divisionNames={names}
      mayEnd={(delegation) => mayEndDelegation(delegation, work.actor)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function colleagues(ask: Ask, posts: readonly { readonly divisionId: string }[]) {
  const { work } = ask
  const names = new Map((await listDivisions(work.db)).map((division) => [division.id, division.name]))
  const own = new Set(posts.map((post) => post.divisionId))
  const found = new Map<string, { id: string; name: string; division: string }>()
  for (const { personId, name, divisionId } of await listContacts(work.db, work.today))
    if (divisionId !== null && own.has(divisionId) && personId !== personOf(work.actor)?.id)
      found.set(personId, { id: personId, name, division: names.get(divisionId) ?? '' })
  return [...found.values()]
}

async function postDelegation(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DelegationForm, ask.form)
  if (!parsed.ok) return showDelegations(ask, parsed.errors)
  const { post, ...rest } = parsed.value
  const errors = await delegateFunction(ask.work, { ...post, ...rest })
  return errors.length === 0 ? redirect(PATH) : showDelegations(ask, errors)
}

async function postEnd(ask: Ask): Promise<Reply> {
  await takeDelegationBack(ask.work, ask.params.delegationId ?? '')
  return redirect(PATH)
}
