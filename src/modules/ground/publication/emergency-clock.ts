import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, openDuty } from '../duties/index.ts'
import { emergencyDue } from './domain/emergency.ts'
import type { Draft } from './domain/draft.ts'
import { authoritativeHours } from './domain/review-settings.ts'
import { getPackage } from './store/packages.ts'

export const EMERGENCY = 'publication.emergency-release'

/**
 * A text about a 特别重大 or 重大 event is to be public so many hours after the event (K-28a). The duty stands from the
 * saving that names level and moment on, follows when they are corrected, and ends when they are taken out. Duties have
 * days; the hour stands in the title.
 */
export async function keepEmergencyClock(work: Work, draft: Draft): Promise<void> {
  const subject = `package:${draft.packageId}`
  const hours = work.rules.read(authoritativeHours)
  const due = emergencyDue(draft, hours)
  const title = due === null ? '' : `${due.clock} 前发布：${draft.title}`
  await dischargeWhere(work, [subject], {
    fits: (duty) => duty.kind === EMERGENCY && duty.title !== title,
    how: '事件级别、时间或标题改了',
    asNeverOpened: true,
  })
  if (due === null) return
  const { divisionId } = await getPackage(work.db, draft.packageId)
  await openDuty(work, {
    kind: EMERGENCY,
    subject,
    title,
    action: '发布',
    url: `/workbench/packages/${draft.packageId}`,
    divisionId,
    function: 'handler',
    rule: `事件发生后 ${String(hours)} 小时内`,
    clause: '突发事件信息发布',
    explanation: `事件发生于 ${draft.fields.happened ?? ''}，${String(hours)} 小时内发布权威信息，即 ${due.day} ${due.clock} 前。`,
    due: { kind: 'day', on: due.day },
    internal: false,
    occasion: `${due.day} ${due.clock}`,
  })
}
