import { describe, expect, test } from 'vitest'
import { bearsSecrecyMark } from './secrecy-marks.ts'

describe('a secrecy mark (保密法第三十一条)', () => {
  test.each([
    '机密★1年',
    '秘密★',
    '绝 密 ★ 长期',
    '密级：秘密3年',
    '第一行\n机密 10年\n第二行',
    '绝密 长期',
    '机密☆启封前',
    '★6个月',
    '第一行\n绝密\n第二行',
    '（工作秘密）',
    '内部资料，注意保存',
  ])('%j is one', (text) => {
    expect(bearsSecrecyMark(text)).toBe(true)
  })

  test.each([
    '关于做好保守秘密工作的通知',
    '涉及商业秘密的不予公开',
    '商业秘密三年内不得披露',
    '国家秘密由别的系统管理',
    '★★★★★五星级饭店名单',
    '4A★景区',
    '机密性要求见附件',
    '内部资料的管理由办公室负责',
  ])('%j is none', (text) => {
    expect(bearsSecrecyMark(text)).toBe(false)
  })
})
