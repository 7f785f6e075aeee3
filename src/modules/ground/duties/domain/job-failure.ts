const LONGEST = 200
const CHINESE = /[\u4e00-\u9fff]/

/** Why a job failed, in one sentence: its own where it says one in Chinese, else that it is a fault of the program. */
export function failureSentence(failure: string): string {
  const [first = ''] = failure.trim().split('\n')
  const words = first.replace(/^\w*(?:Error|Refusal): /, '').trim()
  const short = Array.from(words).slice(0, LONGEST).join('')
  if (short === '') return '程序出错，没有写明原因。'
  return CHINESE.test(short) ? short : `程序出错：${short}`
}
