import { wordsOfBody } from './blocks.ts'
import { cleanHtml } from './clean-html.ts'
import type { Article, PublicFile } from './draft.ts'

/** A released text with what stands around it. */
export interface TextToHandOver {
  readonly title: string
  readonly column: string
  readonly article: Article
  /** Named as the source where the text names none. */
  readonly bureau: string
  /** When it came out first, to the minute. */
  readonly releasedAt: string
  readonly changeNote: string | null
}

/** One field as the city's platform asks for it. */
export interface HandoverField {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly long: boolean
}

/** Every field of a text in the order in which the platform asks for them; what is empty is left out. */
export function fieldsToHandOver(text: TextToHandOver): readonly HandoverField[] {
  const { article } = text
  const line = (key: string, label: string, words: string) => ({ key, label, text: words, long: false })
  const lines = (key: string, label: string, words: string) => ({ key, label, text: words, long: true })
  return [
    line('title', '标题', text.title),
    line('column', '栏目', text.column),
    line('type', '类型', article.typeName),
    line('source', '来源', article.source === '' ? text.bureau : article.source),
    line('division', '起草处室', article.division),
    ...article.facts.map(({ key, label, value }) => line(`fact-${key}`, label, value)),
    line('releasedAt', '发布时间', text.releasedAt),
    lines('summary', '摘要', article.summary),
    lines('changeNote', '更正说明', text.changeNote ?? ''),
    lines('words', '正文（纯文字）', wordsOfBody(article.body)),
    lines('html', '正文（HTML）', cleanHtml({ ...article, srcOf: archivePath })),
  ].filter(({ text: words }) => words !== '')
}

/** Where a file lies in the archive; numbered, so that two of one name stand beside each other. */
export function archivePath({ number, name }: PublicFile): string {
  return `附件/${String(number)} ${name}`
}
