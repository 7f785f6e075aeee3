import type { Setting } from '../../../kernel/setting.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, openDuty } from '../duties/index.ts'
import { emergencyDue } from './domain/emergency.ts'
import type { EmergencyStart } from './domain/emergency.ts'
import type { Draft } from './domain/draft.ts'
import { authoritativeHours, conferenceHours, responseHours } from './domain/review-settings.ts'
import { findConference } from './store/conferences.ts'
import { getPackage } from './store/packages.ts'

/** A clock in hours that runs from an event, or from its discovery (K-28a–c). */
interface Clock extends EmergencyStart {
  readonly kind: string
  readonly hours: Setting<number>
  readonly what: string
  readonly since: string
  readonly clause: string
  /** Where it is done, beside the package's own page. */
  readonly at: string
}

const RELEASE: Clock = {
  ...{ kind: 'publication.emergency-release', typeId: 'emergency', from: 'happened', graveOnly: true },
  ...{ hours: authoritativeHours, what: '发布', since: '事件发生', clause: '突发事件信息发布', at: '' },
}
const CONFERENCE: Clock = {
  ...{ kind: 'publication.news-conference', typeId: 'emergency', from: 'happened', graveOnly: true },
  ...{ hours: conferenceHours, what: '召开新闻发布会', since: '事件发生' },
  ...{ clause: '突发事件信息发布', at: '/conference' },
}
const RESPONSE: Clock = {
  ...{ kind: 'publication.respond', typeId: 'response', from: 'found', graveOnly: false },
  ...{ hours: responseHours, what: '回应', since: '发现', clause: '政务舆情回应', at: '' },
}

/** The duties that a release ends: 权威信息 and 舆情回应 are public then. */
export const ENDED_BY_RELEASE: readonly string[] = [RELEASE.kind, RESPONSE.kind]
export const NEWS_CONFERENCE = CONFERENCE.kind
export const emergencyDutyKinds = [
  { kind: RELEASE.kind, name: '发布应急信息' },
  { kind: CONFERENCE.kind, name: '召开新闻发布会' },
  { kind: RESPONSE.kind, name: '回应政务舆情' },
]

/**
 * What a text about an event sets running: 权威信息 on a 特别重大 or 重大 event (K-28a), its news conference (K-28b), and the
 * answer to 政务舆情 (K-28c). The duties stand from the saving that names level and moment on, follow when they are
 * corrected, and end when they are taken out. Duties have days; the hour stands in the title.
 */
export async function keepEmergencyClock(work: Work, draft: Draft): Promise<void> {
  for (const clock of [RELEASE, CONFERENCE, RESPONSE]) await keep(work, draft, clock)
}

async function keep(work: Work, draft: Draft, clock: Clock): Promise<void> {
  const subject = `package:${draft.packageId}`
  const hours = work.rules.read(clock.hours)
  const due = emergencyDue(draft, clock, hours)
  const title = due === null ? '' : `${due.clock} 前${clock.what}：${draft.title}`
  await dischargeWhere(work, [subject], {
    fits: (duty) => duty.kind === clock.kind && duty.title !== title,
    how: '事件级别、时间或标题改了',
    asNeverOpened: true,
  })
  const isDone = clock.kind === NEWS_CONFERENCE && (await findConference(work.db, draft.packageId)) !== null
  if (due === null || isDone) return
  const { divisionId } = await getPackage(work.db, draft.packageId)
  await openDuty(work, {
    kind: clock.kind,
    subject,
    title,
    action: clock.what,
    url: `/workbench/packages/${draft.packageId}${clock.at}`,
    divisionId,
    function: 'handler',
    rule: `${clock.since}后 ${String(hours)} 小时内`,
    clause: clock.clause,
    explanation: `${draft.fields[clock.from] ?? ''} ${clock.since}，${String(hours)} 小时内${clock.what}，即 ${due.day} ${due.clock} 前。`,
    due: { kind: 'day', on: due.day },
    internal: false,
    occasion: `${due.day} ${due.clock}`,
  })
}
