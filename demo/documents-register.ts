import type { Entry, Proposal } from '../src/modules/publishing/documents/index.ts'

/** A document of the play: how long ago it was made, what the register says, and how far its 公开属性 has come. */
export interface DemoDocument {
  readonly serial: number
  readonly division: string
  readonly clerk: string
  readonly daysAgo: number
  readonly title: string
  readonly entry?: Partial<Entry>
  readonly proposal?: Partial<Proposal>
  /** Decided where this is left out. */
  readonly until?: 'registered' | 'office' | 'decision' | 'returned'
}

const art = { division: '艺术处', clerk: 'yishu' }
const service = { division: '公共服务处', clerk: 'gonggong' }
const trade = { division: '行业管理处', clerk: 'hangye' }
const law = { division: '法制处', clerk: 'fazhi' }
const policy = { policy: true }
const normative = { policy: true, normative: true }

/** In every state: without an attribute, at the openness office, before the leader, sent back, decided each way. */
export const DOCUMENTS: readonly DemoDocument[] = [
  {
    ...art,
    ...{ serial: 21, daysAgo: 352 },
    title: '关于调整院团内部值班安排的通知',
    proposal: {
      attribute: 'closed',
      article: '16-internal',
      weighing: '只涉及内部值班，公开对公众没有用处，还会暴露值班电话。',
    },
  },
  {
    ...service,
    ...{ serial: 22, daysAgo: 9 },
    title: '示例市文化志愿服务办法',
    entry: normative,
    proposal: { attribute: 'open' },
  },
  {
    ...art,
    ...{ serial: 23, daysAgo: 6 },
    title: '示例市演出扶持资金年度安排',
    entry: policy,
    proposal: { attribute: 'on-request', reason: '只发给三家院团，不涉及公众利益调整。' },
    until: 'office',
  },
  {
    ...trade,
    ...{ serial: 24, daysAgo: 5 },
    title: '大型活动安全保卫方案',
    entry: policy,
    proposal: { attribute: 'closed', article: '14-safety' },
    until: 'decision',
  },
  {
    ...law,
    ...{ serial: 25, daysAgo: 4 },
    title: '关于开展文件清理的通知',
    proposal: { attribute: 'on-request', reason: '内部工作安排。' },
    until: 'returned',
  },
  { ...art, ...{ serial: 26, daysAgo: 3 }, title: '关于做好新年演出排练的通知', until: 'registered' },
  {
    ...service,
    ...{ serial: 27, daysAgo: 40 },
    title: '省文化和旅游厅关于报送场馆开放情况的函',
    entry: { origin: 'obtained', issuer: '示例省文化和旅游厅', number: '示例省文旅函〔2026〕88号' },
    proposal: { attribute: 'open', redacted: true, redactionNote: '删去联系人手机号。' },
  },
]
