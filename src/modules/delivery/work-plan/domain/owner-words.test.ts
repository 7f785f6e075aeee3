import { describe, expect, test } from 'vitest'
import { ownerWords } from './owner-words.ts'

const office = (id: string) => ({ id, name: `${id}处`, kind: 'office' as const })
const divisions = [
  office('甲'),
  office('乙'),
  office('丙'),
  office('丁'),
  office('戊'),
  { id: '中心', name: '信息中心', kind: 'affiliate' as const },
]

describe('责任处室 are written as an office writes them', () => {
  test('a few are named in the order of the bureau', () => {
    expect(ownerWords(['乙', '甲'], { divisions })).toBe('甲处、乙处')
  })

  test('all 内设机构 are 各处室', () => {
    expect(ownerWords(['甲', '乙', '丙', '丁', '戊', '中心'], { divisions })).toBe('各处室、信息中心')
  })

  test('all others than the leading one are 各处室 too', () => {
    expect(ownerWords(['乙', '丙', '丁', '戊'], { divisions, besides: ['甲'] })).toBe('各处室')
  })

  test('units outside the bureau stand at the end', () => {
    expect(ownerWords(['丙'], { divisions, outside: ['各区文旅局'] })).toBe('丙处、各区文旅局')
  })
})
