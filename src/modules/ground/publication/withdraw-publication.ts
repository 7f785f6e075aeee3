import { personOf } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../duties/index.ts'
import { listHolders } from '../organisation/index.ts'
import { giveUpCorrections } from './give-up-corrections.ts'
import { oweTakingDown } from './hand-over.ts'
import { DECIDERS, mayAskWithdrawal, postToDecide, withdrawalWorkingDays } from './domain/withdrawal.ts'
import type { Withdrawal } from './domain/withdrawal.ts'
import { getReleasedForUpdate, setWithdrawn } from './store/released.ts'
import type { Released } from './store/released.ts'
import { findVisible, listVisibleParts } from './store/visible.ts'
import { decideAsked, findAsked, insertWithdrawal } from './store/withdrawals.ts'

/** What is asked for when a page is to be withdrawn. */
export type WithdrawalToAsk = Pick<Withdrawal, 'kind' | 'explanation' | 'keepsContent' | 'leadTo'>

/**
 * Asks that a page be withdrawn (撤回); the page stays as it is until a second person approves. Refuses whom it does not
 * concern, what is withdrawn already or asked for, and a place to go instead that is no public page.
 */
export async function askWithdrawal(
  work: Work,
  publicationId: string,
  asked: WithdrawalToAsk,
): Promise<readonly FieldError[]> {
  const released = await getReleasedForUpdate(work.db, publicationId)
  const person = personOf(work.actor)
  if (person === null || !mayAskWithdrawal(work.actor, released.divisionId))
    throw new Refusal('forbidden', 'not-our-page', '这是别的处室的公开信息，由该处室或公开机构申请撤回。')
  refuseGone(released)
  if ((await findAsked(work.db, released.id)) !== null)
    throw new Refusal('conflict', 'asked-already', '已经有人申请撤回，正在等审批。')
  if (asked.leadTo !== null && !(await isElsewhere(work, released, asked.leadTo)))
    return [
      { field: 'leadTo', message: '这个地址没有公开的内容，请从公开页的地址栏复制，例如 /lm/tzgg/2026-1。' },
    ]
  const id = work.newId()
  await insertWithdrawal(work.db, {
    ...asked,
    id,
    publicationId: released.id,
    askedBy: person.id,
    askedByName: person.name,
    askedAt: work.now,
  })
  await work.record({
    subject: `publication:${released.id}`,
    action: 'withdrawal-asked',
    after: { kind: asked.kind, keepsContent: asked.keepsContent, leadTo: asked.leadTo },
  })
  await openDuty(work, {
    kind: 'publication.decide-withdrawal',
    subject: `publication:${released.id}`,
    title: `审批撤回：${released.title}`,
    action: '审批',
    url: publicationPage(released.id),
    ...(await deskToDecide(work, person.id)),
    rule: 'withdrawal',
    clause: '先审后发',
    explanation: `${person.name}申请撤回；撤回要第二个人批准。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(withdrawalWorkingDays) }),
    internal: true,
    occasion: id,
  })
  return []
}

/**
 * Decides a request to withdraw. Approved, the page is gone from every list, from search, feed and site map in the same
 * transaction, and a tombstone stands at its address. Refuses who asked, also through somebody else's function.
 */
export async function decideWithdrawal(
  work: Work,
  publicationId: string,
  decision: { readonly approve: boolean; readonly remark: string },
): Promise<readonly FieldError[]> {
  const released = await getReleasedForUpdate(work.db, publicationId)
  const asked = await findAsked(work.db, released.id)
  const person = personOf(work.actor)
  if (asked === null || person === null)
    throw new Refusal('conflict', 'nothing-asked', '没有等着审批的撤回申请，可能已经审过了。')
  const post = postToDecide(work.actor, asked.askedBy)
  if (post === null)
    throw person.id === asked.askedBy
      ? new Refusal('forbidden', 'own-request', '撤回是您申请的，由另一个人审批。')
      : new Refusal('forbidden', 'not-a-decider', '撤回由公开机构负责人或分管领导审批。')
  const remark = decision.remark.trim()
  if (!decision.approve && remark === '') return [{ field: 'remark', message: '请写明为什么不撤回。' }]
  await decideAsked(work.db, asked.id, {
    state: decision.approve ? 'approved' : 'refused',
    by: { id: person.id, name: person.name, onBehalfOf: post.principalId ?? null },
    at: work.now,
    remark: remark === '' ? null : remark,
  })
  const how = `${person.name}${decision.approve ? '批准撤回' : '不同意撤回'}`
  if (decision.approve) await takeOffline(work, released)
  await work.record({
    subject: `publication:${released.id}`,
    action: decision.approve ? 'withdrawn' : 'withdrawal-refused',
    ...(remark === '' ? {} : { reason: remark }),
  })
  if (decision.approve) await giveUpCorrections(work, released.id, '公开页已撤回')
  await dischargeWhere(work, [`publication:${released.id}`], {
    fits: ({ kind }) => kind === 'publication.decide-withdrawal',
    how,
  })
  if (decision.approve) await oweTakingDown(work, released.id, { called: released.title, urgent: false })
  return []
}

/** Closes the public doors of a publication and tells who keeps anything derived from it. */
export async function takeOffline(work: Work, { id }: Pick<Released, 'id'>): Promise<void> {
  const paths = (await listVisibleParts(work.db, id)).map(({ path }) => path)
  await setWithdrawn(work.db, id, work.now)
  await work.touchPublic()
  await work.announce({ type: 'publication.withdrawn', publicationId: id, paths })
}

/** Where those who answer for a publication work on it. */
export function publicationPage(id: string): string {
  return `/workbench/publications/${id}`
}

/** The first of the two functions of whom somebody is there who did not ask. */
export async function deskToDecide(
  work: Work,
  askedBy: string,
): Promise<{ readonly function: FunctionName; readonly divisionId: string | null }> {
  for (const name of DECIDERS) {
    const holder = (await listHolders(work.db, name, work.today)).find(({ personId }) => personId !== askedBy)
    if (holder !== undefined) return { function: name, divisionId: holder.divisionId }
  }
  return { function: 'leader', divisionId: null }
}

function refuseGone(released: Released): void {
  if (released.withdrawnAt !== null)
    throw new Refusal('conflict', 'withdrawn-already', '这件公开信息已经撤回。')
}

async function isElsewhere(work: Work, released: Released, path: string): Promise<boolean> {
  return path !== released.path && (await findVisible(work.db, path)) !== null
}
