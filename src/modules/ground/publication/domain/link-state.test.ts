import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { failureOf, stateOfLink } from './link-state.ts'
import type { LinkStanding } from './link-state.ts'
import { outgoingLinks } from './outgoing-links.ts'
import { readBody } from './read-body.ts'

const policy = { today: civilDate('2026-03-10'), deadDays: 3, confirmedDays: 30 }
const answering: LinkStanding = { outcome: 'answers', failingSince: null, failedDays: 0, confirmedOn: null }
const failing = { ...answering, outcome: 'fails', failingSince: civilDate('2026-03-08') } as const

describe('a link', () => {
  test.each([
    ['was never asked', { ...answering, outcome: null }, 'unchecked'],
    ['may not be asked', { ...answering, outcome: 'not-asked' }, 'not-asked'],
    ['answers', answering, 'answers'],
    ['failed once', { ...failing, failedDays: 1 }, 'failing'],
    ['failed on two days', { ...failing, failedDays: 2 }, 'failing'],
    ['failed on as many days as the bureau says', { ...failing, failedDays: 3 }, 'dead'],
    [
      'is vouched for since it fails',
      { ...failing, failedDays: 3, confirmedOn: civilDate('2026-03-09') },
      'confirmed',
    ],
    [
      'was vouched for when it failed before',
      { ...failing, failedDays: 3, confirmedOn: civilDate('2026-03-01') },
      'dead',
    ],
    [
      'was vouched for too long ago',
      {
        ...failing,
        failingSince: civilDate('2026-01-02'),
        failedDays: 60,
        confirmedOn: civilDate('2026-02-08'),
      },
      'dead',
    ],
  ] as const)('that %s', (_, link, state) => {
    expect(stateOfLink(link, policy)).toBe(state)
  })

  test('that fails on after a confirmation ran out fails anew', () => {
    expect(failureOf(failing)).toBe('2026-03-08')
    expect(failureOf({ ...failing, confirmedOn: civilDate('2026-03-09') })).toBe('2026-03-09')
    expect(failureOf({ ...failing, confirmedOn: civilDate('2026-03-01') })).toBe('2026-03-08')
  })
})

test('a text leads outside by its links to the web, each once, wherever they stand, and not by those to this site', () => {
  const body = readBody(
    [
      '[甲](https://a.example.com/1#x) 和 [又是甲](https://a.example.com/1)',
      '- [乙](http://b.example.com/)',
      '| [丙](https://c.example.com/) | 无 |',
      '问：[丁](https://d.example.com/)？\n答：见 [戊](mailto:a@b.cn) [己](/lm/zwdt) [庚](https://wlj.example.gov.cn/x)。',
    ].join('\n\n'),
  )
  expect(outgoingLinks(body, 'wlj.example.gov.cn')).toEqual([
    'https://a.example.com/1',
    'http://b.example.com/',
    'https://c.example.com/',
    'https://d.example.com/',
  ])
})
