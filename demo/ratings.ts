import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  draftRegister,
  importRatings,
  keepExpiryDuties,
  letRunOut,
  addRating,
  releaseRegister,
} from '../src/modules/publishing/ratings/index.ts'
import type { Work } from '../src/platform/work/work.ts'
import type { Stage } from './stage.ts'

const CLERK = 'hangye'
const HEAD = 'hangye.head'
const NOBODY = 'system-of-ratings'
const PLACES = ['样本', '示例', '虚构', '假想', '范例']
const KINDS = [
  { kind: '旅游景区', levels: ['5A', '4A', '3A'], ending: '公园景区', years: null },
  { kind: '星级饭店', levels: ['五星级', '四星级', '三星级'], ending: '饭店', years: 5 },
  { kind: '旅行社', levels: ['5A', '4A'], ending: '国际旅行社有限责任公司', years: 3 },
  { kind: '旅游民宿', levels: ['甲级', '乙级', '丙级'], ending: '里弄民宿', years: 3 },
] as const

/** The register of the invented bureau: imported and released, one revoked, some near their last day, one change waiting. */
export async function playRatings(stage: Stage): Promise<void> {
  const day = stage.workday(addDays(stage.today, -55))
  await stage.act(CLERK, day, (work) => importRatings(work, rowsOf(stage.today)))
  await stage.act(HEAD, stage.workday(addDays(stage.today, -54)), (work) => release(work, null))
  await stage.act(CLERK, stage.workday(addDays(stage.today, -50)), async (work) => {
    const { ratings } = (await draftRegister(work.db)).register
    for (const { id, validUntil } of ratings)
      if (validUntil !== null && validUntil < stage.today) await letRunOut(work, id, '经营者没有申请复核')
  })
  await stage.act(CLERK, stage.workday(addDays(stage.today, -4)), async (work) => {
    const done = await addRating(work, {
      ...{ kind: '旅游民宿', name: '样本山下的院子', level: '甲级', documentNumber: '示例旅评〔2026〕8号' },
      ...{ grantedOn: addDays(stage.today, -6), validUntil: addDays(stage.today, 3 * 365) },
      ...{ revokedOn: '', revokedBecause: '' },
    })
    if ('errors' in done) throw new Error(`演示等级登记不了：${JSON.stringify(done.errors)}`)
  })
  await stage.act(NOBODY, stage.today, keepExpiryDuties)
}

async function release(work: Work, changeNote: string | null): Promise<void> {
  const { hash } = await draftRegister(work.db)
  await releaseRegister(work, { changeNote, seen: hash })
}

/** Three of each level and kind; their terms end one after the other, so that one is over and a few are near their last day. */
function rowsOf(today: CivilDate) {
  return KINDS.flatMap(({ kind, levels, ending, years }, at) =>
    levels.flatMap((level, rank) =>
      PLACES.slice(0, 3).map((place, count) => {
        const turn = rank * 3 + count
        const number = at * 9 + turn
        const ends = addDays(today, turn * 37 - 25)
        const grantedOn = addDays(ends, -365 * (years ?? 6))
        const revoked = kind === '星级饭店' && rank === 2 && count === 0
        return {
          ...{ line: number, kind, level, name: `${place}${PLACES[rank] ?? ''}${ending}` },
          documentNumber: `示例旅评〔${grantedOn.slice(0, 4)}〕${String(number + 1)}号`,
          grantedOn,
          validUntil: years === null ? '' : ends,
          revokedOn: revoked ? addDays(today, -58) : '',
          revokedBecause: revoked ? '停业装修后没有申请复核' : '',
        }
      }),
    ),
  )
}
