/**
 * A text of the play: who writes it, how long ago, and how far it has come. `{-9}` is the day nine days before it is written,
 * `{+21日}` the same in words, `{年}` its year.
 */
export interface DemoText {
  readonly typeId: string
  readonly columnId: string
  readonly division: string
  readonly clerk: string
  readonly daysAgo: number
  readonly title: string
  readonly words: string
  readonly fields?: Readonly<Record<string, string>>
  readonly attachment?: string
  readonly interpretation?: Pick<DemoText, 'typeId' | 'columnId' | 'title' | 'words' | 'fields'>
  /** The gate at which it stands, or that it is still written or was sent back; public where this is left out. */
  readonly until?: 'draft' | 'head' | 'content' | 'sign' | 'returned'
}

/** Which division keeps which column. */
export const KEEPERS: Readonly<Record<string, string>> = {
  zwdt: '办公室',
  tzgg: '办公室',
  zcwj: '法制处',
  zcjd: '研究室',
  ghjh: '研究室',
  tjxx: '研究室',
  zyhd: '艺术处',
  xllu: '资源开发处',
  wcxf: '产业发展处',
  xtzy: '区域合作处',
  fgfu: '行政审批处',
  'fg-ywtb': '行政审批处',
  'fg-gzcn': '行政审批处',
  'fg-zzfl': '行政审批处',
  'fg-yjxk': '行政审批处',
}

const art = { division: '艺术处', clerk: 'yishu' }
const service = { division: '公共服务处', clerk: 'gonggong' }
const resources = { division: '资源开发处', clerk: 'ziyuan' }
const industry = { division: '产业发展处', clerk: 'chanye' }
const trade = { division: '行业管理处', clerk: 'hangye' }
const office = { division: '办公室', clerk: 'bangongshi' }
const law = { division: '法制处', clerk: 'fazhi' }
const news = { typeId: 'news', columnId: 'zwdt' }
const notice = { typeId: 'notice', columnId: 'tzgg' }

/** The oldest first, as they were written. */
export const TEXTS: readonly DemoText[] = [
  {
    ...office,
    ...{ typeId: 'openness-rule', columnId: 'gkzd', daysAgo: 60 },
    title: '示例市文化和旅游局政府信息公开审查办法',
    fields: {
      docNo: '示例文旅发〔2025〕3号',
      issuer: '示例市文化和旅游局',
      written: '2025-03-14',
      effective: '2025-04-01',
    },
    words:
      '第一条 公开信息以前，由起草处室先审，保密审查人员再审，公开机构最后核对。\n\n第二条 不能确定能不能公开的，报主管部门确定。',
    attachment: '政府信息公开审查单',
  },
  {
    ...office,
    ...{ typeId: 'annual-report', columnId: 'gknb', daysAgo: 50 },
    title: '示例市文化和旅游局 2025 年政府信息公开工作年度报告',
    fields: { year: '2025' },
    words:
      '一、总体情况\n\n全年主动公开信息，收到申请都按期答复。\n\n二、存在的主要问题和改进情况\n\n个别栏目更新不及时，已经写明由谁维护。',
    attachment: '2025 年政府信息公开工作年度报告',
  },
  {
    ...law,
    ...{ typeId: 'policy', columnId: 'zcwj', daysAgo: 40 },
    title: '示例市小剧场演出扶持办法（试行）',
    fields: {
      docNo: '示例文旅发〔2025〕12号',
      issuer: '示例市文化和旅游局',
      written: '2025-11-03',
      effective: '2025-12-10',
      topic: '文化、广电、新闻出版',
      hotline: '000-55550102',
    },
    words: `各有关单位：

现将《示例市小剧场演出扶持办法（试行）》印发给你们，请照此执行。

第一章 总则

第一条 为了让更多市民就近看上戏，支持座位不足四百个的小剧场常年演出，制定本办法。

第二条 在本市登记、一年演出不少于八十场的小剧场，可以申请扶持。

第二章 怎样扶持

第三条 每场公益票价演出补贴三千元，一家小剧场一年不超过二十万元。

第四条 申请每季度受理一次，受理后十五个工作日内答复。

| 事项 | 标准 | 由谁办 |
| 公益票价演出 | 每场 3000 元 | 艺术处 |
| 新编剧目首演 | 每部 20000 元 | 艺术处 |

第三章 附则

第五条 本办法自 2025 年 12 月 10 日起施行，试行二年。`,
    attachment: '小剧场演出扶持申请表',
    interpretation: {
      typeId: 'interpretation',
      columnId: 'zcjd',
      title: '问答：小剧场演出怎样申请扶持',
      fields: { form: '问答', interpreter: '法制处' },
      words: `问：我们剧场有三百五十个座位，去年演了九十场，能申请吗？
答：能。座位不足四百个、一年演出不少于八十场的，都可以申请。

问：公益票价是多少？
答：一张票不高于八十元，而且这样的票不少于总座位的三成。

问：什么时候能拿到钱？
答：每季度第一个月受理，受理后十五个工作日内答复，答复同意后下个月拨付。

问：以前拿过别的补贴还能申请吗？
答：同一场演出不能重复补贴，不同场次可以分别申请。`,
    },
  },
  {
    ...service,
    ...news,
    daysAgo: 26,
    title: '样本区图书馆夜间开放到二十一点',
    words: `从本月起，样本区图书馆一层阅览室和自习室每天开放到二十一点，法定节假日照常。

一、开放哪些地方
一层阅览室、自习室和儿童阅览区；二层古籍阅览室仍开放到十七点。

二、怎样去
地铁虚构路站 B 口出来步行五分钟。要了解座位情况，可以打 000-55550106。`,
  },
  {
    ...resources,
    ...{ typeId: 'tour', columnId: 'xllu', daysAgo: 19 },
    title: '三条乡村旅游线路开通直通车',
    fields: {
      stops: '样本山、示例河、虚构湖',
      length: '当天往返',
      travel: '地铁虚构路站 A 口上车',
      updated: '{-2}',
    },
    words: `样本山线、示例河线、虚构湖线三条乡村旅游线路本周末起开通直通车，周六、周日各两班。

| 线路 | 发车 | 返程 |
| 样本山线 | 8:00、9:30 | 15:00、16:30 |
| 示例河线 | 8:30、10:00 | 15:30、17:00 |
| 虚构湖线 | 8:00、10:00 | 16:00、17:30 |

车票可以上车买，六十岁以上和六岁以下免费。`,
  },
  {
    ...trade,
    ...notice,
    daysAgo: 12,
    title: '关于冬季住宿业安全自查的通知',
    fields: { contact: '沈经办，000-55550110' },
    words: `各住宿业经营单位：

请在本月底前完成冬季安全自查，自查表见附件。

- 疏散通道畅通，标志完好
- 取暖、用气设备有人管、有记录
- 值班员会用灭火器

自查中拿不准的，可以请行业管理处上门指导。`,
    attachment: '冬季安全自查表',
  },
  {
    ...trade,
    ...{ typeId: 'emergency', columnId: 'yjxx', daysAgo: 8 },
    title: '大风天气里景区高空项目暂停',
    fields: {
      level: '一般',
      happened: '{-0} 06:30',
      authorised: '示例市应急指挥部，{+0} 06:50',
      issuer: '示例市气象台',
    },
    words: `示例市气象台今天发布大风蓝色预警，各景区的玻璃栈道、索道、蹦极等高空项目今天暂停，恢复的时间以景区现场公告为准。

- 已经买票的可以改期或全额退票
- 在山上的游客请听工作人员安排下山
- 要求助打 000-55550110`,
  },
  {
    ...art,
    ...news,
    daysAgo: 5,
    title: '示例市第九届小剧场展演十二月开幕',
    words: `展演从十二月五日开始，到十二月二十八日结束，共十四部剧目、三十六场。

问：票在哪里买？
答：各剧场售票处和演出票务平台都可以买，公益票价不高于八十元。

问：有没有给视障观众的场次？
答：有三场配口述影像，场次表里用“口述”标出。`,
  },
  {
    ...industry,
    ...news,
    daysAgo: 3,
    until: 'returned',
    title: '文创集市周末开市',
    words: '文创集市本周六上午十点开市。\n\n共有六十个摊位，周日下午五点收市。',
  },
  {
    ...art,
    ...notice,
    daysAgo: 1,
    until: 'head',
    title: '关于征集新年音乐会志愿者的通知',
    fields: { contact: '周经办，000-55550105' },
    words: '征集志愿者二十名，年满十八岁，能在一月一日上午到场。\n\n报名打联系电话，到十二月二十日截止。',
  },
  {
    ...service,
    ...news,
    daysAgo: 1,
    until: 'content',
    title: '流动文化车下月进二十个村',
    words:
      '流动文化车下月起每周二、周四进村，带图书、电影和露天音响。\n\n进哪个村、哪一天，见每月初公布的路线表。',
  },
  {
    ...law,
    ...{ typeId: 'policy', columnId: 'zcwj', daysAgo: 2, until: 'sign' },
    title: '示例市旅游民宿管理细则',
    fields: {
      docNo: '示例文旅发〔{年}〕19号',
      issuer: '示例市文化和旅游局',
      written: '{-7}',
      effective: '{+45}',
      topic: '商贸、海关、旅游',
      hotline: '000-55550102',
    },
    words:
      '第一条 旅游民宿应当有独立的疏散通道。\n\n第二条 经营者应当在入住登记处公示投诉电话。\n\n第三条 本细则自 {+45日}起施行。',
  },
  {
    ...art,
    ...news,
    daysAgo: 0,
    until: 'draft',
    title: '老剧场修缮后重新开放',
    words: '老剧场修缮后下月重新开放，保留了原来的舞台和座椅。',
  },
]
