import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { listOpenProposals } from '../organisation/index.ts'
import { dischargeWhere, openDuty } from './keep-duties.ts'
import { holdSubject, listOpenDutiesOf } from './store.ts'
import { handCoOwnershipsOn } from './store/co-owners.ts'

const GRANTS = 'organisation:grants'

const Proposed = z.object({ proposalId: z.string(), by: z.string() })
const Left = z.object({ personId: z.string(), successorId: z.string().nullable() })

/** Functions that 系统管理 asked for are owed by 安全管理, as one duty however many there are. */
export const postProposed: Subscription = {
  event: 'organisation.post-proposed',
  subscriber: '时限事项·职能待确认',
  run: async (work, event) => {
    const { proposalId, by } = Proposed.parse(event)
    await holdSubject(work.db, GRANTS)
    // Events may arrive late: what was decided meanwhile is owed by nobody.
    if ((await listOpenProposals(work.db)).length === 0) return
    if ((await listOpenDutiesOf(work.db, [GRANTS])).length > 0) return
    await openDuty(work, {
      kind: 'organisation.confirm-posts',
      subject: GRANTS,
      title: '有职能等安全管理确认',
      action: '确认或不同意',
      url: '/workbench/grants',
      divisionId: null,
      function: 'security-administrator',
      rule: '三员分立',
      clause: 'GB/T 22239-2019 访问控制',
      explanation: `${by}提出。职能要安全管理确认才生效；没有写明期限，本人在等。`,
      due: { kind: 'standing' },
      internal: true,
      occasion: proposalId,
    })
  },
}

/** The duty ends when nothing waits any more. */
export const postDecided: Subscription = {
  event: 'organisation.post-decided',
  subscriber: '时限事项·职能已办',
  run: async (work) => {
    await holdSubject(work.db, GRANTS)
    if ((await listOpenProposals(work.db)).length > 0) return
    await dischargeWhere(work, [GRANTS], { fits: () => true, how: '都已办理' })
  },
}

/** What was shared with a leaver in person goes to who takes over; without a successor the division keeps it alone. */
export const personLeft: Subscription = {
  event: 'organisation.person-left',
  subscriber: '时限事项·离职交接',
  run: async (work, event) => handCoOwnershipsOn(work.db, Left.parse(event)),
}
