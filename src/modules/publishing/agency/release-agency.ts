import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../../ground/duties/index.ts'
import { listDivisionRecords, particularNames, publicParticulars } from '../../ground/organisation/index.ts'
import type { DivisionRecord } from '../../ground/organisation/index.ts'
import { contentHash, findVisible, releasePublication } from '../../ground/publication/index.ts'
import type { VisiblePublication } from '../../ground/publication/index.ts'
import { AgencyContent, agencyDifferences } from './domain/agency-content.ts'
import type { AgencyDifference } from './domain/agency-content.ts'

export const AGENCY_PATH = '/jgzn'
const TITLE = '机构职能'

/** Why an author cannot also approve. */
export const OWN_TEXT = '这里有您自己填写的内容，不能由您批准发布。请分管领导或公开机构负责人批准。'
/** What the duty to release is about. */
export const AGENCY_SUBJECT = 'agency:release'

interface Author {
  readonly id: string
  readonly name: string
}

/** What would go out now, against what the public sees. */
export interface AgencyDraft {
  readonly content: AgencyContent
  readonly differences: readonly AgencyDifference[]
  readonly released: VisiblePublication | null
  /** Who wrote the particulars that differ, the last one first. */
  readonly authors: readonly Author[]
  /** Names the content: what was not on the approver's page does not go out. */
  readonly hash: string
}

/** 机构职能 as the divisions stand, compared with what is released. */
export async function draftAgency(db: Db): Promise<AgencyDraft> {
  const records = await listDivisionRecords(db)
  const content = { divisions: records.map(divisionOf) }
  const released = await findVisible(db, AGENCY_PATH)
  const before = released === null ? null : AgencyContent.parse(released.content)
  const differences = agencyDifferences(before, content)
  const hash = contentHash({ title: TITLE, content, parts: partsOf(content) })
  return { content, released, differences, authors: authorsOf(records, differences), hash }
}

/**
 * Releases 机构职能 as a second person (条例第二十条第二项; 先审后发). Refuses who wrote any of the changes himself, who is
 * not 公开机构负责人 or 分管领导, a release that would change nothing, and one of other content than was `seen` (its hash).
 */
export async function releaseAgency(work: Work, changeNote: string | null, seen?: string): Promise<void> {
  if (!holds(work.actor, ['openness-head', 'leader']))
    throw new Refusal('forbidden', 'not-approver', '机构职能由公开机构负责人或分管领导批准发布。')
  const draft = await draftAgency(work.db)
  const [author] = draft.authors
  if (author === undefined)
    throw new Refusal(
      'conflict',
      'nobody-wrote',
      '还没有人填写职责和联系方式。请系统管理先在「处室与人员」里填写，并勾选可以公开的。',
    )
  if (draft.differences.length === 0)
    throw new Refusal('conflict', 'nothing-new', '和已发布的一样，没有要发布的内容。')
  if (seen !== undefined && seen !== draft.hash)
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后内容又改过，没有发布。请退回上一页刷新，核对新的改动再批准。',
    )
  if (draft.authors.some(({ id }) => id === personOf(work.actor)?.id))
    throw new Refusal('forbidden', 'own-text', OWN_TEXT)
  const { content } = draft
  await releasePublication(work, {
    path: AGENCY_PATH,
    kind: 'agency',
    columnId: 'agency',
    divisionId: null,
    title: TITLE,
    content,
    parts: partsOf(content),
    author,
    changeNote,
  })
  await dischargeWhere(work, [AGENCY_SUBJECT], { fits: () => true, how: '已批准发布' })
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

/** Where nobody wrote what differs (a division is gone or new), who wrote last at all stands for it. */
function authorsOf(
  records: readonly DivisionRecord[],
  differences: readonly AgencyDifference[],
): readonly Author[] {
  const newest = [...records].sort((a, b) => (b.changedAt?.getTime() ?? 0) - (a.changedAt?.getTime() ?? 0))
  const written = newest.flatMap(({ name, changedBy, changedByName }) =>
    changedBy === null ? [] : [{ division: name, id: changedBy, name: changedByName ?? '' }],
  )
  const own = written.filter(({ division }) => differences.some(({ name }) => name === division))
  const found = own.length > 0 ? own : written.slice(0, 1)
  return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()]
}

/** Each division is found by itself: name, duties, telephone. */
function partsOf(content: AgencyContent) {
  const whole = content.divisions.map(({ name }) => name).join('、')
  return [
    { path: AGENCY_PATH, title: TITLE, text: whole, divisionId: null, divisionName: '' },
    ...content.divisions.map(({ id, name, particulars }) => ({
      path: `${AGENCY_PATH}/${id}`,
      title: `${name} 职责与联系方式`,
      text: particulars.map(({ label, text }) => `${label} ${text}`).join('\n'),
      divisionId: id,
      divisionName: name,
    })),
  ]
}
