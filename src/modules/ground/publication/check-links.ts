import type { Job } from '../../../platform/jobs/worker.ts'
import type { Probe, ProbeAnswer } from '../../../platform/outward/outward.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeDuty, listOpenDutiesOfKind, openDuty } from '../duties/index.ts'
import { findBureau } from '../organisation/index.ts'
import {
  failureOf,
  linkCheck,
  linkCheckInside,
  linkConfirmedDays,
  linkDeadDays,
  linkRepairWorkingDays,
  stateOfLink,
} from './domain/link-state.ts'
import type { LinkPolicy } from './domain/link-state.ts'
import { insertLinkCheck, listLeadingOut, listLinksById, listLinksToCheck } from './store/links.ts'
import type { WatchedLink } from './store/links.ts'
import { endRepair, REPAIR, watchLinks } from './watch-links.ts'

export const LINKS = '/workbench/links'
const CHECK = 'publication.check-links'
/** So many a job, so that other jobs get their turn; the next job takes the next ones. */
const A_JOB = 20
const AT_ONCE = 4

/** What the bureau has decided about links, today. */
export function linkPolicy({ rules, today }: Pick<Work, 'rules' | 'today'>): LinkPolicy {
  return { today, deadDays: rules.read(linkDeadDays), confirmedDays: rules.read(linkConfirmedDays) }
}

/** Each night: finds where public pages lead outside, and has every address asked. Switched off, nobody owes a repair. */
export const gatherLinksJob: Job = {
  name: 'publication.gather-links',
  actor: '链接检查',
  // Half past one in Shanghai.
  every: '30 17 * * *',
  run: async (work) => {
    if (work.rules.read(linkCheck) === 'off') {
      for (const duty of await listOpenDutiesOfKind(work.db, REPAIR))
        await dischargeDuty(work, duty, '链接检查已关闭')
      return
    }
    for (const id of await listLeadingOut(work.db)) await watchLinks(work, id)
    await work.enqueue(CHECK, {})
  },
}

/** Asks the next addresses that were not asked today, and queues itself while there are more. */
export const checkLinksJob: Job = {
  name: CHECK,
  actor: '链接检查',
  run: async (work) => {
    const { probe } = work.outward
    if (probe === null || work.rules.read(linkCheck) === 'off') return
    const links = await listLinksToCheck(work.db, work.today, A_JOB)
    const answers = await askAll(work, probe, [...new Set(links.map(({ url }) => url))])
    for (const { id, url } of links) {
      const answer = answers.get(url)
      if (answer !== undefined) await noteAnswer(work, id, answer)
    }
    if (links.length === A_JOB) await work.enqueue(CHECK, {})
  },
}

/** Writes down what a link answered today: a dead one owes a repair, one that answers owes none. */
export async function noteAnswer(work: Work, linkId: string, answer: ProbeAnswer): Promise<void> {
  await insertLinkCheck(work.db, linkId, { ...answer, on: work.today })
  const [link] = await listLinksById(work.db, [linkId])
  if (link === undefined) return
  const state = stateOfLink(link, linkPolicy(work))
  if (state === 'dead') await oweRepair(work, link)
  if (state === 'answers') await endRepair(work, link, '链接又能打开了')
}

async function askAll(
  work: Work,
  probe: Probe,
  urls: readonly string[],
): Promise<ReadonlyMap<string, ProbeAnswer>> {
  const domain = (await findBureau(work.db))?.domain ?? null
  const rules = {
    agent: `Mingzheng-LinkCheck/1${domain === null ? '' : ` (+https://${domain}/)`}`,
    inside: work.rules.read(linkCheckInside) === 'allow',
  }
  const answers = new Map<string, ProbeAnswer>()
  const waiting = [...urls]
  async function askOn(): Promise<void> {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift())
      answers.set(url, await probe(url, rules))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  return answers
}

async function oweRepair(work: Work, link: WatchedLink): Promise<void> {
  const workingDays = work.rules.read(linkRepairWorkingDays)
  const what = link.place === 'official' ? '核对正式网址' : '修复失效链接'
  await openDuty(work, {
    kind: REPAIR,
    subject: `publication:${link.publicationId}`,
    title: `${what}：${link.title}`,
    action: '处理',
    url: `${LINKS}/${link.id}`,
    divisionId: link.ownerId,
    function: link.ownerId === null ? 'openness-handler' : 'handler',
    rule: 'dead-link',
    clause: '政府网站与政务新媒体检查指标',
    explanation: `在 ${String(link.failedDays)} 个不同的日子都打不开。改掉链接、换网址，或者确认仍有效。`,
    ...countedDue(work.calendar, { from: work.today, workingDays }),
    internal: true,
    occasion: `${link.id} ${failureOf(link) ?? ''}`,
  })
}
