import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { gapsOf } from './check-column.ts'
import type { ColumnState } from './check-column.ts'
import { guideDifferences, officeLines } from './guide.ts'
import type { GuideContent, Office } from './guide.ts'
import { agencyCode, writtenIndexNumber } from './index-number.ts'
import { isInForce } from './rule-in-force.ts'
import { filledTree, STATUTORY_TREE } from './statutory-tree.ts'

const office: Office = {
  工作机构名称: '示例局办公室',
  办公地址: '虚构路 1 号',
  办公时间: '工作日',
  联系电话: '000-1',
  传真号码: '000-2',
  互联网联系方式: 'a@example.gov.cn',
}
const guide: GuideContent = {
  classes: '分四类',
  arrangement: '按时间',
  access: '网上查',
  onApplication: '写信',
  office: officeLines(office),
}
const full: ColumnState = {
  today: civilDate('2026-03-10'),
  guide,
  differences: 0,
  rulesInForce: 1,
  rulesWithoutFile: [],
  tree: filledTree(
    new Map(STATUTORY_TREE.flatMap(({ columnIds }) => columnIds.map((id) => [id, 1] as const))),
  ),
  reportYears: ['2025'],
  agencyCode: '000014349',
}
const whatIn = (change: Partial<ColumnState>) => gapsOf({ ...full, ...change }).map(({ what }) => what)

describe('what the 专栏 lacks, with the article', () => {
  test('a place without a column is a gap, one with content is none', () => {
    const gaps = gapsOf(full)
    expect(gaps.every(({ article }) => article !== '')).toBe(true)
    expect(gaps.map(({ what }) => what)).toContain('「政府采购」还没有公开的内容')
    expect(gaps.map(({ what }) => what)).not.toContain('「政策文件」还没有公开的内容')
  })

  test('条例第十二条 names each element of the 工作机构', () => {
    const bare = { ...guide, office: officeLines({ ...office, 传真号码: null, 办公时间: null }) }
    expect(whatIn({ guide: bare })).toEqual(
      expect.arrayContaining(['公开指南里没有办公时间', '公开指南里没有传真号码']),
    )
    expect(whatIn({ guide: null })).toContain('公开指南还没有发布')
    expect(whatIn({ differences: 2 })).toContain('公开指南有 2 处和现在的资料不同，还没有更新')
  })

  test('a report is missing only after 31 January of the next year', () => {
    expect(whatIn({ today: civilDate('2027-01-31') })).not.toContain('没有 2026 年的年度报告')
    expect(whatIn({ today: civilDate('2027-02-01') })).toContain('没有 2026 年的年度报告')
  })

  test('no rule in force, a rule without its file, no code of the bureau', () => {
    expect(whatIn({ rulesInForce: 0 })).toContain('公开制度里没有一份现行有效的制度')
    expect(whatIn({ rulesWithoutFile: ['审查办法'] })).toContain('《审查办法》没有可下载的文件')
    expect(whatIn({ agencyCode: '' })).toContain('没有填机构代码，目录里的文件没有索引号')
  })
})

describe('索引号 (conventions §4.3)', () => {
  test('code, year and five digits', () => {
    expect(writtenIndexNumber('000014349', 2026, 7)).toBe('000014349/2026-00007')
  })

  test('a code has 9 or 18 characters, or is not there yet', () => {
    for (const code of ['', '000014349', '11500000MB19069553']) expect(agencyCode.parse(code)).toBe(code)
    for (const code of ['1234', '00001434x', 7]) expect(() => agencyCode.parse(code)).toThrow('9 位或 18 位')
  })
})

test('a rule holds from its day of effect until it runs out or another does away with it', () => {
  const rule = {
    ...{ path: '', title: '', docNo: '', issuer: '', written: '', isRepealed: false, files: [] },
    effective: '2026-01-01',
    expires: '2026-12-31',
  }
  const on = (day: string, change = {}) => isInForce({ ...rule, ...change }, civilDate(day))
  expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect([on('2026-06-01', { isRepealed: true }), on('2030-06-01', { expires: '' })]).toEqual([false, true])
})

test('what differs between the released guide and what would go out is shown place by place', () => {
  const moved = { ...guide, office: officeLines({ ...office, 联系电话: '000-9', 传真号码: null }) }
  expect(guideDifferences(guide, moved)).toEqual([
    { label: '联系电话', before: '000-1', after: '000-9' },
    { label: '传真号码', before: '000-2', after: null },
  ])
  expect(guideDifferences(guide, guide)).toEqual([])
  expect(guideDifferences(null, guide)).toHaveLength(10)
})
