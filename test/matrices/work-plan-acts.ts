import { adoptPlan, takeBackAdoption } from '../../src/modules/delivery/work-plan/adopt-plan.ts'
import { decideChange, requestChange } from '../../src/modules/delivery/work-plan/change-measure.ts'
import type { ReturnAction } from '../../src/modules/delivery/work-plan/domain/division-return.ts'
import type { ReleaseAction } from '../../src/modules/delivery/work-plan/domain/period-release.ts'
import type { PlanAction } from '../../src/modules/delivery/work-plan/domain/plan.ts'
import { approvePeriod, returnPeriod } from '../../src/modules/delivery/work-plan/release-period.ts'
import { submitPeriod } from '../../src/modules/delivery/work-plan/prepare-period.ts'
import type { PeriodKey } from '../../src/modules/delivery/work-plan/release-period.ts'
import {
  confirmReturn,
  enterForDivision,
  handToHead,
  saveDraft,
  sendBack,
} from '../../src/modules/delivery/work-plan/report-progress.ts'
import { confirm, discardPlan } from '../../src/modules/delivery/work-plan/review-plan.ts'
import type { ReturnKey } from '../../src/modules/delivery/work-plan/store/returns.ts'
import type { Work } from '../../src/platform/work/work.ts'

type Act<Key> = (work: Work, key: Key) => Promise<unknown>

/** The acts on a division's form that have a button on its page; the button's word where it differs. */
export const returnActs: Readonly<
  Partial<Record<ReturnAction, { readonly button: string; readonly act: Act<ReturnKey> }>>
> = {
  save: { button: 'save', act: (work, key) => saveDraft(work, key, []) },
  hand: { button: 'hand', act: handToHead },
  confirm: { button: 'confirm', act: confirmReturn },
  'send-back': {
    button: 'send-back',
    act: (work, key) => sendBack(work, key, { by: 'head', reason: '再看看' }),
  },
  'office-return': {
    button: 'office-return',
    act: (work, key) => sendBack(work, key, { by: 'office', reason: '再看看' }),
  },
  'enter-for-division': {
    button: 'enter',
    act: (work, key) => enterForDivision(work, key, { entries: [], source: '十月十日电话' }),
  },
}

/** The acts on a period's release, by the button that does them. */
export const releaseActs: Readonly<
  Record<ReleaseAction, { readonly button: string; readonly act: Act<PeriodKey> }>
> = {
  prepare: { button: 'submit', act: (work, key) => submitPeriod(work, key, { changeNote: '改一个字' }) },
  approve: { button: 'approve', act: approvePeriod },
  return: { button: 'return', act: (work, key) => returnPeriod(work, key, '再看看') },
}

/** A plan, one of its measures, and where it can be reported. */
export interface PlanKey {
  readonly planId: string
  readonly measureId: string
}

/** The acts on a plan that have a form of their own: on which page, with which address. */
export const planActs: Readonly<
  Partial<Record<PlanAction, { readonly page: string; readonly form: string; readonly act: Act<PlanKey> }>>
> = {
  review: {
    page: '/review/head',
    form: '/review/head',
    act: (work, { planId }) => confirm(work, { planId, measureId: null }),
  },
  adopt: { page: '/adopt', form: '/adopt', act: adoptPlan },
  discard: {
    page: '/review/head',
    form: '/review/discard',
    act: (work, { planId }) => discardPlan(work, { planId, reason: '传错了' }),
  },
  'take-back': {
    page: '',
    form: '/withdraw-adoption',
    act: (work, { planId }) => takeBackAdoption(work, { planId, reason: '认错了' }),
  },
  'request-change': {
    page: '/measures/:measureId',
    form: '/measures/:measureId/change',
    act: (work, key) =>
      requestChange(work, key, {
        after: { text: '改过的话。', leadIds: [], participantIds: [], deadline: null },
        reason: '局务会议决定',
      }),
  },
}

/** Deciding a change that waits. */
export function decide(work: Work, key: PlanKey): Promise<void> {
  return decideChange(work, key, { approved: true, reason: '' })
}
