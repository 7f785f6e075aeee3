import { addDays, yearOf } from '../src/kernel/civil-date.ts'
import { changeSetting } from '../src/modules/ground/rules/index.ts'
import { agencyCode, releaseGuide, saveWording } from '../src/modules/publishing/openness-column/index.ts'
import { dayOf, OFFICE, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

const WORDING = {
  classes:
    '本局公开的信息分为机构职能、政策文件和解读、规划计划、统计信息、财政信息、人事信息、突发事件和执行情况。',
  arrangement: '政策文件有索引号，写作“机构代码/年份-流水号”。目录按发布时间从新到旧排，可以按名称查。',
  access:
    '在本网站按栏目看，也可以在目录里查名称、用检索框查内容。不方便上网的，可以打下面的电话问，或者到工作机构当面查阅。',
  onApplication:
    '网站上没有的信息，可以书面申请。申请表在「依申请公开」里下载，当面交到工作机构，或者寄信，信封左下角写明“政府信息公开申请”。',
}

/**
 * 政府信息公开指南 of the invented bureau: 办公室 words it, its head releases it, and a change of yesterday waits for him. The
 * code of the bureau is recognisably fictitious.
 */
export async function playOpennessColumn(stage: Stage): Promise<void> {
  const day = stage.workday(dayOf(yearOf(stage.today) - 1, '01-09'))
  await stage.act('system', day, (work) =>
    changeSetting(work, agencyCode, { value: '000000000', reason: '演示用的机构代码' }),
  )
  await stage.act(OFFICE, day, (work) => saveWording(work, { ...WORDING, revision: 0 }))
  await stage.act(OFFICE_HEAD, day, (work) => releaseGuide(work, null))
  const yesterday = stage.workday(addDays(stage.today, -1))
  await stage.act(OFFICE, yesterday, (work) =>
    saveWording(work, {
      ...WORDING,
      revision: 1,
      access: `${WORDING.access}公共图书馆和档案馆也可以查阅纸质目录。`,
    }),
  )
}
