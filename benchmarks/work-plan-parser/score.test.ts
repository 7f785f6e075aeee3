import { describe, expect, test } from 'vitest'
import type { ExpectedMeasure } from './gold.ts'
import { isSameMeasure, rates, rightUnits, scoreDocument, sum } from './score.ts'

const heading = '加强公报报送。'
const body = '自文件印发之日起十日内，将纸质文件和电子文档（含附件）转送公报编辑部门，并逐件登记。'
const measure: ExpectedMeasure = {
  path: ['三', '(四)'],
  seq: 1,
  starts: heading + body.slice(0, 23),
  starts_alt: body.slice(0, 30),
  ends: body.slice(-10),
  text: heading + body,
  notation: '（法制处牵头，各处室配合）',
  lead: ['法制处'],
  participants: ['各处室'],
  deadline: null,
}
const read = { text: measure.text, lead: ['法制处'], participants: ['各处室'], deadline: null }

describe('a measure counts as found', () => {
  const cases: [string, string, boolean][] = [
    ['as it stands', heading + body, true],
    ['without its heading sentence', body, true],
    ['with ASCII punctuation and line breaks', heading + '\n' + body.replaceAll('，', ','), true],
    ['with three characters lost in the middle', heading + body.replace('含附件', ''), true],
    ['not when the middle is lost', heading + body.replace('纸质文件和电子文档', ''), false],
    ['not when the opening is lost', body.slice(4), false],
    ['not when the notation is left in', heading + body + measure.notation, false],
    ['not when it runs on into the next', heading + body + body, false],
  ]
  test.each(cases)('%s', (_name, text, found) => {
    expect(isSameMeasure(text, measure)).toBe(found)
  })

  test('when it is shorter than the twelve characters compared', () => {
    const short = { ...measure, starts: '公开预算。', ends: '公开预算。', text: '公开预算。' }
    expect(isSameMeasure('公开预算', { ...short, starts_alt: '公开预算。' })).toBe(true)
    expect(isSameMeasure('公开决算', short)).toBe(false)
  })
})

describe('units are compared as sets', () => {
  const cases = [
    { rule: 'in any order', read: ['市财政局', '市商务局'], gold: ['市商务局', '市财政局'], right: 2 },
    { rule: 'each once', read: ['市财政局', '市财政局'], gold: ['市财政局', '市商务局'], right: 1 },
    { rule: 'with brackets as written', read: ['区建委(区交通委)'], gold: ['区建委（区交通委）'], right: 0 },
    { rule: 'white space aside', read: ['团县委'], gold: ['团 县委'], right: 1 },
    { rule: 'by the whole name', read: ['市财政'], gold: ['市财政局'], right: 0 },
  ]
  test.each(cases)('$rule', (units) => {
    expect(rightUnits(units.read, units.gold)).toBe(units.right)
  })

  test('an accepted spelling counts as right', () => {
    expect(rightUnits(['省教育厅'], ['教育厅'], { 教育厅: ['省教育厅'] })).toBe(1)
  })

  test('one name read does not count for two units', () => {
    const accept = { 各乡镇: ['各乡镇、街道'], 各街道: ['各乡镇、街道'] }
    expect(rightUnits(['各乡镇、街道'], ['各乡镇', '各街道'], accept)).toBe(1)
  })
})

describe('a document is scored', () => {
  test('full marks when everything agrees', () => {
    const score = scoreDocument({ measures: [read] }, { measures: [measure] })
    expect(score.boundaries).toEqual({ right: 1, read: 1, expected: 1 })
    expect(score.participants).toEqual({ right: 1, read: 1, expected: 1 })
    expect(score.deadlines).toEqual({ right: 1, read: 1, expected: 1 })
  })

  test('a missed measure counts against its units and deadline', () => {
    const score = scoreDocument({ measures: [] }, { measures: [measure] })
    expect(score.lead).toEqual({ right: 0, read: 0, expected: 1 })
    expect(score.deadlines).toEqual({ right: 0, read: 0, expected: 1 })
  })

  test('an invented measure counts against precision', () => {
    const invented = { ...read, text: '没有这一条' }
    const score = scoreDocument({ measures: [read, invented] }, { measures: [measure] })
    expect(score.boundaries).toEqual({ right: 1, read: 2, expected: 1 })
    expect(score.lead).toEqual({ right: 1, read: 2, expected: 1 })
  })

  test('a chapter listed without a unit is no mistake', () => {
    const chapter = { text: '一、总体要求', lead: [], participants: [], deadline: null }
    const score = scoreDocument({ measures: [chapter, read] }, { measures: [measure] })
    expect(score.boundaries).toEqual({ right: 1, read: 1, expected: 1 })
  })

  test('an expected measure is found once only', () => {
    const score = scoreDocument({ measures: [read, { ...read }] }, { measures: [measure] })
    expect(score.boundaries).toEqual({ right: 1, read: 2, expected: 1 })
  })

  test('another date that counts as right is right', () => {
    const dated = { ...read, deadline: '2021-06-30' }
    const strict = scoreDocument({ measures: [dated] }, { measures: [measure] })
    const lenient = scoreDocument(
      { measures: [dated] },
      { measures: [{ ...measure, deadline_accept: ['2021-06-30'] }] },
    )
    expect([strict.deadlines.right, lenient.deadlines.right]).toEqual([0, 1])
  })
})

describe('the rates', () => {
  test('are precision, recall and their harmonic mean', () => {
    expect(rates({ right: 3, read: 4, expected: 6 })).toEqual({ precision: 0.75, recall: 0.5, f1: 0.6 })
  })
  test('are full where nothing was expected and nothing read', () => {
    expect(rates({ right: 0, read: 0, expected: 0 })).toEqual({ precision: 1, recall: 1, f1: 1 })
  })
  test('are nil where units were invented', () => {
    expect(rates({ right: 0, read: 2, expected: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 })
  })
  test('are taken of the sum of all measures', () => {
    const one = scoreDocument({ measures: [read] }, { measures: [measure] })
    const other = scoreDocument({ measures: [] }, { measures: [measure, measure] })
    expect(sum([one, other]).boundaries).toEqual({ right: 1, read: 1, expected: 3 })
  })
})
