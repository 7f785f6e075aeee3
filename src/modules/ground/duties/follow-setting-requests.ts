import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import { findOpennessOffice } from '../organisation/index.ts'
import { lockOpenRequest } from '../rules/index.ts'
import { dischargeWhere, openDuty } from './keep-duties.ts'

const Asked = z.object({
  settingId: z.string(),
  label: z.string(),
  valueName: z.string(),
  by: z.string(),
  approver: z.enum(['openness-head', 'leader']),
  occasion: z.string(),
})
const Decided = z.object({
  settingId: z.string(),
  decision: z.enum(['approved', 'refused', 'withdrawn']),
  occasion: z.string(),
})

const decisionNames = { approved: '已同意', refused: '不同意', withdrawn: '提出人撤回' } as const

/** What one person asked of a setting that two change together is owed by the holder of the other function. */
export const settingAsked: Subscription = {
  event: 'rules.setting-asked',
  subscriber: '时限事项·参数改动',
  run: async (work, event) => {
    const asked = Asked.parse(event)
    // Events may arrive late: what was decided meanwhile is owed by nobody; what is open is not decided before this ends.
    if ((await lockOpenRequest(work.db, asked.settingId))?.id !== asked.occasion) return
    const office = asked.approver === 'leader' ? null : await findOpennessOffice(work.db)
    await openDuty(work, {
      kind: 'rules.approve-setting',
      subject: `setting:${asked.settingId}`,
      title: `「${asked.label}」改为「${asked.valueName}」`,
      action: '同意或不同意',
      url: `/workbench/settings/${asked.settingId}`,
      divisionId: office?.id ?? null,
      function: asked.approver,
      rule: '两人办的参数',
      clause: '本局规定',
      explanation: `${asked.by}提出，要另一人同意才生效；没有写明期限。`,
      due: { kind: 'standing' },
      internal: true,
      occasion: asked.occasion,
    })
  },
}

/** The duty ends when its request was decided or taken back. */
export const settingDecided: Subscription = {
  event: 'rules.setting-decided',
  subscriber: '时限事项·参数改动办结',
  run: async (work, event) => {
    const { settingId, decision, occasion } = Decided.parse(event)
    await dischargeWhere(work, [`setting:${settingId}`], {
      fits: (duty) => duty.kind === 'rules.approve-setting' && duty.occasion === occasion,
      how: decisionNames[decision],
    })
  },
}
