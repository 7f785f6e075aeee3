import { yearOf } from '../src/kernel/civil-date.ts'
import { listDivisionRecords, saveDivision } from '../src/modules/ground/organisation/index.ts'
import { releaseAgency } from '../src/modules/publishing/agency/index.ts'
import { dayOf, OFFICE_HEAD, SYSTEM_ADMINISTRATOR } from './stage.ts'
import type { Stage } from './stage.ts'

/** What each division does, in a sentence of its own. */
const DUTIES: Readonly<Record<string, string>> = {
  办公室: '负责机关日常运转、文电会务、政务公开和信访接待。',
  法制处: '负责法制审核、行政复议应诉和普法宣传。',
  宣传处: '负责新闻发布、舆情应对和政务新媒体。',
  研究室: '负责综合调研和重要文稿起草。',
  艺术处: '负责艺术创作规划、院团扶持和演出惠民。',
  公共服务处: '负责公共图书馆、文化馆服务和群众文化活动。',
  资源开发处: '负责旅游资源普查、景区规划和等级评定的组织。',
  产业发展处: '负责文化和旅游产业政策、项目和统计。',
  区域合作处: '负责区域协同、对外交流和推广。',
  行业管理处: '负责旅行社、住宿业等行业管理和星级评定。',
  行政审批处: '负责行政许可的受理、审查和办事指南的维护。',
  信息中心: '承担网站和信息系统的建设、运行和安全。',
  旅游执法大队: '承担旅游市场的日常巡查和投诉查处。',
  质监所: '承担旅游服务质量的监督和投诉调解。',
}

/** 机构职能: 系统管理 writes it, 公开机构负责人 releases it. */
export async function playAgency(stage: Stage): Promise<void> {
  const day = stage.workday(dayOf(yearOf(stage.today) - 1, '01-08'))
  await stage.act(SYSTEM_ADMINISTRATOR, day, async (work) => {
    for (const division of await listDivisionRecords(work.db))
      await saveDivision(work, {
        divisionId: division.id,
        position: division.position,
        phone: division.phone,
        address: null,
        officeHours: null,
        fax: null,
        head: null,
        internet: null,
        duties: DUTIES[division.name] ?? null,
        publicParts: ['duties', 'phone'],
      })
  })
  await stage.act(OFFICE_HEAD, day, (work) => releaseAgency(work, null))
}
