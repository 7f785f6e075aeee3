import { describe, expect, test } from 'vitest'
import { checkNotice } from './notice.ts'
import { readNotice } from './read-notice.ts'

function days(text: string, kind: 'off' | 'working' = 'off', year = 2027): string {
  return readNotice(text, kind, year)
    .days.map((day) => `${day.day}${day.kind === 'working' ? '班' : ''}${day.name}`)
    .join(' ')
}

describe('a notice is read', () => {
  test('from lines with ranges', () => {
    expect(days('元旦 01-01~01-03\n02-05～02-06\n清明节 04-05')).toBe(
      '2027-01-01元旦 2027-01-02元旦 2027-01-03元旦 2027-02-05元旦 2027-02-06元旦 2027-04-05清明节',
    )
  })

  test('with 班 before the working weekends, as the table of the rules writes them', () => {
    expect(days('元旦 2018-12-30~01-01 班2018-12-29；春节 02-04~02-05 班02-02、02-03', 'off', 2019)).toBe(
      '2018-12-29班元旦 2018-12-30元旦 2018-12-31元旦 2019-01-01元旦 2019-02-02班春节 2019-02-03班春节 2019-02-04春节 2019-02-05春节',
    )
  })

  test('from the sentences of the notice itself', () => {
    const text = [
      '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
      '二、春节：2月5日至6日放假调休，共2天。1月31日（周日）、2月20日（周六）上班。',
      '三、国庆节、中秋节：10月1日放假。',
    ].join('\n')
    expect(days(text)).toBe(
      '2027-01-01元旦 2027-01-02元旦 2027-01-03元旦 2027-01-31班春节 2027-02-05春节 2027-02-06春节 2027-02-20班春节 2027-10-01国庆节、中秋节',
    )
  })

  test('a range from December into January begins in the year before', () => {
    expect(days('12-31~01-01')).toBe('2026-12-31 2027-01-01')
  })

  test('in full-width digits too', () => {
    expect(days('０１－０１～０１－０２')).toBe('2027-01-01 2027-01-02')
  })

  test('working weekends in their own field are working days', () => {
    expect(days('01-10、02-20', 'working')).toBe('2027-01-10班 2027-02-20班')
  })

  test.each(['02-30', '13-01', '01-05~01-02', '01-01~03-01'])('%s is no range of days', (text) => {
    expect(readNotice(text, 'off', 2027).errors).toHaveLength(1)
  })

  test('a number that is no date is told', () => {
    expect(readNotice('0101', 'off', 2027).errors[0]?.message).toContain('看不懂「0101」')
  })
})

describe('a notice is refused', () => {
  const check = (off: string, working: string) =>
    checkNotice(2027, [...readNotice(off, 'off', 2027).days, ...readNotice(working, 'working', 2027).days])

  test('with nothing off', () => {
    expect(check('', '')).toEqual([{ field: 'off', message: '请写放假的日子，每行一段。' }])
  })

  test('with a day both off and working', () => {
    expect(check('01-01~01-03', '01-03').map((error) => error.message)).toEqual([
      '2027-01-03 既写了放假又写了上班，请去掉一处。',
    ])
  })

  test('with a working day that is one anyway', () => {
    expect(check('01-01', '01-04').map((error) => error.message)).toEqual([
      '2027-01-04 是星期一，本来就上班；调休上班只写周六、周日。',
    ])
  })

  test('with a day of another year, such as the date of the notice itself', () => {
    expect(check('01-01\n2026年11月4日', '')[0]?.message).toContain('2026-11-04 不在 2027 年里')
  })

  test('but not for a day of the December before', () => {
    expect(check('2026-12-31~2027-01-02', '2026-12-26')).toEqual([])
  })
})
