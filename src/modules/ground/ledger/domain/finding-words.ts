import { unreachable } from '../../../../kernel/refusal.ts'

/** Where the 办理记录 does not hold together, as the verification names it. */
export interface FindingWords {
  readonly kind: 'changed' | 'missing' | 'head' | 'seal' | 'unrecorded'
  readonly subject: string
  readonly number: number | null
  readonly expected: string
  readonly found: string
}

/** A finding in one sentence: which entry, what should stand there, what does. */
export function findingSentence(finding: FindingWords): string {
  const { subject, number, expected, found } = finding
  const place = number === null ? subject : `${subject} 第 ${String(number)} 条`
  const hashes = `应为 ${expected}，实为 ${found}`
  switch (finding.kind) {
    case 'changed':
      return `${place}：内容与哈希不符，${hashes}。`
    case 'missing':
      return `${place}：这一条不见了，${hashes}。`
    case 'head':
      return `${place}：链头与最后一条不符，${hashes}。`
    case 'seal':
      return `${subject}（第 ${String(number)} 次）：封存与记录不符，${hashes}。`
    case 'unrecorded':
      return `${subject} 的一行被改过却没有办理记录：${found}。`
    default:
      return unreachable(finding.kind)
  }
}
