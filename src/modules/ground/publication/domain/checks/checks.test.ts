import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../../kernel/civil-date.ts'
import { readBody } from '../read-body.ts'
import { runChecks } from './all-checks.ts'
import type { Known } from './all-checks.ts'
import { checkedText } from './checked-text.ts'
import type { CheckedText, Written } from './checked-text.ts'
import type { Finding } from './finding.ts'
import { bearsSecrecyMark } from '../../../../../kernel/secrecy-marks.ts'

const KNOWN: Known = {
  today: civilDate('2026-03-10'),
  official: { phones: ['010-55550100', '(010) 5555 0105'], addresses: ['虚构路1号楼2单元301室'] },
  offices: {
    current: ['公共服务处（非遗处）', '艺术处', '产业发展处'],
    former: [
      { name: '文化产业处', until: civilDate('2025-06-01'), now: '产业发展处' },
      { name: '公共服务处', until: civilDate('2025-06-01'), now: '公共服务处（非遗处）' },
    ],
  },
  dictionary: [
    { word: '布署', instead: '部署', reason: '错字' },
    { word: '残废人', instead: null, reason: '不尊重人，写残疾人' },
    { word: '帐户', instead: '账户', reason: '第一批异形词整理表' },
    { word: '服务', instead: '公共服务', reason: '例' },
  ],
  targets: {
    live: new Set(['/lm/zcwj/2026-1', '/']),
    ownHosts: ['wlj.example.gov.cn'],
    trusted: ['gov.cn'],
  },
}
const FIELDS = [
  { key: 'docNo', label: '发文字号', kind: 'text' as const, required: true },
  { key: 'written', label: '成文日期', kind: 'date' as const, required: true },
  { key: 'effective', label: '实施日期', kind: 'date' as const, required: true },
  { key: 'expires', label: '有效期至', kind: 'date' as const, required: false },
  { key: 'hotline', label: '政策咨询电话', kind: 'text' as const, required: true },
]
const EMPTY: Written = {
  ...{ title: '', summary: '', source: '', changeNote: null },
  ...{ fields: {}, body: [], files: [] },
}

function textOf(written: Partial<Written>): CheckedText {
  return checkedText({ ...EMPTY, ...written }, { id: 'policy', fields: FIELDS })
}

function bodyFindings(words: string): readonly Finding[] {
  return runChecks(textOf({ body: readBody(words) }), KNOWN)
}

function picture(alternative: string, name = 'DSC_0012.jpg'): Partial<Written> {
  const file = { number: 1, name, hash: '', contentType: 'image/jpeg', size: 1, alternative }
  return { files: [{ ...file, restricted: false }] }
}

describe('each check finds what was seeded', () => {
  test.each<[string, string, string]>([
    ['secrecy refuses', '秘密★1年', '秘密★1年'],
    ['secrecy refuses', '密级：机密 10年', '机密 10年'],
    ['secrecy refuses', '绝密', '绝密'],
    ['secrecy refuses', '内部资料，注意保存', '内部资料，注意保存'],
    ['secrecy refuses', '（工作秘密）', '（工作秘密）'],
    ['person refuses', '获奖人张某，身份证 11010519491231002X。', '11010519491231002X'],
    ['person refuses', '身份证４４０５２４１８８００１０１００１４', '４４０５２４１８８００１０１００１４'],
    ['person refuses', '收款卡号 4111 1111 1111 1111。', '4111 1111 1111 1111'],
    ['person asks', '联系人手机 138-0013-8000。', '138-0013-8000'],
    ['person asks', '请打 010-66667777。', '010-66667777'],
    ['person asks', '联系电话：66667777', '66667777'],
    ['person asks', '申请人家住样本区虚构街九号。', '家住样本区虚构街九号'],
    ['person asks', '送到样本里5号楼3单元201室。', '送到样本里5号楼3单元201室'],
    ['office asks', '由文化产业处受理。', '文化产业处'],
    ['wording asks', '会议布署了工作。', '布署'],
    ['wording asks', '方便残废人参观。', '残废人'],
    ['link refuses', '见[办法](/lm/zcwj/2020-9)。', '办法'],
    ['link refuses', '见[办法](https://wlj.example.gov.cn/lm/zcwj/2020-9)。', '办法'],
    ['link refuses', '见[办法](www.例子)。', '办法'],
    ['link asks', '见[票务](https://tickets.example.com/a)。', '票务'],
    ['link asks', '见[假的](https://evilgov.cn/)。', '假的'],
    ['date refuses', '活动在2月30日举行。', '2月30日'],
    ['date refuses', '2025年2月29日截止。', '2025年2月29日'],
    ['date refuses', '截止 2026-13-01。', '2026-13-01'],
    ['date refuses', '2026年5月8日至4月30日报名。', '2026年5月8日至4月30日'],
  ])('%s: %s', (judged, words, quote) => {
    const [kind, severity] = judged.split(' ')
    const [found, ...more] = bodyFindings(`第一段。\n${words}`)
    expect(found).toMatchObject({ kind, severity, quote, field: 'body', place: '正文第 2 段' })
    expect(found?.reason).toMatch(/[。]$|：/)
    expect(more.filter((one) => one.kind !== kind)).toEqual([])
  })

  test.each<[string, Partial<Written>, Partial<Finding>]>([
    ['a picture of which nothing is said', picture(''), { kind: 'alternative', field: 'alternative-1' }],
    ['a picture called by its file', picture('DSC_0012'), { kind: 'alternative', field: 'alternative-1' }],
    ['a picture called a picture', picture('图1'), { kind: 'alternative', severity: 'refuses' }],
    ['a number with round brackets', { fields: { docNo: '京文旅发(2026)1号' } }, { kind: 'element' }],
    ['a number with a leading zero', { fields: { docNo: '京文旅发〔2026〕01号' } }, { kind: 'element' }],
    [
      'a hotline without a number',
      { fields: { hotline: '见官网' } },
      { kind: 'element', field: 'field-hotline' },
    ],
    ['成文 after today', { fields: { written: '2026-03-11' } }, { kind: 'date', field: 'field-written' }],
    [
      'an end before its start',
      { fields: { effective: '2026-05-01', expires: '2026-04-30' } },
      { kind: 'date', field: 'field-expires', severity: 'refuses' },
    ],
    [
      'in force before it was made',
      { fields: { written: '2026-03-01', effective: '2026-02-01' } },
      { kind: 'date', field: 'field-effective', severity: 'asks' },
    ],
    ['a mark in a title', { title: '★机密★ 通知' }, { kind: 'secrecy', field: 'title', place: '标题' }],
  ])('%s', (_what, written, expected) => {
    expect(runChecks(textOf(written), KNOWN)).toMatchObject([expected])
  })
})

describe('clean words pass', () => {
  test.each([
    '不得泄露国家秘密、工作秘密和商业秘密。',
    '国家秘密分为绝密、机密、秘密三级，保密期限二十年。',
    '第五条　内部资料不得作为附件公开。',
    '统一社会信用代码 11110000000000000X。',
    '身份证 110105********002X。',
    '编号 110105194912310021 不是身份证。',
    '流水号 4111111111111112。',
    '市民热线 12345、旅游投诉 12318。',
    '本局电话 010-55550100，艺术处（010）55550105。',
    '咨询电话 01055550105。',
    '地址：虚构路1号楼2单元301室。',
    '文件 20260830 号，共 13800 人。',
    '由产业发展处受理，公共服务处（非遗处）配合。',
    '会议部署了公共服务。',
    '见[办法](/lm/zcwj/2026-1#第三条)和[首页](https://wlj.example.gov.cn)。',
    '见[国办](https://www.gov.cn/zhengce/)。',
    '写信到[信箱](mailto:wlj@example.gov.cn)。',
    '2024年2月29日、2月29日都是真的日子。',
    '2025年12月1日至2026年3月31日。',
    '展演在12月20日至1月10日。',
  ])('%s', (words) => {
    expect(bodyFindings(words)).toEqual([])
  })

  test('a policy whose elements are in order', () => {
    const written = {
      title: '示例办法',
      fields: {
        ...{ docNo: '京文旅发〔2026〕1号', written: '2026-03-01', effective: '2026-04-01' },
        ...{ expires: '2028-03-31', hotline: '010-66668888' },
      },
      body: readBody('第一条　咨询电话 010-66668888。'),
      ...picture('志愿者在剧场门口为观众引路'),
    }
    expect(runChecks(textOf(written), KNOWN)).toEqual([])
  })
})

test('the same words in the same sentence are found once, what refuses stands first', () => {
  const found = bodyFindings('会议布署布署。\n会议布署布署。\n获奖人 11010519491231002X。')
  expect(found.map(({ kind }) => kind)).toEqual(['person', 'wording'])
})

test.each([
  ['工作部署\n机密★5年\n各处室', true],
  ['保守国家秘密是每个公民的义务。', false],
])('an upload is read for marks: %j', (words, expected) => {
  expect(bearsSecrecyMark(words)).toBe(expected)
})
