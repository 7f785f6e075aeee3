import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding } from './finding.ts'

const LEVEL = '(?:绝密|机密|秘密)'
const INSIDE = '(?:工作秘密|内部资料|内部文件)'

/** A mark stands alone, with a star, or with its term; a sentence that only speaks of 国家秘密、工作秘密 bears none. */
const MARKS = [
  new RegExp(`${LEVEL}\\s*[★☆*]\\s*(?:长期|\\d{1,2}\\s*(?:年|个?月))?`, 'gu'),
  new RegExp(`(?<!\\p{L})${LEVEL}\\s*(?:长期|\\d{1,2}\\s*年)`, 'gu'),
  new RegExp(`[【〔[(]\\s*(?:${LEVEL}|${INSIDE})\\s*[】〕\\])]`, 'gu'),
  new RegExp(`^\\s*(?:${LEVEL}|${INSIDE})\\s*$`, 'gmu'),
  new RegExp(
    `^\\s*${INSIDE}[★☆*,:、\\s]*(?:请|务请)?(?:注意|妥善|严禁|不得|禁止)(?:保存|保管|保密|外传|扩散|转发)\\s*!?$`,
    'gmu',
  ),
]

/** 密级、工作秘密和内部资料的标志: such a text does not enter this system (conventions §10.1; 保密法第三十一条). */
export function findSecrecyMarks(text: Pick<CheckedText, 'passages'>): readonly Finding[] {
  const whole = { ...text, typeId: '', links: [], elements: [], pictures: [] }
  return MARKS.flatMap((mark) => occurrences(whole, mark)).map(({ place }) => ({
    kind: 'secrecy',
    ...place,
    reason: '有密级或内部资料的标志，不能进入本系统，请按保密规定办理。',
    severity: 'refuses',
  }))
}

/** Whether words, such as those of an upload, bear a mark. */
export function bearsSecrecyMark(words: string): boolean {
  return findSecrecyMarks({ passages: [{ field: '', place: '', text: words }] }).length > 0
}
