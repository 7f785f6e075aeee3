import { z } from 'zod'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, listOpenDutiesOf, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { AGENCY_SUBJECT, draftAgency } from './release-agency.ts'

/** 条例第二十六条: within twenty working days from the day the information is formed or changed. */
const RELEASE_WORKING_DAYS = 20

const Changed = z.object({ on: z.string().refine(isCivilDate) })

/** What changed of the divisions is owed to the public; changed back to what is released, it is owed no longer. */
export const divisionChanged: Subscription = {
  event: 'organisation.division-changed',
  subscriber: '机构职能·待发布',
  run: async (work, event) => {
    const { on } = Changed.parse(event)
    const { authors, differences } = await draftAgency(work.db)
    if (differences.length === 0)
      await dischargeWhere(work, [AGENCY_SUBJECT], { fits: () => true, how: '又和公开页一样了' })
    else if (authors.length > 0 && (await listOpenDutiesOf(work.db, [AGENCY_SUBJECT])).length === 0)
      await oweRelease(work, { on, by: authors.map(({ name }) => name).join('、') })
  },
}

async function oweRelease(
  work: Work,
  change: { readonly on: CivilDate; readonly by: string },
): Promise<void> {
  const office = await findOpennessOffice(work.db)
  await openDuty(work, {
    kind: 'agency.release',
    subject: AGENCY_SUBJECT,
    title: '机构职能有改动，等批准发布',
    action: '核对后批准发布',
    url: '/workbench/agency',
    divisionId: office?.id ?? null,
    function: office === null ? 'leader' : 'openness-head',
    rule: `变更后 ${String(RELEASE_WORKING_DAYS)} 个工作日内`,
    clause: '条例第二十条第二项、第二十六条',
    explanation: `${change.by}于 ${change.on} 改过处室的资料。从次日起数 ${String(RELEASE_WORKING_DAYS)} 个工作日。`,
    ...countedDue(work.calendar, { from: change.on, workingDays: RELEASE_WORKING_DAYS }),
    occasion: work.newId(),
  })
}
