import { SECRECY_MARKS } from '../../../../../kernel/secrecy-marks.ts'
import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding } from './finding.ts'

/** 密级、工作秘密和内部资料的标志: such a text does not enter this system (conventions §10.1; 保密法第三十一条). */
export function findSecrecyMarks(text: Pick<CheckedText, 'passages'>): readonly Finding[] {
  const whole = { ...text, typeId: '', links: [], elements: [], pictures: [] }
  return SECRECY_MARKS.flatMap((mark) => occurrences(whole, mark)).map(({ place }) => ({
    kind: 'secrecy',
    ...place,
    reason: '有密级或内部资料的标志，不能进入本系统，请按保密规定办理。',
    severity: 'refuses',
  }))
}
