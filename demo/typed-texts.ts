import type { DemoText } from './publishing-texts.ts'

const art = { division: '艺术处', clerk: 'yishu' }
const trade = { division: '行业管理处', clerk: 'hangye' }

/** One text of each type with fields of its own, for the key-work themes and for 复工复产. */
export const TYPED_TEXTS: readonly DemoText[] = [
  {
    ...art,
    ...{ typeId: 'show', columnId: 'zyhd', daysAgo: 16 },
    title: '话剧《虚构路一号》惠民场',
    fields: {
      starts: '{+30}',
      ends: '{+32}',
      when: '每晚 19:30，周日加演 14:00',
      where: '示例市样本剧场',
      ticket: '公益票 80 元，剧场售票处和演出票务平台有售',
      join: '凭票入场，一米二以下儿童不入场',
      host: '示例市文化和旅游局',
    },
    words: '惠民场共四场，全部是公益票。\n\n周日下午场配口述影像，视障观众可以带一位陪同免费入场。',
  },
  {
    division: '产业发展处',
    clerk: 'chanye',
    ...{ typeId: 'consumption', columnId: 'wcxf', daysAgo: 15 },
    title: '文创集市冬季场',
    fields: {
      starts: '{+20}',
      ends: '{+24}',
      when: '每天 10:00 到 20:00',
      offer: '博物馆文创满 100 元减 20 元',
      where: '样本区虚构广场',
    },
    words: '冬季场有六十个摊位，一半是本市非遗工坊。\n\n优惠在现场直接减，不用领券。',
  },
  {
    division: '区域合作处',
    clerk: 'quyu',
    ...{ typeId: 'cooperation', columnId: 'xtzy', daysAgo: 14 },
    title: '虚构县非遗工坊对口支援第二批启动',
    fields: {
      way: '对口支援',
      region: '示例省虚构县',
      project: '非遗工坊带头人培训和产品代销',
      partner: '虚构县文化和旅游局',
    },
    words: '第二批支援六家工坊，为期一年。\n\n培训在本市进行，费用由对口支援经费承担。',
  },
  {
    division: '公共服务处',
    clerk: 'gonggong',
    ...{ typeId: 'new-media', columnId: 'xmt', daysAgo: 11 },
    title: '一图看懂小剧场扶持',
    fields: {
      platform: '微信公众号',
      account: '示例文旅',
      link: 'https://whlyj.example.gov.cn/wx/1',
    },
    words: '谁能申请、补多少、什么时候到账，一张图讲完。',
  },
  {
    ...trade,
    ...{ typeId: 'resume-measure', columnId: 'fgfc', daysAgo: 10 },
    title: '旅行社质量保证金可以暂退八成',
    fields: { for: '在本市登记的旅行社', from: '{+0}', contact: '000-55550110' },
    words: '旅行社凭许可证申请，五个工作日内办完。\n\n问：要交回来吗？\n答：要，两年内交回原额。',
  },
  {
    ...trade,
    ...{ typeId: 'resume-guide', columnId: 'fgfc', daysAgo: 10 },
    title: '景区恢复开放防控工作指引',
    fields: { for: '本市各景区', issuer: '示例市文化和旅游局', edition: '第二版', from: '{+0}' },
    words: '第一条 门票网上预约，现场不扎堆。\n\n第二条 室内场馆每天通风两次，每次不少于三十分钟。',
  },
  {
    ...trade,
    ...{ typeId: 'resume-data', columnId: 'fgfc', daysAgo: 9 },
    title: '疫情数据请看示例市卫生健康委的通报',
    fields: {
      issuer: '示例市卫生健康委员会',
      maker: '其他机关',
      link: 'https://wjw.example.gov.cn/yqtb',
      asOf: '{-0} 09:00',
    },
    words: '疫情数据由市卫生健康委每天上午发布，本局不转发，请点原文网址看。',
  },
]
