import { describe, expect, test } from 'vitest'
import { officialHosts, readOfficialAddress } from './handover.ts'

const anywhere = { hosts: '', ownDomain: 'wlj.example.gov.cn' }
const platform = { hosts: 'www.example.gov.cn，政务.example.gov.cn', ownDomain: null }

describe('an official address', () => {
  test.each([
    ['https://www.example.gov.cn/art/2026/3/10/1.html', 'https://www.example.gov.cn/art/2026/3/10/1.html'],
    ['  http://WWW.example.gov.cn  ', 'http://www.example.gov.cn/'],
    ['https://www.example.gov.cn/文/1', 'https://www.example.gov.cn/%E6%96%87/1'],
  ])('is taken as the browser writes it: %s', (typed, url) => {
    expect(readOfficialAddress(typed, anywhere)).toEqual({ ok: true, url })
  })

  test.each([
    ['', '请填正式网址'],
    ['www.example.gov.cn/1', '开头'],
    ['ftp://www.example.gov.cn/1', '开头'],
    ['javascript:alert(1)', '开头'],
    ['https://', '开头'],
    ['https://www.example.gov.cn@evil.example/', '开头'],
    ['https://wlj.example.gov.cn/lm/zwdt/2026-1', '本站的网址'],
    [`https://www.example.gov.cn/${'a'.repeat(500)}`, '最多 500'],
  ])('is refused with what to do: %s', (typed, words) => {
    const read = readOfficialAddress(typed, anywhere)
    expect(read.ok ? '' : read.message).toContain(words)
  })

  test('stands on a host of the platform or under one, once the bureau names its hosts', () => {
    expect(readOfficialAddress('https://www.example.gov.cn/1', platform).ok).toBe(true)
    expect(readOfficialAddress('https://wl.www.example.gov.cn/1', platform).ok).toBe(true)
    expect(readOfficialAddress('https://政务.example.gov.cn/1', platform).ok).toBe(true)
    for (const typed of ['https://notwww.example.gov.cn/1', 'https://www.example.gov.cn.evil.example/1'])
      expect(readOfficialAddress(typed, platform)).toMatchObject({ ok: false })
  })
})

test('the hosts of the platform are names of hosts or nothing', () => {
  expect(officialHosts.parse('')).toBe('')
  expect(officialHosts.parse('www.example.gov.cn a.cn')).toBe('www.example.gov.cn a.cn')
  expect(() => officialHosts.parse('https://www.example.gov.cn/')).toThrow(RangeError)
})
