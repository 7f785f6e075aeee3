import type { Article, ContentType, Draft } from './draft.ts'
import { writeBody } from './write-body.ts'

/** Everything that a page says, whether it is released already or not. */
export type Readable = Pick<Article, 'summary' | 'source' | 'facts' | 'body' | 'files'> & {
  readonly title: string
}

/** A draft as its page will say it. */
export function readableOf(draft: Draft, type: Pick<ContentType, 'fields'>): Readable {
  const { title, summary, source, body, files } = draft
  const facts = type.fields.flatMap(({ key, label }) => {
    const value = (draft.fields[key] ?? '').trim()
    return value === '' ? [] : [{ key, label, value }]
  })
  return { title, summary, source, facts, body, files: [...files] }
}

/** A text line by line, with the addresses of its links: two texts that differ anywhere differ in a line. */
export function linesOf({ title, summary, source, facts, body, files }: Readable): readonly string[] {
  const named = [
    { label: '标题', value: title },
    { label: '内容概述', value: summary },
    { label: '来源', value: source },
    ...facts,
  ]
  return [
    ...named.filter(({ value }) => value !== '').map(({ label, value }) => `${label}：${value}`),
    ...writeBody(body)
      .split('\n')
      .filter((line) => line !== ''),
    ...files.map(({ number, name, alternative }) =>
      [`附件 ${String(number)}：${name}`, ...(alternative === '' ? [] : [`文字说明：${alternative}`])].join(
        '，',
      ),
    ),
  ]
}
