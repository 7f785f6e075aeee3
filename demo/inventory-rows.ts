/** One row of the invented inventory; channels, audience, method and level are those of most rows of a bureau. */
export interface DemoRow {
  readonly level1: string
  readonly level2: string
  readonly elements: readonly string[]
  readonly bases: readonly string[]
  readonly limit: string
  readonly division: string
  readonly columnId?: string
  readonly typeId?: string
}

const REGULATION = '《中华人民共和国政府信息公开条例》'
const TWENTY = '信息形成或变更之日起20个工作日内公开'
const SEVEN = '决定作出之日起7个工作日内公开'

/** Thirty rows in the words of this project. */
export const ROWS: readonly DemoRow[] = [
  row(
    '机构信息',
    '机构职能',
    ['机构名称', '内设机构和职责', '办公地址和时间', '联系电话'],
    '第二十条',
    '办公室',
    'agency',
  ),
  row(
    '机构信息',
    '工作要点和落实情况',
    ['年度要点', '责任处室', '每期落实情况'],
    '第二十条',
    '办公室',
    'work-plan',
  ),
  row('机构信息', '人事任免', ['姓名', '职务', '任免日期'], '第二十条', '办公室', 'rsxx'),
  row(
    '机构信息',
    '公开招聘',
    ['岗位', '条件', '报名方式', '结果'],
    '第二十条',
    '办公室',
    'rsxx',
    'personnel',
  ),
  {
    ...row('财政信息', '部门预算', ['收支总表', '“三公”经费', '绩效目标'], '第二十条', '办公室', 'czxx'),
    limit: '批复后20日内公开',
  },
  {
    ...row('财政信息', '部门决算', ['收支总表', '“三公”经费', '绩效自评'], '第二十条', '办公室', 'czxx'),
    limit: '批复后20日内公开',
  },
  {
    ...row('财政信息', '政府采购', ['采购意向', '中标结果', '合同'], '第二十条', '办公室'),
    limit: '及时公开',
  },
  row(
    '政策文件',
    '规范性文件',
    ['文件名称', '文号', '全文', '有效期'],
    '第二十条',
    '法制处',
    'zcwj',
    'policy',
  ),
  row('政策文件', '政策解读', ['解读对象', '问答', '咨询电话'], '第二十条', '研究室', 'zcjd'),
  {
    ...row('政策文件', '文件清理结果', ['继续有效目录', '废止和失效目录'], '第二十条', '法制处', 'zcwj'),
    limit: '每年12月31日前公开',
  },
  row(
    '政策文件',
    '征求意见和采纳情况',
    ['草案', '起止时间', '主要意见', '采纳与否和理由'],
    '第十九条',
    '研究室',
    'tzgg',
  ),
  row('规划计划', '专项规划', ['规划文本', '编制说明'], '第二十条', '研究室', 'ghjh'),
  {
    ...row('规划计划', '规划年度实施情况', ['主要指标', '完成情况'], '第二十条', '研究室', 'ghjh', 'plan'),
    limit: '每年公开一次',
  },
  {
    ...row('统计信息', '文化和旅游统计', ['接待人次', '收入', '统计口径'], '第二十条', '产业发展处', 'tjxx'),
    limit: '每季度结束后15个工作日内公开',
  },
  {
    ...row('政务动态', '工作动态', ['时间', '地点', '事项'], '第十九条', '宣传处', 'zwdt', 'news'),
    limit: '每月至少公开一次',
  },
  row('政务动态', '重点工作进展', ['任务', '进展', '下一步'], '第十九条', '办公室', 'zwdt', 'key-work'),
  row('公共服务', '群众文化活动', ['名称', '时间地点', '参加办法'], '第二十条', '公共服务处', 'tzgg'),
  row('公共服务', '公共文化设施名录', ['名称', '地址', '开放时间', '电话'], '第二十条', '公共服务处'),
  row('公共服务', '剧目创作和演出', ['剧目', '时间', '剧场', '购票'], '第十九条', '艺术处', 'tzgg'),
  row('公共服务', '旅游线路推荐', ['线路', '交通', '咨询电话'], '第十九条', '资源开发处', 'zwdt'),
  row('公共服务', '区域协同活动', ['参加各方', '内容', '时间'], '第十九条', '区域合作处', 'zwdt'),
  row('等级评定', '旅游饭店星级', ['名称', '星级', '批准文件', '有效期'], '第二十条', '行业管理处', 'tzgg'),
  row('等级评定', '旅游景区等级', ['名称', '等级', '批准文件'], '第二十条', '资源开发处', 'tzgg'),
  { ...row('行政许可', '旅行社设立', ['办事指南', '办理结果'], '第二十条', '行政审批处'), limit: SEVEN },
  { ...row('行政许可', '营业性演出', ['办事指南', '办理结果'], '第二十条', '行政审批处'), limit: SEVEN },
  {
    ...row(
      '行政执法',
      '行政处罚决定',
      ['当事人', '事由', '依据', '结果'],
      '第二十条',
      '旅游执法大队',
      'tzgg',
    ),
    limit: SEVEN,
  },
  row(
    '行政执法',
    '随机抽查事项和结果',
    ['抽查事项', '抽查依据', '抽查结果'],
    '第二十条',
    '行业管理处',
    'tzgg',
  ),
  {
    ...row(
      '应急管理',
      '突发事件应对',
      ['事件', '影响', '应对措施', '咨询电话'],
      '第二十条',
      '宣传处',
      'yjxx',
    ),
    limit: '及时公开',
  },
  row('应急管理', '应急预案', ['预案名称', '适用范围', '处置办法'], '第二十条', '宣传处', 'yjxx'),
  {
    ...row(
      '监督',
      '政府信息公开工作年度报告',
      ['主动公开', '依申请公开', '存在问题'],
      '第五十条',
      '办公室',
      'tzgg',
    ),
    limit: '每年1月31日前公开',
  },
]

function row(
  ...[level1, level2, elements, article, division, columnId, typeId]: [
    string,
    string,
    readonly string[],
    string,
    string,
    string?,
    string?,
  ]
): DemoRow {
  return {
    ...{ level1, level2, elements, division, limit: TWENTY, bases: [`${REGULATION}${article}`] },
    ...(columnId === undefined ? {} : { columnId }),
    ...(typeId === undefined ? {} : { typeId }),
  }
}
