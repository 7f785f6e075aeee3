const LEVELS = ['地方性法规', '行政法规', '国务院文件', '法律', '部门规章']
const TOPICS = [
  '综合',
  '文物与历史文化保护',
  '公共文化与体育',
  '旅游',
  '政务公开与信息管理',
  '文化市场与艺术',
]
const REGIONS = ['样例省', '示例市', '某某市', '样本区']
const SENTENCE = '为了规范演出活动的管理,保障公众的合法权益,根据有关规定,结合本地实际,制定本条例。'
const SENTENCES = 140
const DAYS = 28

/** One line of a JSONL of past documents, the same on every run; its text is as long as a regulation. */
export function historyLine(place: number): string {
  const region = REGIONS[place % REGIONS.length] ?? ''
  const year = 1980 + (place % 44)
  const day = `${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % DAYS)).padStart(2, '0')}`
  return JSON.stringify({
    id: `law-${String(place).padStart(10, '0')}`,
    title: `${region}第${String(place)}号样例事项管理条例`,
    level: LEVELS[place % LEVELS.length],
    issuer: `${region}人民代表大会常务委员会`,
    issuer_basis: 'header',
    doc_number: place % 4 === 0 ? `公告第${String(1 + (place % 90))}号` : null,
    publish_date: `${String(year)}-${day}`,
    effective_date: `${String(year + 1)}-01-01`,
    status: place % 40 === 0 ? '失效' : '现行有效',
    region,
    topic: TOPICS[place % TOPICS.length],
    revisions: [{ date: `${String(year)}-${day}`, event: `${region}人民代表大会常务委员会会议通过` }],
    articles: 38,
    body: `### 第一章  总则\n\n第一条 ${SENTENCE.repeat(SENTENCES)}`,
    url: `https://www.example.cn/zhengce/${String(place)}.htm`,
  })
}

/** So many of them, as a file has them. */
export function historyFile(lines: number): string {
  return Array.from({ length: lines }, (_, place) => historyLine(place)).join('\n')
}
