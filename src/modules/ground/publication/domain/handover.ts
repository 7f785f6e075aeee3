import { holds } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import { numberSetting } from '../../../../kernel/setting.ts'
import type { Setting } from '../../../../kernel/setting.ts'
import { mayDraftFor, mayReadPackage } from './package.ts'

/** What is to be done on 市集约化平台 with a text that was released. */
export type HandoverTask = 'publish' | 'update' | 'take-down'

/** What waits, in words that fit a tag. */
export const taskNames: Readonly<Record<HandoverTask, string>> = {
  publish: '待发布',
  update: '待更新',
  'take-down': '待撤下',
}

/** 「交市集约化平台」: one publication that stands, or is to stand, on the city's platform. */
export interface Handover {
  readonly publicationId: string
  /** Its text stands there only; here readers find a title that leads there. */
  readonly elsewhere: boolean
  readonly task: HandoverTask | null
  readonly openedAt: Date
  readonly takenDownAt: Date | null
  readonly takenDownByName: string | null
}

/** 正式网址: where it stands there, as somebody entered it for a version; evidence that is never changed. */
export interface OfficialAddress {
  readonly id: string
  readonly version: number
  readonly url: string
  readonly enteredByName: string
  readonly enteredAt: Date
  readonly replacedAt: Date | null
}

/** Whose a hand-over is: the division that keeps the column, and the one that wrote the text. */
export interface HandoverOwners {
  readonly keeperId: string | null
  readonly divisionId: string | null
}

/** Whether somebody does what waits on the platform: anyone of the keeper's, and the openness office. */
export function mayHandOver(actor: Actor, { keeperId }: HandoverOwners): boolean {
  return keeperId === null
    ? holds(actor, ['openness-handler', 'openness-head'])
    : mayDraftFor(actor, keeperId)
}

/** Whether somebody sees what is handed over: who hands it over, who wrote it, who signs, and 审计. */
export function maySeeHandover(actor: Actor, owners: HandoverOwners): boolean {
  return mayHandOver(actor, owners) || mayReadPackage(actor, { divisionId: owners.divisionId ?? '' })
}

/** In how many working days after its release a text stands on the city's platform. */
export const handoverWorkingDays = numberSetting({
  id: 'publication.handover-working-days',
  label: '发布后几个工作日内交市集约化平台并填回正式网址',
  mark: 'policy',
  standard: 2,
  least: 1,
  most: 20,
  unit: '个工作日',
})

const HOST = /^(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+$/u

/** The hosts of the city's platform, between spaces; any host is taken where none is named. */
export const officialHosts: Setting<string> = {
  id: 'publication.official-hosts',
  label: '市集约化平台的域名（几个之间用空格；空着不限）',
  mark: 'policy',
  standard: '',
  input: { kind: 'text', longest: 300 },
  parse: (stored) => {
    if (
      typeof stored === 'string' &&
      stored.length <= 300 &&
      hostsOf(stored).every((host) => HOST.test(host))
    )
      return stored
    throw new RangeError('域名写成 www.example.gov.cn 这样，几个之间用空格')
  },
}

function hostsOf(setting: string): readonly string[] {
  return setting.split(/[\s,，、;；]+/).filter((host) => host !== '')
}

type Read = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly message: string }

/**
 * Reads an official address as somebody pasted it. Refuses what is no web address, hides its host behind a user name,
 * stands on the bureau's own site (it would lead to itself), or on a host that is none of the platform's.
 */
export function readOfficialAddress(
  typed: string,
  place: { readonly hosts: string; readonly ownDomain: string | null },
): Read {
  const address = typed.trim()
  if (address === '') return refused('请填正式网址。')
  if (address.length > 500) return refused('网址最多 500 个字符，请从浏览器的地址栏复制。')
  const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null
  if (url === null || url.username !== '' || url.password !== '')
    return refused('网址要以 https:// 或 http:// 开头，请从浏览器的地址栏整个复制。')
  if (url.hostname === place.ownDomain) return refused('这是本站的网址，请填市集约化平台上的网址。')
  const hosts = hostsOf(place.hosts)
  if (hosts.length > 0 && !hosts.some((host) => isUnder(url.hostname, asciiHost(host))))
    return refused(`这不是市集约化平台的网址。平台的域名是 ${hosts.join('、')}；域名有变请系统管理改参数。`)
  return { ok: true, url: url.href }
}

function refused(message: string): Read {
  return { ok: false, message }
}

function isUnder(hostname: string, host: string): boolean {
  return hostname === host || hostname.endsWith(`.${host}`)
}

function asciiHost(host: string): string {
  return new URL(`https://${host}`).hostname
}
