import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor, Post } from '../../../../kernel/actor.ts'
import { numberSetting } from '../../../../kernel/setting.ts'
import { mayDraftFor } from './package.ts'

/** Why a page is withdrawn, in words for the public. */
export const withdrawalKinds = {
  outdated: '内容已经过时',
  error: '内容有误',
  repealed: '所依据的文件已废止',
  rights: '涉及他人合法权益',
  ordered: '依法或按上级要求撤下',
} as const
export type WithdrawalKind = keyof typeof withdrawalKinds

/** 撤回: asked by one, decided by another. */
export interface Withdrawal {
  readonly id: string
  readonly publicationId: string
  readonly kind: WithdrawalKind
  readonly explanation: string
  /** Whether the content stays readable at its address, marked as withdrawn. */
  readonly keepsContent: boolean
  /** Where a reader goes instead. */
  readonly leadTo: string | null
  readonly state: 'asked' | 'approved' | 'refused' | 'overtaken'
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly remark: string | null
}

/** Why every door was closed at once. */
export const sealingKinds = { secret: '泄密', unlawful: '违法信息' } as const
export type SealingKind = keyof typeof sealingKinds

/** What is known of something sealed; never what it said. */
export interface Sealing {
  readonly publicationId: string
  readonly kind: SealingKind
  readonly foundAt: Date
  readonly sealedByName: string
  readonly sealedAt: Date
  readonly reportBy: Date
  readonly report: string | null
  readonly reportedByName: string | null
}

/** 销毁: on a written instruction that two persons record. */
export interface Erasure {
  readonly publicationId: string
  readonly instruction: string
  readonly askedBy: string
  readonly askedByName: string
  readonly confirmedByName: string | null
  readonly confirmedAt: Date | null
}

/** Within how many hours of its discovery a leak is reported (K-31, 保密法实施条例第六十一条). */
export const reportHours = numberSetting({
  id: 'publication.leak-report-hours',
  label: '发现泄密后几小时内报告',
  mark: 'secondary',
  source: '保守国家秘密法实施条例第六十一条',
  standard: 24,
  least: 1,
  most: 72,
  unit: '小时',
})
/** In how many working days a request to withdraw is decided. */
export const withdrawalWorkingDays = numberSetting({
  id: 'publication.withdrawal-working-days',
  label: '申请撤回几个工作日内审批',
  mark: 'derived',
  standard: 1,
  least: 1,
  most: 10,
  unit: '个工作日',
})

/** Who decides a withdrawal. */
export const DECIDERS = ['openness-head', 'leader'] as const
/** Who closes every door at once, moves and archives. */
export const OPENNESS = ['openness-handler', 'openness-head'] as const

/** Whether somebody may ask that a page of a division be withdrawn. */
export function mayAskWithdrawal(actor: Actor, divisionId: string | null): boolean {
  return divisionId === null ? holds(actor, OPENNESS) : mayDraftFor(actor, divisionId)
}

/** With which post somebody decides what another asked; in his own right before any delegation, never for who asked. */
export function postToDecide(actor: Actor, askedBy: string): Post | null {
  const person = personOf(actor)
  if (person === null || person.id === askedBy) return null
  const posts = person.posts.filter((post) => DECIDERS.some((name) => name === post.function))
  const own = posts.find(({ onBehalfOf }) => onBehalfOf === undefined)
  return own ?? posts.find(({ principalId }) => principalId !== undefined && principalId !== askedBy) ?? null
}
