import { Refusal } from '../../../../kernel/refusal.ts'

const LEVEL = String.raw`(?:绝\s*密|机\s*密|秘\s*密)`
const TERM = String.raw`(?:长\s*期|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:年|个?月|天|日)|启封前|解密前)`
const STAR_TERM = String.raw`(?:长\s*期|\d{1,2}\s*(?:年|个月)|启封前|解密前)`
const MARK = new RegExp(
  `${LEVEL}\\s*[★☆*]|[★☆]\\s*${STAR_TERM}|(?:^|[^商业国家\\p{Script=Han}])${LEVEL}\\s*${TERM}`,
  'mu',
)

/** Whether a text bears a secrecy mark: 秘密、机密 or 绝密 with ★ or with a term (conventions §10.1). */
export function hasSecrecyMark(text: string): boolean {
  return MARK.test(text.normalize('NFKC'))
}

/** What a person is told; the marked words are repeated nowhere. */
export const SECRECY_ADVICE =
  '这里有密级标志（秘密、机密、绝密）。涉密文件和工作秘密不进入本系统，也不登记标题和文号。系统没有保存任何内容。请立即停止在这台电脑上处理，删除本机上的文件，报告本单位保密工作机构，按保密规定办理。'

/** Refuses text with a secrecy mark (保密法第三十一、六十四条); of the text nothing is kept, shown again or logged. */
export function refuseSecrets(texts: readonly (string | null)[]): void {
  if (texts.some((text) => text !== null && hasSecrecyMark(text)))
    throw new Refusal('invalid', 'secrecy-mark', SECRECY_ADVICE)
}
