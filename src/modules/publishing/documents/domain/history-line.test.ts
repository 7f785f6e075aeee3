import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { isFault, naturalKey, readHistoryLine } from './history-line.ts'

const today = civilDate('2026-03-10')
const LAW = {
  id: 'law-1',
  title: '样例市演出管理条例',
  issuer: '样例市人民代表大会常务委员会',
  level: '地方性法规',
  topic: '文化市场与艺术',
  doc_number: null,
  publish_date: '2019-05-21',
  effective_date: '2019-07-01',
  status: '现行有效',
  revisions: [{ date: '2018-11-02', event: '通过' }],
  body: '第一条 为了管理演出。',
}

function read(change: Record<string, unknown>) {
  return readHistoryLine(JSON.stringify({ ...LAW, ...change }), { line: 7, today })
}

function sentence(change: Record<string, unknown>): string | null {
  const found = read(change)
  return isFault(found) ? found.sentence : null
}

describe('a line of past documents', () => {
  test('becomes a record without its text, made on the earliest day that it names', () => {
    const record = read({})
    expect(record).toMatchObject({ line: 7, title: LAW.title, writtenOn: '2018-11-02', lapsed: false })
    expect(JSON.stringify(record)).not.toContain('为了管理演出')
  })

  test('with a secrecy mark anywhere is refused, and nothing of it is said again', () => {
    for (const change of [
      { body: '机密★10年\n第一条' },
      { title: '秘密★ 某某方案' },
      { note: '绝密★长期' },
    ]) {
      expect(sentence(change)).toContain('系统没有保存任何内容')
      expect(JSON.stringify(read(change))).not.toMatch(/某某方案|第一条/)
    }
  })

  test.each([
    [{ title: ' ' }, '标题（title）没有填'],
    [{ issuer: undefined }, '制发机关（issuer）没有填'],
    [{ publish_date: '2019-13-01' }, '公布日期（publish_date）没有填，或者认不出来'],
    [{ url: 'javascript:alert(1)' }, '原文地址（url）'],
    [{ publish_date: null, effective_date: null, revisions: [] }, '至少要有一个'],
    [{ publish_date: '2027-01-01' }, '还没有到'],
  ])('%o is refused with a sentence that names the field', (change, words) => {
    expect(sentence(change)).toContain(words)
  })

  test('that broke off is refused', () => {
    const found = readHistoryLine('{"title": "样例', { line: 3, today })
    expect(found).toEqual({ line: 3, sentence: '不是一行完整的 JSON，可能在传送时断了。请重新导出这一行。' })
  })

  test('is the same document whichever widths and spaces it is typed in', () => {
    const one = {
      number: '样例令第17号',
      title: '演出条例',
      issuer: '样例市',
      writtenOn: today,
      publishedOn: null,
    }
    expect(naturalKey({ ...one, number: '样例令第１７号', title: '演出 条例' })).toBe(naturalKey(one))
    expect(naturalKey({ ...one, number: '样例令第18号' })).not.toBe(naturalKey(one))
    expect(naturalKey({ ...one, publishedOn: today })).not.toBe(naturalKey(one))
  })
})
