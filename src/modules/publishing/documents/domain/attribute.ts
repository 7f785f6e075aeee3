import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'

export type Attribute = 'open' | 'on-request' | 'closed'

/** 公开属性 as the register and the 附注 of a document call it. */
export const attributeNames: Readonly<Record<Attribute, string>> = {
  open: '主动公开',
  'on-request': '依申请公开',
  closed: '不予公开',
}

/** The grounds of 条例第十四至十六条; 国家秘密 is none of them here, for nothing secret is registered (conventions §10.3). */
export type Article =
  '14-law' | '14-safety' | '15-third-party' | '16-internal' | '16-process' | '16-enforcement'

export const articleNames: Readonly<Record<Article, string>> = {
  '14-law': '第十四条：法律、行政法规禁止公开',
  '14-safety': '第十四条：可能危及国家安全、公共安全、经济安全、社会稳定',
  '15-third-party': '第十五条：商业秘密、个人隐私等，会损害第三方合法权益',
  '16-internal': '第十六条：内部事务信息（人事管理、后勤管理、内部工作流程）',
  '16-process': '第十六条：过程性信息（讨论记录、过程稿、磋商信函、请示报告）',
  '16-enforcement': '第十六条：行政执法案卷信息',
}

/** What a division proposes; everything is kept as typed, and only `lacksOfProposal` says whether it holds. */
export interface Proposal {
  readonly attribute: Attribute
  readonly reason: string
  readonly article: Article | null
  readonly weighing: string
  readonly redacted: boolean
  readonly redactionNote: string
  /** 可转公开的条件 of what is not 主动公开; empty where none can be named. */
  readonly openWhen: string
  /** When to look again, earlier than the yearly look; null leaves it at that. */
  readonly reviewOn: CivilDate | null
}

/**
 * What a proposal lacks (条例第十四至十六、十九至二十一、三十七条): 依申请公开 says why it need not be published and names no
 * article, 不予公开 names one and weighs where the law says 可以, 删减后公开 says what was taken out.
 */
export function lacksOfProposal(proposal: Proposal): readonly FieldError[] {
  switch (proposal.attribute) {
    case 'open':
      return proposal.redacted && proposal.redactionNote === ''
        ? [{ field: 'redactionNote', message: '删减后公开，请写明删了什么、为什么。' }]
        : []
    case 'on-request':
      return [
        ...(proposal.reason === ''
          ? [{ field: 'reason', message: '请写明为什么不属于条例第十九至二十一条应当主动公开的内容。' }]
          : []),
        ...(proposal.article === null
          ? []
          : [{ field: 'article', message: '依申请公开不引第十四至十六条。要引，请选“不予公开”。' }]),
      ]
    case 'closed':
      return lacksOfClosing(proposal)
  }
}

function lacksOfClosing({ article, weighing }: Proposal): readonly FieldError[] {
  if (article === null) return [{ field: 'article', message: '不予公开要选条例第十四至十六条的一项依据。' }]
  return needsWeighing(article) && weighing === ''
    ? [{ field: 'weighing', message: '第十五、十六条是“可以”不公开，请写明权衡：为什么不公开的理由更重。' }]
    : []
}

/** What is wrong with the day of the next look: it comes, and not later than the yearly one (K-30). */
export function lacksOfReview(
  { attribute, reviewOn }: Proposal,
  { today, latest }: { readonly today: CivilDate; readonly latest: CivilDate },
): readonly FieldError[] {
  if (attribute === 'open' || reviewOn === null) return []
  if (reviewOn <= today) return [{ field: 'reviewOn', message: '复查日期要在今天以后。' }]
  return reviewOn > latest
    ? [{ field: 'reviewOn', message: `最迟 ${latest} 复查一次，请写早一点，或者空着。` }]
    : []
}

/** Whether the article leaves it to the bureau, so that it has to weigh. */
export function needsWeighing(article: Article): boolean {
  return !article.startsWith('14-')
}
