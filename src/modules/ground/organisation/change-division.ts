import { holds, personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { Particulars } from './domain/particulars.ts'
import { rememberAlias } from './remember-alias.ts'
import {
  closeDivision,
  countTies,
  deleteAlias,
  findAlias,
  getDivisionForUpdate,
  renameDivision,
  updateDivision,
} from './store/divisions.ts'
import type { DivisionRecord } from './store/divisions.ts'
import { findDivisionByName } from './store/organisation.ts'

/** Saves a division's particulars and its place in the order; what is public goes out only when it is released. */
export async function saveDivision(
  work: Work,
  command: Particulars & { readonly divisionId: string; readonly position: number },
): Promise<void> {
  const before = await openDivision(work, command.divisionId)
  const { divisionId, ...after } = command
  const changed = { by: personOf(work.actor), at: work.now }
  await updateDivision(work.db, divisionId, { ...after, changed })
  await work.record({ subject: `division:${divisionId}`, action: 'division-saved', before, after })
  await announceChange(work, divisionId)
}

/** Renames a division from today on; the old name is kept with its days and goes on being understood in documents. */
export async function giveDivisionName(
  work: Work,
  command: { readonly divisionId: string; readonly name: string; readonly reason: string },
): Promise<readonly FieldError[]> {
  const division = await openDivision(work, command.divisionId)
  const { name } = command
  if (name === division.name) return [{ field: 'newName', message: '新名称和现在的一样。' }]
  if ((await findDivisionByName(work.db, name)) !== null)
    return [{ field: 'newName', message: `已经有（或曾经有）「${name}」了，请换一个。` }]
  const meaning = await findAlias(work.db, name)
  if (meaning !== null && meaning.divisionId !== division.id)
    return [{ field: 'newName', message: `「${name}」是别的处室的别名。请先在那个处室删去这个别名。` }]
  await renameDivision(work.db, { id: division.id, before: division.name, name, on: work.today })
  if (meaning !== null) await deleteAlias(work.db, { divisionId: division.id, alias: name })
  await work.record({
    subject: `division:${division.id}`,
    action: 'division-renamed',
    reason: command.reason,
    before: { name: division.name },
    after: { name },
  })
  await rememberAlias(work, { alias: division.name, divisionId: division.id })
  await announceChange(work, division.id)
  return []
}

/**
 * Closes a division into another (撤并). Refuses the openness office, and a division that still has people or open
 * duties: both are moved first by those who may.
 */
export async function mergeDivision(
  work: Work,
  command: { readonly divisionId: string; readonly into: string; readonly reason: string },
): Promise<readonly FieldError[]> {
  const division = await openDivision(work, command.divisionId)
  if (command.into === division.id) return [{ field: 'into', message: '不能并入自己。请选承接职责的处室。' }]
  const successor = await getDivisionForUpdate(work.db, command.into)
  if (successor.closedOn !== null) return [{ field: 'into', message: `${successor.name}已经撤销，请另选。` }]
  await refuseTies(work, division)
  await closeDivision(work.db, { id: division.id, into: successor.id, on: work.today })
  await work.record({
    subject: `division:${division.id}`,
    action: 'division-merged',
    reason: command.reason,
    after: { closedOn: work.today, into: successor.name },
  })
  await rememberAlias(work, { alias: division.name, divisionId: successor.id })
  await announceChange(work, division.id)
  return []
}

/** Forgets an alias that was understood wrongly; documents already read stay as they are. */
export async function forgetAlias(
  work: Work,
  command: { readonly divisionId: string; readonly alias: string },
): Promise<void> {
  const division = await openDivision(work, command.divisionId)
  if (!(await deleteAlias(work.db, { divisionId: division.id, alias: command.alias })))
    throw new Refusal('conflict', 'no-alias', `没有「${command.alias}」这个别名，可能刚删去。请刷新页面。`)
  await work.record({
    subject: `division:${division.id}`,
    action: 'alias-forgotten',
    before: { alias: command.alias },
  })
}

/** Adds an alias by hand; refuses a name that another division bears. */
export async function addAlias(
  work: Work,
  command: { readonly divisionId: string; readonly alias: string },
): Promise<readonly FieldError[]> {
  const division = await openDivision(work, command.divisionId)
  const owner = await findDivisionByName(work.db, command.alias)
  const meaning = await findAlias(work.db, command.alias)
  if (owner !== null) return [{ field: 'alias', message: `「${command.alias}」是一个处室的正式名称。` }]
  if (meaning !== null)
    return [
      {
        field: 'alias',
        message: `「${command.alias}」已经是${meaning.divisionId === division.id ? '本处' : '别的处室'}的别名。`,
      },
    ]
  await rememberAlias(work, { alias: command.alias, divisionId: division.id })
  return []
}

/** Pages that name divisions are written anew, and whoever releases 机构职能 owes the change. */
async function announceChange(work: Work, divisionId: string): Promise<void> {
  await work.touchPublic()
  await work.announce({ type: 'organisation.division-changed', divisionId, on: work.today })
}

async function openDivision(work: Work, id: string): Promise<DivisionRecord> {
  if (!holds(work.actor, ['system-administrator']) && work.actor.kind !== 'system')
    throw new Refusal('forbidden', 'not-system-administrator', '处室资料由系统管理维护。')
  const division = await getDivisionForUpdate(work.db, id)
  if (division.closedOn !== null)
    throw new Refusal(
      'conflict',
      'division-closed',
      `${division.name}已于 ${division.closedOn} 撤销，不能再改。`,
    )
  return division
}

async function refuseTies(work: Work, division: DivisionRecord): Promise<void> {
  if (division.isOpennessOffice)
    throw new Refusal('conflict', 'openness-office', '政务公开工作机构不能撤并。')
  const ties = await countTies(work.db, division.id, work.today)
  if (ties.posts > 0)
    throw new Refusal(
      'conflict',
      'division-has-people',
      `${division.name}还有 ${String(ties.posts)} 个在任职能。请先把人员调到别的处室，再撤并。`,
    )
  if (ties.duties > 0)
    throw new Refusal(
      'conflict',
      'division-has-duties',
      `${division.name}还有 ${String(ties.duties)} 件没办结的事项。请办公室先在工作要点里调整责任处室，再撤并。`,
    )
}
