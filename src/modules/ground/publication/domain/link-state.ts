import { addDays } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { choiceSetting, numberSetting } from '../../../../kernel/setting.ts'

/** What an address answered on a day. */
export type LinkOutcome = 'answers' | 'fails' | 'not-asked'

/** What is known of an address from the days on which it was asked. */
export interface LinkStanding {
  readonly outcome: LinkOutcome | null
  /** The first and the number of days on which it failed since it last answered. */
  readonly failingSince: CivilDate | null
  readonly failedDays: number
  /** When somebody last said that it holds all the same. */
  readonly confirmedOn: CivilDate | null
}

/** How an address stands today. */
export type LinkState = 'unchecked' | 'not-asked' | 'answers' | 'failing' | 'dead' | 'confirmed'

export interface LinkPolicy {
  readonly today: CivilDate
  readonly deadDays: number
  readonly confirmedDays: number
}

/** One failure is not yet dead: only so many, each on another day, since it last answered, and nobody vouches for it. */
export function stateOfLink(link: LinkStanding, policy: LinkPolicy): LinkState {
  if (link.outcome === null) return 'unchecked'
  if (link.outcome === 'not-asked') return 'not-asked'
  if (link.failingSince === null) return 'answers'
  if (link.failedDays < policy.deadDays) return 'failing'
  return isVouchedFor(link, policy) ? 'confirmed' : 'dead'
}

/** Since when it counts as failing for which nobody vouched: a failure that goes on after a confirmation ran out is a new one. */
export function failureOf({ failingSince, confirmedOn }: LinkStanding): CivilDate | null {
  if (failingSince === null) return null
  return confirmedOn !== null && confirmedOn >= failingSince ? confirmedOn : failingSince
}

function isVouchedFor({ failingSince, confirmedOn }: LinkStanding, policy: LinkPolicy): boolean {
  if (failingSince === null || confirmedOn === null || confirmedOn < failingSince) return false
  return policy.today < addDays(confirmedOn, policy.confirmedDays)
}

/** Off until somebody turns it on: on a closed network every address outside would seem dead. */
export const linkCheck = choiceSetting({
  id: 'publication.link-check',
  label: '每天检查公开页里通到站外的链接和市集约化平台的正式网址',
  mark: 'policy',
  standard: 'off',
  choices: { off: '不检查（服务器上不了互联网）', on: '每天检查' },
})

/** Machines of closed networks are not asked: readers cannot open them, and none is to be found out through this. */
export const linkCheckInside = choiceSetting({
  id: 'publication.link-check-inside',
  label: '链接检查是否也访问内网地址',
  mark: 'policy',
  standard: 'refuse',
  choices: { refuse: '不访问', allow: '访问（市集约化平台在内网时）' },
})

/** On how many different days a link fails before it is dead. */
export const linkDeadDays = numberSetting({
  id: 'publication.link-dead-days',
  label: '链接在几个不同的日子打不开才算失效',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 30,
  unit: '天',
})

/** In how many working days a dead link is put right. */
export const linkRepairWorkingDays = numberSetting({
  id: 'publication.link-repair-working-days',
  label: '失效的链接几个工作日内处理',
  mark: 'policy',
  standard: 3,
  least: 1,
  most: 20,
  unit: '个工作日',
})

/** How long it holds that somebody said a link is still good. */
export const linkConfirmedDays = numberSetting({
  id: 'publication.link-confirmed-days',
  label: '确认链接「仍有效」后多少天不再提醒',
  mark: 'policy',
  standard: 90,
  least: 1,
  most: 365,
  unit: '天',
})
