import { foldWidth } from './chinese-text.ts'

const LEVEL = String.raw`(?:绝\s*密|机\s*密|秘\s*密)`
const TERM = String.raw`(?:长\s*期|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:年|个?月|天|日)|启封前|解密前)`
const INSIDE = '(?:工作秘密|内部资料|内部文件)'

/**
 * How 密级、工作秘密 and 内部资料 are marked (conventions §10.1; 保密法第三十一条). A mark stands alone, with a star, or with its
 * term; a sentence that only speaks of 国家秘密 or 商业秘密 bears none, nor do hotels with their stars.
 */
export const SECRECY_MARKS: readonly RegExp[] = [
  new RegExp(`${LEVEL}\\s*[★☆*]\\s*${TERM}?`, 'gu'),
  new RegExp(`[★☆]\\s*${TERM}`, 'gu'),
  new RegExp(`(?<!\\p{L})${LEVEL}\\s*${TERM}`, 'gu'),
  new RegExp(`[【〔[(]\\s*(?:${LEVEL}|${INSIDE})\\s*[】〕\\])]`, 'gu'),
  new RegExp(`^\\s*(?:${LEVEL}|${INSIDE})\\s*$`, 'gmu'),
  new RegExp(
    `^\\s*${INSIDE}[★☆*,:、\\s]*(?:请|务请)?(?:注意|妥善|严禁|不得|禁止)(?:保存|保管|保密|外传|扩散|转发)\\s*!?$`,
    'gmu',
  ),
]

/** Whether words, such as those of an upload, bear a mark of secrecy, in whichever width they are written. */
export function bearsSecrecyMark(words: string): boolean {
  const folded = foldWidth(words)
  return SECRECY_MARKS.some((mark) => folded.search(mark) >= 0)
}
