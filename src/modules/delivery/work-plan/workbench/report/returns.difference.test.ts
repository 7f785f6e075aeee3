import { describe, expect, test } from 'vitest'
import { differenceSince } from './returns.difference.ts'

const before = { state: 'on-schedule', text: '已印发通知。正在收集清单。' } as const

describe('what changed since the last period, in words', () => {
  test('nothing changed', () => {
    expect(differenceSince(before, { ...before, text: '已印发通知。 正在收集清单。\n' })).toEqual({
      same: true,
      words: ['无变化'],
    })
  })

  test('another state with the same text', () => {
    expect(differenceSince(before, { ...before, state: 'behind' }).words).toEqual([
      '进度：按计划 → 滞后',
      '文字没有改',
    ])
  })

  test('sentences that are new and sentences that are gone', () => {
    const now = { state: 'completed', text: '已印发通知。清单已公布。' } as const
    expect(differenceSince(before, now).words).toEqual([
      '进度：按计划 → 已完成',
      '新写：“清单已公布。”',
      '去掉：“正在收集清单。”',
    ])
  })

  test('sentences in another order are no new sentences', () => {
    expect(differenceSince(before, { ...before, text: '正在收集清单。已印发通知。' }).words).toEqual([
      '只调了句子的顺序',
    ])
  })

  test('the first report has nothing to be compared with', () => {
    expect(differenceSince(null, before).words).toEqual(['上期没有报'])
    expect(differenceSince(before, null).words).toEqual(['本期还没有填'])
  })
})
