import { closestParagraph, similarity } from './similarity.ts'
import type { Warning, WarningKind } from './material.ts'

/** An interpretation as it is compared. */
export interface MaterialText {
  /** Its pieces in order: a paragraph, a list, a question with its answer. */
  readonly paragraphs: readonly string[]
  readonly source: string
  readonly questions: number
}

/** A text it may have been taken from. */
export interface OtherText {
  readonly kind: Extract<WarningKind, 'like-the-policy' | 'like-a-work-summary' | 'like-a-repost'>
  readonly title: string
  readonly text: string
}

/**
 * What makes one doubt that a text explains the policy: it repeats the policy, a work summary or a reposted report above
 * the limit, its source is not the bureau, or nobody's question is answered (conventions §6.1, 解读材料 linter).
 */
export function warningsOf(
  material: MaterialText,
  among: {
    readonly others: readonly OtherText[]
    readonly percent: number
    readonly ownNames: readonly string[]
  },
): readonly Warning[] {
  const whole = material.paragraphs.join('\n')
  const alike = among.others
    .map((other) => ({ other, percent: similarity(whole, other.text) }))
    .filter(({ percent }) => percent > among.percent)
    .sort((a, b) => b.percent - a.percent)
  const kinds = [...new Set(alike.map(({ other }) => other.kind))]
  const copied = kinds.flatMap((kind) => {
    const worst = alike.find(({ other }) => other.kind === kind)
    return worst === undefined ? [] : [copyWarning(material, worst)]
  })
  return [...copied, ...sourceWarning(material, among.ownNames), ...questionWarning(material)]
}

function copyWarning(
  { paragraphs }: MaterialText,
  { other, percent }: { readonly other: OtherText; readonly percent: number },
): Warning {
  const place = closestParagraph(paragraphs, other.text)
  return {
    kind: other.kind,
    place: place === null ? '全文' : `第 ${String(place.number)} 段（${String(place.percent)}% 相同）`,
    message: `全文有 ${String(percent)}% 和${copiedFrom[other.kind]}《${other.title}》相同。`,
  }
}

const copiedFrom: Readonly<Record<OtherText['kind'], string>> = {
  'like-the-policy': '文件',
  'like-a-work-summary': '工作总结',
  'like-a-repost': '转发的报道',
}

function sourceWarning({ source }: MaterialText, ownNames: readonly string[]): readonly Warning[] {
  if (!isForeign(source, ownNames)) return []
  return [{ kind: 'foreign-source', place: '来源', message: `来源写的是「${source.trim()}」，不是本局。` }]
}

/** Whether a text names a source that is none of the bureau's own names. */
export function isForeign(source: string, ownNames: readonly string[]): boolean {
  const named = source.trim()
  return named !== '' && !ownNames.some((name) => name !== '' && named.includes(name))
}

function questionWarning({ questions }: MaterialText): readonly Warning[] {
  if (questions > 0) return []
  return [{ kind: 'no-questions', place: '正文', message: '没有一个「问：」「答：」。解读以简明问答为主。' }]
}
