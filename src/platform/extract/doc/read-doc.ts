import type { SourceDocument } from '../../../kernel/source-document.ts'
import type { ExtractLimits } from '../extract-limits.ts'
export function readDoc(
  bytes: Uint8Array,
  kind: 'doc' | 'wps',
  _limits: ExtractLimits,
): Promise<SourceDocument> {
  throw new Error('x')
}
