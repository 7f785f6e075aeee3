import type { Measure } from '../../../src/modules/delivery/work-plan/domain/measure.ts'

/** A measure with defaults; a test states only what matters. */
export function aMeasure(over: Partial<Measure> = {}): Measure {
  return {
    id: 'm1',
    planId: 'p1',
    number: 1,
    path: ['一', '(一)'],
    seq: 1,
    heading: null,
    text: '公布开放时间。写明无障碍设施。',
    notation: '（公共服务处负责落实）',
    leadNames: ['公共服务处'],
    participantNames: [],
    deadline: null,
    deadlineText: null,
    recurring: null,
    relative: null,
    rhythm: null,
    rhythmInternal: false,
    places: {
      number: null,
      text: [{ start: 0, end: 15 }],
      notation: [{ start: 15, end: 26 }],
      deadline: null,
      units: [{ start: 16, end: 21 }],
    },
    confirmed: false,
    edited: false,
    ...over,
  }
}
