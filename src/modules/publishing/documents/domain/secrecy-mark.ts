import { Refusal } from '../../../../kernel/refusal.ts'
import { bearsSecrecyMark } from '../../../../kernel/secrecy-marks.ts'

/** What a person is told; the marked words are repeated nowhere. */
export const SECRECY_ADVICE =
  '这里有密级标志（秘密、机密、绝密）。涉密文件和工作秘密不进入本系统，也不登记标题和文号。系统没有保存任何内容。请立即停止在这台电脑上处理，删除本机上的文件，报告本单位保密工作机构，按保密规定办理。'

/** Refuses text with a secrecy mark (保密法第三十一、六十四条); of the text nothing is kept, shown again or logged. */
export function refuseSecrets(texts: readonly (string | null)[]): void {
  if (texts.some((text) => text !== null && bearsSecrecyMark(text)))
    throw new Refusal('invalid', 'secrecy-mark', SECRECY_ADVICE)
}
