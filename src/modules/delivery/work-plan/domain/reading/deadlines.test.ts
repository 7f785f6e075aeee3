import { describe, expect, test } from 'vitest'
import { readDeadline } from './deadlines.ts'
import { plainText } from './page.ts'

function inText(text: string, year: number | null = 2030): ReturnType<typeof readDeadline> {
  const plain = plainText(text)
  return readDeadline(plain, { text: [{ start: 0, end: plain.length }], times: [] }, year)
}

function inCell(text: string, year: number | null = 2030): ReturnType<typeof readDeadline> {
  const plain = plainText(text)
  return readDeadline(plain, { text: [], times: [{ start: 0, end: plain.length }] }, year)
}

describe('a time in the text by which the measure must be finished is its deadline', () => {
  test.each([
    ['于2030年8月30日前调整目录。', '2030-08-30', '于2030年8月30日前'],
    ['8月30日前调整目录。', '2030-08-30', '8月30日前'],
    ['6月底前完成改造。', '2030-06-30', '6月底前'],
    ['2032年2月底前完成改造。', '2032-02-29', '2032年2月底前'],
    ['年底前全部建成。', '2030-12-31', '年底前'],
    ['今年底前全部建成。', '2030-12-31', '今年底前'],
    ['明年3月底前公布年报。', '2031-03-31', '明年3月底前'],
    ['在2031年实现全覆盖。', '2031-12-31', '在2031年'],
    ['到2031年,全市建成示范点50个以上。', '2031-12-31', '到2031年'],
    ['2030年5月中旬前报送方案。', '2030-05-20', '2030年5月中旬前'],
    ['3月底前启动,10月底前完成。', '2030-10-31', '10月底前'],
    ['2031年3月底前启动,10月底前完成。', '2031-10-31', '10月底前'],
    ['到2030年底,覆盖率达到90%。', '2030-12-31', '到2030年底'],
    ['6月底前对全市企业开展摸底。', '2030-06-30', '6月底前'],
    ['年内至少培训两次。', '2030-12-31', '年内'],
    ['对无分歧欠款6月底前全部清偿。', '2030-06-30', '6月底前'],
    ['补贴提前至3月底前拨付到位。', '2030-03-31', '至3月底前'],
    ['2030年6月30日24时前完成。', '2030-06-30', '2030年6月30日24时前'],
    ['十月底前完成。', '2030-10-31', '十月底前'],
    ['二〇三〇年六月底前完成。', '2030-06-30', '二〇三〇年六月底前'],
    ['到2035年,培育示范企业100家。', '2035-12-31', '到2035年'],
    ['本年度完成清理。', '2030-12-31', '本年度'],
    ['9月举办博览会。', '2030-09-30', '9月'],
    ['9月中旬举办博览会。', '2030-09-20', '9月中旬'],
    ['在2030年实现联网，国庆节前公布。', '2030-12-31', '在2030年'],
  ])('%s', (text, date, words) => {
    expect(inText(text)).toMatchObject({ date, text: words })
  })
})

describe('conditions, terms and past days are no deadline', () => {
  test.each([
    '对2月底前能够完成技改的项目给予奖励。',
    '对2030年6月30日前到期的贷款予以展期。',
    '企业可在2月24日前完成缴款。',
    '执行期限为2030年1月1日至2030年12月31日。',
    '缓缴期限延长至2030年底。',
    '按照《关于2030年6月底前完成清理的通知》办理。',
    '2029年12月31日前已开工的,继续执行原标准。',
    '2030年9月1日起施行。',
    '提供3年内不少于两次的培训。',
    '2030年12月31日前，对新注册的企业给予奖励。',
    '2030年6月底前完成改造的企业，给予补助。',
    '减免政策延续至2030年底。',
    '每年3月31日前公布年报。',
    '对2030年3月31日前投产的项目优先保障用地。',
    '旅行社应在2030年2月5日前将保证金交还。',
    '在2030年5月31日前向区甲局提出申请。',
    '2030年6月底前出台的政策一律公开。',
    '2030年12月31日前新增岗位的,给予补贴。',
    '2030年底前对小微企业按50%收取检测费。',
    '6月30日前按月公布。',
    '首轮6月中旬启动。',
    '活动安排在2030年春节期间。',
    '拟于6月前后开通热线。',
  ])('%s', (text) => {
    expect(inText(text).date).toBeNull()
  })
})

describe('the time of the notation goes before the text', () => {
  test.each([
    ['2030年10月', '2030-10-31'],
    ['10月31日', '2030-10-31'],
    ['年底前', '2030-12-31'],
    ['2030年', '2030-12-31'],
    ['上半年', '2030-06-30'],
    ['2030年3月—11月', '2030-11-30'],
    ['2030.10', '2030-10-31'],
    ['6.30前', '2030-06-30'],
    ['今年10月底前，每年开展', '2030-10-31'],
    ['2030-10-08', '2030-10-08'],
    ['第四季度', '2030-12-31'],
  ])('%s', (text, date) => {
    expect(inCell(text).date).toBe(date)
  })

  test.each([
    '全年',
    '持续推进',
    '长期坚持',
    '每季度末',
    '每年12月底前',
    '上、下半年各一次',
    '批准后20个工作日内',
    '2030年5月起',
    '2030年植树节前后',
    '2030年汛期前',
    '2030年6月5日前后',
  ])('%s is a time without a day', (text) => {
    expect(inCell(text)).toMatchObject({ date: null, text })
  })
})

test('a date that goes on as a duty gives the date and the rhythm', () => {
  expect(inCell('6月底前完成并持续落实')).toMatchObject({ date: '2030-06-30', recurring: '持续落实' })
})

test('a rhythm is no day', () => {
  expect(inText('按季度公开进展。')).toMatchObject({ date: null, text: '按季度', recurring: '按季度' })
})

test('days after an event are a relative limit', () => {
  expect(inText('规范性文件自印发之日起10日内报送公报。')).toMatchObject({
    date: null,
    text: '自印发之日起10日内',
    relative: { event: '印发', days: 10, unit: '日' },
  })
})

test('without the year of the plan a day cannot be dated', () => {
  expect(inCell('年底前', null)).toMatchObject({ date: null, text: '年底前', problem: 'undated' })
})

test('before a quarter is no clear day', () => {
  expect(inText('三季度前建成平台。')).toMatchObject({ date: null, text: '三季度前', problem: 'unclear' })
})
