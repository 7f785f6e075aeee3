import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { problemOf } from './problem.ts'

describe('what the reader is told', () => {
  test.each([
    ['absent', 404],
    ['forbidden', 403],
    ['conflict', 409],
    ['invalid', 422],
  ] as const)('a refusal (%s) keeps its sentence, as %i', (kind, status) => {
    expect(problemOf(new Refusal(kind, 'code', '请先登录。'))).toEqual({
      status,
      code: 'code',
      sentence: '请先登录。',
    })
  })

  test('a defect tells nothing of its inside', () => {
    const problem = problemOf(new Error('select * from secret'))
    expect(problem.status).toBe(500)
    expect(problem.sentence).toBe('系统出了差错，这一步没有保存。差错已记下，请稍后再试。')
    expect(problemOf('text').status).toBe(500)
    expect(problemOf(undefined).status).toBe(500)
  })

  test.each([
    [413, 'too-large'],
    [429, 'too-many'],
    [415, 'bad-request'],
    [400, 'bad-request'],
  ])('an answer of the web server itself (%i) is said in a sentence', (statusCode, code) => {
    const problem = problemOf(Object.assign(new Error('English'), { statusCode }))
    expect(problem).toMatchObject({ status: statusCode, code })
    expect(problem.sentence).not.toContain('English')
  })

  test.each(['23505', '40P01', '40001'])(
    'who comes second where two did the same at once (%s) is told to look again',
    (code) => {
      const problem = problemOf(Object.assign(new Error('duplicate key'), { code }))
      expect(problem).toEqual({
        status: 409,
        code: 'collision',
        sentence: '刚才有人在办同一件事，这次没有保存。请退回上一页刷新，看看还要不要办。',
      })
      expect(problemOf(Object.assign(new Error('not null'), { code: '23502' })).status).toBe(500)
    },
  )

  test('a server error of the framework is a defect', () => {
    expect(problemOf(Object.assign(new Error('x'), { statusCode: 503 })).status).toBe(500)
  })
})
