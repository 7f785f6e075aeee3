import { personOf } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { releasePublication } from '../../ground/publication/index.ts'
import { itemName, lacksOfRow } from './domain/inventory-row.ts'
import { inventoryApprovalDays } from './domain/inventory-settings.ts'
import { ReleasedInventory, wordsOfRow } from './domain/released-inventory.ts'
import { versionName } from './domain/version.ts'
import { INVENTORY_KIND, INVENTORY_PATH } from './in-force.ts'
import { hashOf, loadVersionFor } from './load-version.ts'
import type { LoadedVersion } from './load-version.ts'
import { note } from './prepare-version.ts'
import { updateState } from './store/versions.ts'

/** What a version still lacks before it can be handed in; what cannot be typed in one field names its row. */
export function lacksOfVersion(loaded: LoadedVersion, today: CivilDate): readonly FieldError[] {
  const { version, rows, differences } = loaded
  const { effectiveFrom } = version
  const lacks: FieldError[] = []
  if (effectiveFrom === null) lacks.push({ field: 'effectiveFrom', message: '请写从哪天起施行。' })
  else if (effectiveFrom < today)
    lacks.push({ field: 'effectiveFrom', message: '施行日期已经过去，请改成今天或以后的一天。' })
  if (version.note === '') lacks.push({ field: 'note', message: '请写这一版为什么调整。' })
  if (rows.length === 0) lacks.push({ field: 'rows', message: '清单里还没有一个事项。' })
  else if (differences.length === 0)
    lacks.push({ field: 'rows', message: '和上一版完全一样，没有要批准的。' })
  for (const { itemId, content } of rows) {
    const [first] = lacksOfRow(content)
    if (first !== undefined)
      lacks.push({ field: `row-${itemId}`, message: `${itemName(content)}：${first.message}` })
  }
  for (const { itemId, name, reason } of differences)
    if (reason === null)
      lacks.push({ field: `row-${itemId}`, message: `${name}：请写明为什么增加、修改或删去。` })
  return lacks
}

/** Freezes a version and asks for its approval. Answers with what is missing. */
export async function submitVersion(work: Work, versionId: string): Promise<readonly FieldError[]> {
  const loaded = await loadVersionFor(work, versionId, 'submit')
  const lacks = lacksOfVersion(loaded, work.today)
  const person = personOf(work.actor)
  if (lacks.length > 0 || person === null) return lacks
  const hash = hashOf(loaded)
  await updateState(work.db, versionId, {
    state: 'submitted',
    submitted: { id: person.id, name: person.name, hash },
  })
  await note(work, versionId, { action: 'inventory-submitted', after: { hash } })
  await endDuties(work, loaded, `${person.name}重新送审`)
  await openApprovalDuty(work, loaded)
  return []
}

/** Takes a version back from approval, so that it can be written on. */
export async function takeBackVersion(work: Work, versionId: string): Promise<void> {
  const loaded = await loadVersionFor(work, versionId, 'take-back')
  await updateState(work.db, versionId, { state: 'preparing', submitted: null })
  await note(work, versionId, { action: 'inventory-taken-back' })
  await endDuties(work, loaded, '编制人撤回')
}

/** Sends a version back to those who prepared it, with the reason. */
export async function returnVersion(
  work: Work,
  versionId: string,
  because: string,
): Promise<readonly FieldError[]> {
  const reason = because.trim()
  if (reason === '') return [{ field: 'because', message: '请写明哪里不行、怎么改。' }]
  const loaded = await loadVersionFor(work, versionId, 'return')
  await updateState(work.db, versionId, { state: 'preparing', submitted: null, returnedBecause: reason })
  await note(work, versionId, { action: 'inventory-returned', reason })
  await endDuties(work, loaded, '已退回')
  const office = await findOpennessOffice(work.db)
  await openDuty(work, {
    ...dutyOf(loaded),
    kind: 'disclosure-inventory.revise',
    title: `修改退回的全清单${versionName(loaded.version)}`,
    action: '修改',
    divisionId: office?.id ?? null,
    function: 'openness-handler',
    explanation: `批准人退回：${reason}`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(inventoryApprovalDays) }),
  })
  return []
}

/** Gives up a version that nobody approved. */
export async function discardVersion(work: Work, versionId: string): Promise<void> {
  const loaded = await loadVersionFor(work, versionId, 'discard')
  await updateState(work.db, versionId, { state: 'discarded' })
  await note(work, versionId, { action: 'inventory-discarded' })
  await endDuties(work, loaded, '这一版已作废')
}

/**
 * Approves a version as a second person and releases it in the same transaction; it holds from its day. Refuses who
 * prepared any of it, content other than was `seen`, and a day that has passed meanwhile.
 */
export async function approveVersion(work: Work, versionId: string, seen: string): Promise<void> {
  const loaded = await loadVersionFor(work, versionId, 'approve')
  const person = personOf(work.actor)
  const { version } = loaded
  const { contentHash, submittedBy, submittedByName } = version
  if (person === null || submittedBy === null || contentHash !== seen)
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后清单又改过，没有批准。请刷新，看过新的再批准。',
    )
  if (version.effectiveFrom === null || version.effectiveFrom < work.today)
    throw new Refusal(
      'conflict',
      'effective-day-passed',
      '施行日期已经过去，不能倒签。请退回，改成今天或以后的一天。',
    )
  await updateState(work.db, versionId, {
    state: 'approved',
    approved: { id: person.id, name: person.name, at: work.now },
  })
  await note(work, versionId, {
    action: 'inventory-approved',
    after: { number: version.number, effectiveFrom: version.effectiveFrom, hash: contentHash },
  })
  await endDuties(work, loaded, `${person.name}批准`)
  await release(work, loaded, { id: submittedBy, name: submittedByName ?? '' })
}

async function release(
  work: Work,
  { version, rows }: LoadedVersion,
  author: { readonly id: string; readonly name: string },
): Promise<void> {
  const path = `${INVENTORY_PATH}/${String(version.number)}`
  const title = `政务公开全清单（${version.effectiveFrom ?? ''} 起施行）`
  const { number, effectiveFrom, note: why } = version
  const contents = rows.map(({ itemId, content }) => ({ itemId, content }))
  await releasePublication(work, {
    path,
    kind: INVENTORY_KIND,
    columnId: 'qqd',
    divisionId: null,
    title,
    content: ReleasedInventory.parse({ number, effectiveFrom, note: why, rows: contents }),
    parts: [
      {
        path,
        title,
        text: rows.map(({ content }) => wordsOfRow(content)).join('\n'),
        divisionId: null,
        divisionName: '',
      },
    ],
    author,
    changeNote: null,
  })
}

function subjectOf({ version }: LoadedVersion): string {
  return `disclosure-inventory:${version.id}`
}

function dutyOf(loaded: LoadedVersion) {
  return {
    subject: subjectOf(loaded),
    url: `/workbench/inventory/versions/${loaded.version.id}`,
    rule: 'approval',
    clause: '先审后发；工作要点三（二）',
    internal: true,
    occasion: loaded.version.contentHash ?? hashOf(loaded),
  }
}

/** Where there is no openness office yet, or its head prepared it himself, the leader approves. */
async function openApprovalDuty(work: Work, loaded: LoadedVersion): Promise<void> {
  const office = await findOpennessOffice(work.db)
  const { version } = loaded
  await openDuty(work, {
    ...dutyOf(loaded),
    kind: 'disclosure-inventory.approve',
    title: `批准政务公开全清单${versionName(version)}`,
    action: '批准',
    divisionId: office?.id ?? null,
    function: office === null ? 'leader' : 'openness-head',
    explanation: `拟从 ${version.effectiveFrom ?? ''} 起施行。没有参加编制的公开机构负责人或分管领导批准。`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(inventoryApprovalDays) }),
  })
}

async function endDuties(work: Work, loaded: LoadedVersion, how: string): Promise<void> {
  await dischargeWhere(work, [subjectOf(loaded)], { fits: () => true, how })
}
