import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listDivisionRecords, particularNames, publicParticulars } from '../../ground/organisation/index.ts'
import type { DivisionRecord } from '../../ground/organisation/index.ts'
import { findVisible, releasePublication } from '../../ground/publication/index.ts'
import type { VisiblePublication } from '../../ground/publication/index.ts'
import { AgencyContent, agencyDifferences } from './domain/agency-content.ts'
import type { AgencyDifference } from './domain/agency-content.ts'

export const AGENCY_PATH = '/jgzn'

/** What would go out now, against what the public sees. */
export interface AgencyDraft {
  readonly content: AgencyContent
  readonly differences: readonly AgencyDifference[]
  readonly released: VisiblePublication | null
  /** Who wrote the particulars last. */
  readonly author: { readonly id: string; readonly name: string } | null
}

/** 机构职能 as the divisions stand, compared with what is released. */
export async function draftAgency(db: Db): Promise<AgencyDraft> {
  const records = await listDivisionRecords(db)
  const content = { divisions: records.map(divisionOf) }
  const released = await findVisible(db, AGENCY_PATH)
  const before = released === null ? null : AgencyContent.parse(released.content)
  return { content, released, differences: agencyDifferences(before, content), author: authorOf(records) }
}

/**
 * Releases 机构职能 as a second person (条例第二十条第二项; 先审后发). Refuses who wrote the particulars himself, who is not
 * 公开机构负责人 or 分管领导, and a release that would change nothing.
 */
export async function releaseAgency(work: Work, changeNote: string | null): Promise<void> {
  if (!holds(work.actor, ['openness-head', 'leader']))
    throw new Refusal('forbidden', 'not-approver', '机构职能由公开机构负责人或分管领导批准发布。')
  const draft = await draftAgency(work.db)
  if (draft.author === null)
    throw new Refusal(
      'conflict',
      'nobody-wrote',
      '还没有人填写职责和联系方式。请系统管理先在「处室与人员」里填写，并勾选可以公开的。',
    )
  if (draft.differences.length === 0)
    throw new Refusal('conflict', 'nothing-new', '和已发布的一样，没有要发布的内容。')
  const { content, author } = draft
  await releasePublication(work, {
    path: AGENCY_PATH,
    kind: 'agency',
    columnId: 'agency',
    divisionId: null,
    title: '机构职能',
    content,
    parts: partsOf(content),
    author,
    changeNote,
  })
}

function divisionOf(record: DivisionRecord): AgencyContent['divisions'][number] {
  const { id, name, kind } = record
  const particulars = publicParticulars(record).map((particular) => ({
    label: particularNames[particular.name],
    text: particular.text,
    telephone: particular.name === 'phone',
  }))
  return { id, name, kind, particulars }
}

function authorOf(records: readonly DivisionRecord[]): AgencyDraft['author'] {
  const last = records
    .filter(({ changedAt }) => changedAt !== null)
    .sort((a, b) => (b.changedAt?.getTime() ?? 0) - (a.changedAt?.getTime() ?? 0))
    .find(({ changedBy }) => changedBy !== null)
  if (last === undefined || last.changedBy === null) return null
  return { id: last.changedBy, name: last.changedByName ?? '' }
}

/** Each division is found by itself: name, duties, telephone. */
function partsOf(content: AgencyContent) {
  const whole = content.divisions.map(({ name }) => name).join('、')
  return [
    { path: AGENCY_PATH, title: '机构职能', text: whole, divisionId: null, divisionName: '' },
    ...content.divisions.map(({ id, name, particulars }) => ({
      path: `${AGENCY_PATH}/${id}`,
      title: `${name} 职责与联系方式`,
      text: particulars.map(({ label, text }) => `${label} ${text}`).join('\n'),
      divisionId: id,
      divisionName: name,
    })),
  ]
}
