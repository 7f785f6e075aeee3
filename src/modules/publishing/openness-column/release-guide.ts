import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import {
  findBureau,
  findOpennessOffice,
  listDivisionRecords,
  publicParticulars,
} from '../../ground/organisation/index.ts'
import { contentHash, findVisible, releasePublication } from '../../ground/publication/index.ts'
import type { VisiblePublication } from '../../ground/publication/index.ts'
import { GuideContent, guideDifferences, officeLines, wordingNames, WORDING } from './domain/guide.ts'
import type { GuideDifference, GuideWording, Office } from './domain/guide.ts'
import { guideWorkingDays } from './domain/column-settings.ts'
import { DESK_PATH, GUIDE_PATH } from './paths.ts'
import { findWording, writeWording } from './store/guide-wording.ts'
import type { KeptWording } from './store/guide-wording.ts'

const TITLE = '政府信息公开指南'

/** What would go out now, against what the public reads. */
export interface GuideDraft {
  readonly wording: KeptWording | null
  readonly content: GuideContent | null
  readonly differences: readonly GuideDifference[]
  readonly released: VisiblePublication | null
  /** Who wrote any of what differs: none of them releases it. */
  readonly authors: readonly string[]
  /** Names the content: what was not on the approver's page does not go out. */
  readonly hash: string
}

/** The 指南 as it stands: the wording of the openness office, and how to reach it as 机构资料 have it. */
export async function draftGuide(db: Db): Promise<GuideDraft> {
  const wording = await findWording(db)
  const released = await findVisible(db, GUIDE_PATH)
  const { office, changedBy } = await officeOf(db)
  const content = wording === null ? null : contentOf(wording, officeLines(office))
  const before = released === null ? null : GuideContent.parse(released.content)
  const differences = content === null ? [] : guideDifferences(before, content)
  const isOffice = ({ label }: GuideDifference) => !WORDING.some((name) => wordingNames[name] === label)
  return {
    wording,
    content,
    differences,
    released,
    authors: [
      ...(wording === null ? [] : [wording.writtenBy]),
      ...(changedBy !== null && differences.some(isOffice) ? [changedBy] : []),
    ],
    hash: content === null ? '' : contentHash({ title: TITLE, content, parts: partsOf(content) }),
  }
}

function contentOf(wording: GuideWording, office: GuideContent['office']): GuideContent {
  const { classes, arrangement, access, onApplication } = wording
  return { classes, arrangement, access, onApplication, office }
}

/** The 工作机构 by what of it is public; where the division says nothing, what the bureau says of itself. */
async function officeOf(db: Db): Promise<{ readonly office: Office; readonly changedBy: string | null }> {
  const bureau = await findBureau(db)
  const found = await findOpennessOffice(db)
  const record = (await listDivisionRecords(db)).find(({ id }) => id === found?.id)
  const told = new Map(
    record === undefined ? [] : publicParticulars(record).map(({ name, text }) => [name, text] as const),
  )
  return {
    office: {
      工作机构名称: record === undefined ? null : `${bureau?.name ?? ''}${record.name}`,
      办公地址: told.get('address') ?? bureau?.address ?? null,
      办公时间: told.get('officeHours') ?? bureau?.officeHours ?? null,
      联系电话: told.get('phone') ?? bureau?.phone ?? null,
      传真号码: told.get('fax') ?? null,
      互联网联系方式: told.get('internet') ?? bureau?.email ?? null,
    },
    changedBy: record?.changedBy ?? null,
  }
}

/** Saves the wording of the 指南; 公开机构负责人 is asked to release it. Refuses who is not of the openness office. */
export async function saveWording(
  work: Work,
  wording: GuideWording & { readonly revision: number },
): Promise<void> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '公开指南由政务公开工作机构编写。')
  if (!(await writeWording(work.db, wording, { id: person.id, name: person.name, at: work.now })))
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后别人改过指南，您写的没有存。请另开一页看过新的，再存一次。',
    )
  await work.record({
    subject: 'openness-guide',
    action: 'guide-worded',
    after: { revision: wording.revision + 1 },
  })
  await openDuty(work, {
    kind: 'openness-column.approve-guide',
    subject: 'openness-guide',
    title: '核对并发布公开指南',
    action: '核对',
    url: DESK_PATH,
    divisionId: (await findOpennessOffice(work.db))?.id ?? null,
    function: 'openness-head',
    rule: 'guide',
    clause: '条例第十二条',
    explanation: `${person.name}改了公开指南；指南要及时更新。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(guideWorkingDays) }),
    internal: true,
    occasion: String(wording.revision + 1),
  })
}

/**
 * Releases the 指南 as a second person (条例第十二条; 先审后发). Refuses who wrote any of the changes, who is not
 * 公开机构负责人 or 分管领导, a release that changes nothing, and one of other content than was `seen` (its hash).
 */
export async function releaseGuide(work: Work, changeNote: string | null, seen?: string): Promise<void> {
  if (!holds(work.actor, ['openness-head', 'leader']))
    throw new Refusal('forbidden', 'not-approver', '公开指南由公开机构负责人或分管领导批准发布。')
  const { wording, content, differences, authors, hash } = await draftGuide(work.db)
  if (wording === null || content === null)
    throw new Refusal('conflict', 'nobody-wrote', '还没有人编写公开指南。')
  if (differences.length === 0)
    throw new Refusal('conflict', 'nothing-new', '和已发布的一样，没有要发布的内容。')
  if (seen !== undefined && seen !== hash)
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后内容又改过，没有发布。请刷新，核对新的改动再批准。',
    )
  if (authors.includes(personOf(work.actor)?.id ?? ''))
    throw new Refusal('forbidden', 'own-text', '这里有您自己写的内容，不能由您批准发布。')
  await releasePublication(work, {
    path: GUIDE_PATH,
    kind: 'openness-guide',
    columnId: 'zfxxgk',
    divisionId: null,
    title: TITLE,
    content,
    parts: partsOf(content),
    author: { id: wording.writtenBy, name: wording.writtenByName },
    changeNote,
  })
  await dischargeWhere(work, ['openness-guide'], {
    fits: ({ kind }) => kind === 'openness-column.approve-guide',
    how: '指南已经发布',
  })
}

function partsOf(content: GuideContent) {
  const lines = [
    ...WORDING.map((name) => `${wordingNames[name]} ${content[name]}`),
    ...content.office.map(({ label, text }) => `${label} ${text}`),
  ]
  return [{ path: GUIDE_PATH, title: TITLE, text: lines.join('\n'), divisionId: null, divisionName: '' }]
}
