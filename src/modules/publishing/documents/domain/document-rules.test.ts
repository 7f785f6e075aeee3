import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { workingCalendar } from '../../../../kernel/working-calendar.ts'
import { lacksOfProposal } from './attribute.ts'
import type { Proposal } from './attribute.ts'
import type { Entry } from './document.ts'
import { faultsOfEntry } from './entry-checks.ts'
import { gazetteDueOn, isLateHandover } from './gazette.ts'
import { sharesOf } from './open-share.ts'
import { chosenPolicies } from './policy-list.ts'
import { planList } from './register-list.ts'
import type { ListRow } from './register-list.ts'

const day = civilDate

const plain: Proposal = {
  attribute: 'open',
  reason: '',
  article: null,
  weighing: '',
  redacted: false,
  redactionNote: '',
}
const lacks = (proposal: Partial<Proposal>) =>
  lacksOfProposal({ ...plain, ...proposal }).map(({ field }) => field)

describe('a 公开属性', () => {
  test('主动公开 needs nothing, 删减后公开 says what was taken out', () => {
    expect(lacks({})).toEqual([])
    expect(lacks({ redacted: true })).toEqual(['redactionNote'])
    expect(lacks({ redacted: true, redactionNote: '身份证号' })).toEqual([])
  })
  test('依申请公开 has a reason and no article', () => {
    expect(lacks({ attribute: 'on-request' })).toEqual(['reason'])
    expect(lacks({ attribute: 'on-request', reason: '只涉及一家企业', article: '14-law' })).toEqual([
      'article',
    ])
    expect(lacks({ attribute: 'on-request', reason: '只涉及一家企业' })).toEqual([])
  })
  test('不予公开 names an article, and weighs where the law says 可以', () => {
    expect(lacks({ attribute: 'closed' })).toEqual(['article'])
    expect(lacks({ attribute: 'closed', article: '14-law' })).toEqual([])
    expect(lacks({ attribute: 'closed', article: '15-third-party' })).toEqual(['weighing'])
    expect(lacks({ attribute: 'closed', article: '16-process', weighing: '会影响讨论' })).toEqual([])
  })
})

const entry: Entry = {
  number: '示例文旅发〔2026〕3号',
  title: '某办法',
  writtenOn: day('2026-03-02'),
  printedOn: null,
  divisionId: 'd',
  origin: 'own',
  issuer: null,
  obtainedOn: null,
  retention: null,
  policy: true,
  normative: true,
  publishedOn: null,
  effectiveOn: null,
  validUntil: null,
  repealedOn: null,
}
const faults = (change: Partial<Entry>) =>
  faultsOfEntry({ ...entry, ...change }, day('2026-04-01')).map(({ field }) => field)

describe('a line of the register', () => {
  test.each(['示例文旅发[2026]3号', '示例文旅发〔2026〕03号', '示例文旅发〔2026〕第3号', '〔2026〕3号'])(
    'our own number is not written %s',
    (number) => {
      expect(faults({ number })).toEqual(['number'])
    },
  )
  test('a number of others stays as it is', () => {
    expect(
      faults({ number: '国令第711号', origin: 'obtained', issuer: '国务院', obtainedOn: day('2026-03-05') }),
    ).toEqual([])
  })
  test('what was obtained names who made it and when it came', () => {
    expect(faults({ origin: 'obtained' })).toEqual(['issuer', 'obtainedOn'])
    expect(faults({ origin: 'joint' })).toEqual(['issuer'])
  })
  test('days follow each other', () => {
    expect(faults({})).toEqual([])
    expect(faults({ printedOn: day('2026-03-01') })).toEqual(['printedOn'])
    expect(faults({ printedOn: day('2026-04-02') })).toEqual(['printedOn'])
    expect(faults({ effectiveOn: day('2026-06-01'), validUntil: day('2026-05-01') })).toEqual(['validUntil'])
    expect(faults({ policy: false })).toEqual(['normative'])
  })
})

describe('the last day to hand over to the gazette (K-12)', () => {
  const calendar = workingCalendar({
    years: new Set([2026]),
    off: new Set(['2026-05-01', '2026-05-04', '2026-05-05']),
    working: new Set(['2026-05-09']),
  })
  const due = (printed: string, whenOff: 'before' | 'same' = 'before') =>
    gazetteDueOn(day(printed), { days: 10, whenOff, calendar })
  test('is the tenth day after 印发, which is day 0', () => {
    expect(due('2026-03-02')).toBe('2026-03-12')
  })
  test('falls on the working day before where people are off', () => {
    expect(due('2026-03-04')).toBe('2026-03-13')
    expect(due('2026-04-25')).toBe('2026-04-30')
    expect(due('2026-04-29')).toBe('2026-05-09')
    expect(due('2026-03-04', 'same')).toBe('2026-03-14')
  })
  test('stays as counted in a year without an arrangement', () => {
    expect(due('2026-12-25')).toBe('2027-01-04')
    expect(due('2027-01-20')).toBe('2027-01-30')
  })
  test('the day itself is in time, the next is late', () => {
    const dueOn = day('2026-03-12')
    expect(isLateHandover({ dueOn, handedOn: day('2026-03-12') })).toBe(false)
    expect(isLateHandover({ dueOn, handedOn: day('2026-03-13') })).toBe(true)
  })
})

const EMPTY: ListRow = {
  line: 4,
  ...{ number: '', title: '', writtenOn: '', division: '', attribute: '', printedOn: '', origin: '' },
  ...{ issuer: '', obtainedOn: '', retention: '', policy: '', normative: '', article: '', reason: '' },
  ...{ redaction: '', effectiveOn: '', validUntil: '' },
}
function row(fields: Partial<ListRow> = {}): ListRow {
  return {
    ...EMPTY,
    number: '示例文旅发〔2026〕3号',
    title: '某办法',
    writtenOn: '2026年3月2日',
    division: '艺术处',
    ...fields,
  }
}
const around = {
  divisionIds: new Map([['艺术处', 'arts']]),
  knownNumbers: new Set(['示例文旅发〔2026〕1号']),
  today: day('2026-04-01'),
}

describe('a 发文登记簿 that comes in', () => {
  test('is taken with a line without 公开属性, and without what is registered already', () => {
    const plan = planList([row(), row({ line: 5, number: '示例文旅发〔2026〕1号' })], around)
    expect(plan).toMatchObject({
      ok: true,
      known: 1,
      documents: [{ line: 4, proposal: null, entry: { divisionId: 'arts', writtenOn: '2026-03-02' } }],
    })
  })
  test('names each wrong line', () => {
    const plan = planList(
      [
        row({ division: '某处' }),
        row({ line: 5, number: '示例文旅发〔2026〕4号', attribute: '保密' }),
        row({ line: 6, number: '示例文旅发〔2026〕5号', attribute: '不予公开' }),
        row({ line: 7, number: '示例文旅发〔2026〕5号' }),
      ],
      around,
    )
    const lines = plan.ok ? [] : plan.sentences.map((sentence) => sentence.slice(0, 7))
    expect(lines).toEqual(['第 4 行：没', '第 5 行：公', '第 6 行：不', '第 7 行：文'])
  })
  test('删减后公开 is 主动公开 with its note', () => {
    const plan = planList([row({ attribute: '删减后公开', redaction: '删了电话' })], around)
    expect(plan).toMatchObject({ ok: true, documents: [{ proposal: { attribute: 'open', redacted: true } }] })
  })
})

test('the share of open documents counts what is undecided as not open', () => {
  const [share] = sharesOf([
    { year: 2026, divisionId: 'a', attribute: 'open', count: 2 },
    { year: 2026, divisionId: 'a', attribute: 'closed', count: 1 },
    { year: 2026, divisionId: 'a', attribute: null, count: 1 },
  ])
  expect(share).toMatchObject({ total: 4, open: 2, closed: 1, undecided: 1, percent: 50 })
})

test('a number is found whichever brackets are typed', () => {
  const listed = [
    {
      ...{ title: '某办法', number: '示例文旅发〔2026〕3号', writtenOn: day('2026-03-02') },
      ...{ effectiveOn: null, validUntil: null, repealedOn: null, amendedOn: null },
    },
  ]
  const found = (q: string) =>
    chosenPolicies(listed, { q, state: null, year: null, today: day('2026-04-01') })
  expect([found('[2026]3号').length, found('（2026） 3号').length, found('2025').length]).toEqual([1, 1, 0])
})
