import type { CheckedText } from './checked-text.ts'
import type { Finding } from './finding.ts'

const SAYS_NOTHING =
  /^(?:图|图片|图像|照片|配图|插图|截图|海报|image|img|photo|dsc|pic)?[\s_-]*[\d一二三四五六七八九十]*$/i

/** Pictures of which nothing is said, or nothing that helps who does not see them (GB/T 37668, WCAG 1.1.1). */
export function findAlternatives({ pictures }: CheckedText): readonly Finding[] {
  return pictures.filter(isSilent).map(({ number, name, alternative }) => ({
    kind: 'alternative',
    field: `alternative-${String(number)}`,
    place: `图 ${String(number)}`,
    quote: alternative.trim() === '' ? name : alternative.trim(),
    sentence: name,
    reason: '图片要有文字说明，一句话说出图里讲什么，不能只写“图片”或文件名。',
    severity: 'refuses',
  }))
}

function isSilent({ name, alternative }: CheckedText['pictures'][number]): boolean {
  const said = alternative.trim()
  return SAYS_NOTHING.test(said) || said === name || said === name.replace(/\.[^.]+$/, '')
}
