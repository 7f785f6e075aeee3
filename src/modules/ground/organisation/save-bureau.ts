import { holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { Bureau } from './domain/division.ts'
import { findBureau, upsertBureau } from './store/organisation.ts'

/** Saves the bureau's name, code and contact data; only 系统管理 (or the loading of an instance) may. */
export async function saveBureau(work: Work, bureau: Bureau): Promise<void> {
  if (work.actor.kind !== 'system' && !holds(work.actor, ['system-administrator']))
    throw new Refusal('forbidden', 'not-system-administrator', '机构资料由系统管理员填写。')
  const before = await findBureau(work.db)
  await upsertBureau(work.db, { ...bureau, at: work.now })
  await work.record({ subject: 'bureau', action: 'bureau-saved', before, after: bureau })
  await work.touchPublic()
}
