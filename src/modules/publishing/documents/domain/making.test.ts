import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import { addDays, civilDate } from '../../../../kernel/civil-date.ts'
import { commentDays, faultsOfIdentifying, faultsOfStep } from './making-checks.ts'
import type { Against, StepToRecord } from './making-checks.ts'
import { allowedMakingSteps, stepOutcomes, stepsBeforePublication, waitingStep } from './making.ts'
import type { Making, MakingStep, RecordedStep, StepOutcome } from './making.ts'
import { procedureOf } from './procedure.ts'

const day = civilDate
const DAYS = { operators: 30, rights: 20, urgent: 3 }
const MAKING: Making = {
  ...{ id: 'm', title: '某办法', identifiedBecause: '反复适用', divisionId: 'arts', startedBy: 'clerk' },
  ...{ operators: false, economic: false, rights: false, urgentBecause: null, endedBecause: null },
  ...{ startedByName: '周经办', startedOn: day('2026-03-02') },
  ...{ packageId: null, draftId: null, documentId: null },
}
const EMPTY = {
  ...{ from: null, until: null, place: null, opinions: null, consistency: null },
  ...{ advice: null, adviceReason: null, reference: null },
}

function typed(step: MakingStep, change: Partial<StepToRecord> = {}): StepToRecord {
  return { ...EMPTY, step, outcome: null, on: day('2026-04-20'), finding: '写明了', ...change }
}

function recorded(step: MakingStep, outcome: StepOutcome, change: Partial<RecordedStep> = {}): RecordedStep {
  return {
    ...{ ...EMPTY, number: 1, step, outcome, on: day('2026-03-02'), finding: '写明了', file: null },
    ...{ byId: 'clerk', byName: '周经办', recordedOn: day('2026-03-02'), ...change },
  }
}

function against(change: Partial<Against> = {}): Against {
  return {
    ...{ making: MAKING, steps: [], today: day('2026-04-20'), publishedOn: null, days: DAYS },
    ...{ legalityFrom: null, ...change },
  }
}

const AS_FAR_AS: Readonly<Record<string, readonly RecordedStep[]>> = {
  assessed: [recorded('assess', 'done')],
  consulted: [recorded('assess', 'done'), recorded('consult', 'held')],
  fair: [recorded('assess', 'done'), recorded('consult', 'held'), recorded('fair', 'fits')],
}

describe('one step waits at a time', () => {
  const rows: readonly (readonly [string, StepOutcome, MakingStep, ReturnType<typeof waitingStep>])[] = [
    ['after 起草 comes 征求意见', 'done', 'assess', 'consult'],
    ['comments or the reason without them, then 公平竞争审查', 'not-needed', 'consult', 'fair'],
    ['what does not pass 公平竞争审查 comes back to it', 'unfit', 'fair', 'fair'],
    ['a lawful draft goes to 集体审议', 'lawful', 'legality', 'deliberate'],
    ['so does one with advice', 'amend', 'legality', 'deliberate'],
    ['an unlawful one goes back to its drafters', 'unlawful', 'legality', 'revise'],
    ['what was revised goes to 法制 again', 'resubmitted', 'revise', 'legality'],
    ['not passed, it is revised and reviewed again', 'not-passed', 'deliberate', 'revise'],
    ['passed, it is issued', 'passed', 'deliberate', 'issue'],
    ['issued, it waits for the public', 'done', 'issue', 'publish'],
    ['filed, nothing is left', 'done', 'file', null],
  ]
  test.each(rows.map(([what, outcome, step, next]) => ({ what, outcome, step, next })))(
    '$what',
    ({ outcome, step, next }) => {
      expect(waitingStep([recorded(step, outcome)])).toBe(next)
    },
  )
  test('whatever was recorded, nothing is public before legality and 集体审议 were done', () => {
    const steps = fc.array(fc.nat(2), { maxLength: 14 }).map((choices) => {
      const walked: RecordedStep[] = []
      for (const choice of choices) {
        const waiting = waitingStep(walked)
        if (waiting === null || waiting === 'publish') break
        const outcomes = Object.keys(stepOutcomes[waiting])
        const outcome = outcomes[choice % outcomes.length]
        walked.push(recorded(waiting, isOutcome(outcome) ? outcome : 'done'))
      }
      return walked
    })
    fc.assert(
      fc.property(steps, (walked) => {
        if (stepsBeforePublication(walked).length > 0) return
        const last = walked.findLast(({ step }) => step === 'legality')?.outcome
        expect(['lawful', 'amend']).toContain(last)
        expect(walked.some(({ step, outcome }) => step === 'deliberate' && outcome === 'passed')).toBe(true)
      }),
    )
  })
})

function isOutcome(word: string | undefined): word is StepOutcome {
  return Object.values(stepOutcomes).some((names) => word !== undefined && Object.hasOwn(names, word))
}

function person(id: string, held: FunctionName, divisionId: string): Actor {
  return { kind: 'person', id, name: id, posts: [{ function: held, divisionId }] }
}

describe('whose step it is', () => {
  const clerk = person('clerk', 'handler', 'arts')
  const law = person('law', 'legal-review', 'law')
  const office = person('office', 'openness-handler', 'office')
  const rows: readonly (readonly [string, readonly RecordedStep[], Actor, readonly MakingStep[]])[] = [
    ['the drafting division assesses', [], clerk, ['assess']],
    ['nobody else does', [], law, []],
    ['legality is 法制’s', AS_FAR_AS.fair ?? [], law, ['legality']],
    ['and not the drafters’', AS_FAR_AS.fair ?? [], clerk, []],
    ['办公室 writes 集体审议 down', [recorded('legality', 'lawful')], office, ['deliberate']],
    ['before legality 办公室 has nothing to write', AS_FAR_AS.fair ?? [], office, []],
    ['nor after an unlawful finding', [recorded('legality', 'unlawful')], office, []],
    ['advice may also be taken and reviewed again', [recorded('legality', 'amend')], clerk, ['revise']],
  ]
  test.each(rows.map(([what, steps, actor, allowed]) => ({ what, steps, actor, allowed })))(
    '$what',
    ({ steps, actor, allowed }) => {
      expect(allowedMakingSteps(actor, MAKING, { steps, writers: [], isPublic: false })).toEqual(allowed)
    },
  )
  test('a reviewer who began it, wrote its text or recorded a drafter’s step does not review it', () => {
    const steps = AS_FAR_AS.fair ?? []
    const law2 = person('clerk', 'legal-review', 'law')
    expect(allowedMakingSteps(law2, MAKING, { steps, writers: [], isPublic: false })).toEqual([])
    expect(allowedMakingSteps(law, MAKING, { steps, writers: ['law'], isPublic: false })).toEqual([])
    const own = [...steps.slice(0, 2), recorded('fair', 'fits', { byId: 'law' })]
    expect(allowedMakingSteps(law, MAKING, { steps: own, writers: [], isPublic: false })).toEqual([])
  })
  test('备案 waits for the public page, and nothing for a making that was given up', () => {
    const steps = [recorded('issue', 'done')]
    expect(allowedMakingSteps(law, MAKING, { steps, writers: [], isPublic: false })).toEqual([])
    expect(allowedMakingSteps(law, MAKING, { steps, writers: [], isPublic: true })).toEqual(['file'])
    const ended = { ...MAKING, endedBecause: '不做了' }
    expect(allowedMakingSteps(clerk, ended, { steps: [], writers: [], isPublic: false })).toEqual([])
  })
})

describe('认定', () => {
  test.each([
    { title: '示例市小剧场扶持办法', field: undefined },
    { title: '机关内部管理规定', field: 'title' },
    { title: '局长办公会会议纪要', field: 'title' },
    { title: '关于张某任免的通知', field: 'title' },
    { title: '关于增拨经费的请示', field: 'title' },
  ])('$title', ({ title, field }) => {
    expect(faultsOfIdentifying({ ...MAKING, title })[0]?.field).toBe(field)
  })
})

describe('how long comments are asked for', () => {
  test.each([
    { what: '不涉及的不必', change: {}, days: null },
    { what: '和经营主体密切相关的三十天', change: { operators: true }, days: 30 },
    { what: '影响切身利益的按参数', change: { rights: true }, days: 20 },
    { what: '都涉及的取长的', change: { operators: true, rights: true }, days: 30 },
    { what: '紧急的可以缩短', change: { operators: true, urgentBecause: '汛情' }, days: 3 },
    { what: '紧急但不涉及的仍不必', change: { urgentBecause: '汛情' }, days: null },
  ])('$what', ({ change, days }) => {
    expect(commentDays({ ...MAKING, ...change }, DAYS)).toBe(days)
  })
})

const HELD = { outcome: 'held', place: '门户网站', opinions: 3, from: day('2026-03-10') } as const

describe('what a step lacks', () => {
  const rows: readonly (readonly [string, StepToRecord, Partial<Against>, readonly string[]])[] = [
    ['an outcome', typed('fair'), {}, ['outcome', 'consistency']],
    ['a finding', typed('assess', { outcome: 'done', finding: '' }), {}, ['finding']],
    ['a day that has come', typed('assess', { outcome: 'done', on: day('2026-04-21') }), {}, ['on']],
    [
      'a day not before the step before',
      typed('assess', { outcome: 'done', on: day('2026-03-01') }),
      { steps: AS_FAR_AS.assessed ?? [] },
      ['on'],
    ],
    [
      'comments where they are mandatory',
      typed('consult', { outcome: 'not-needed' }),
      { making: { ...MAKING, operators: true } },
      ['outcome'],
    ],
    [
      'urgent or not, mandatory comments are not left out',
      typed('consult', { outcome: 'not-needed' }),
      { making: { ...MAKING, rights: true, urgentBecause: '汛情' } },
      ['outcome'],
    ],
    [
      'thirty days of comments for 经营主体',
      typed('consult', { ...HELD, until: day('2026-04-08') }),
      { making: { ...MAKING, operators: true } },
      ['until'],
    ],
    [
      'nothing where they are full',
      typed('consult', { ...HELD, until: day('2026-04-09') }),
      { making: { ...MAKING, operators: true } },
      [],
    ],
    [
      'nothing where urgency shortens them',
      typed('consult', { ...HELD, until: day('2026-03-13') }),
      { making: { ...MAKING, operators: true, urgentBecause: '汛情' } },
      [],
    ],
    [
      'the end of the comments before their result',
      typed('consult', { ...HELD, until: day('2026-04-25'), on: day('2026-04-20') }),
      {},
      ['on'],
    ],
    [
      'where and with what answer comments were asked for',
      typed('consult', { outcome: 'held' }),
      {},
      ['place', 'opinions', 'from', 'until'],
    ],
    [
      '公平竞争审查 where 经营者 are touched',
      typed('fair', { outcome: 'not-needed' }),
      { making: { ...MAKING, economic: true } },
      ['outcome'],
    ],
    [
      'the number of the written opinion',
      typed('legality', { outcome: 'lawful' }),
      { legalityFrom: day('2026-04-20') },
      ['reference'],
    ],
    [
      'five working days of legality review',
      typed('legality', { outcome: 'lawful', reference: '审〔2026〕1号' }),
      { legalityFrom: day('2026-04-21') },
      ['on'],
    ],
    [
      'nothing where urgency shortens the review',
      typed('legality', { outcome: 'lawful', reference: '审〔2026〕1号' }),
      { legalityFrom: day('2026-04-21'), making: { ...MAKING, urgentBecause: '汛情' } },
      [],
    ],
    ['the minutes of 集体审议', typed('deliberate', { outcome: 'passed' }), {}, ['reference']],
    [
      'whether advice was taken',
      typed('deliberate', { outcome: 'passed', reference: '纪要1' }),
      { steps: [recorded('legality', 'amend')] },
      ['advice'],
    ],
    [
      'the reasons where it was not all taken',
      typed('deliberate', { outcome: 'passed', reference: '纪要1', advice: 'partly' }),
      { steps: [recorded('legality', 'amend')] },
      ['adviceReason'],
    ],
    [
      'a day of 备案 not before 公布',
      typed('file', { outcome: 'done', reference: '备1', on: day('2026-04-01') }),
      { publishedOn: day('2026-04-02') },
      ['on'],
    ],
  ]
  test.each(rows.map(([what, step, change, fields]) => ({ what, step, change, fields })))(
    '$what',
    ({ step, change, fields }) => {
      expect(faultsOfStep(step, against(change)).map(({ field }) => field)).toEqual(fields)
    },
  )
  test('an outcome of another step is none', () => {
    const step = typed('legality', { outcome: 'passed', reference: '审1' })
    expect(faultsOfStep(step, against()).map(({ field }) => field)).toEqual(['outcome'])
  })
  test('comments shorter than the rule are never full, however they are dated', () => {
    const making = { ...MAKING, operators: true }
    fc.assert(
      fc.property(fc.nat(29), (days) => {
        const until = addDays(HELD.from, days)
        const faults = faultsOfStep(
          typed('consult', { ...HELD, until, on: day('2026-04-20') }),
          against({ making }),
        )
        expect(faults.map(({ field }) => field)).toContain('until')
      }),
    )
  })
})

describe('which documents show their steps', () => {
  const document = {
    normative: true,
    origin: 'own',
    writtenOn: day('2027-01-05'),
    madeElsewhere: null,
  } as const
  test.each([
    { what: 'a 规范性文件 from the first year on', change: {}, found: 'missing' },
    {
      what: 'none that was issued before the system came',
      change: { writtenOn: day('2026-12-31') },
      found: 'before-start',
    },
    {
      what: 'none for which 法制 says where it was made',
      change: { madeElsewhere: '办公系统' },
      found: 'elsewhere',
    },
    { what: 'nothing that is no 规范性文件', change: { normative: false }, found: 'none-needed' },
    { what: 'nothing that others made', change: { origin: 'obtained' as const }, found: 'none-needed' },
  ])('$what', ({ change, found }) => {
    expect(procedureOf({ ...document, ...change }, 2027)).toBe(found)
  })
})
