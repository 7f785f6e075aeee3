import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { foldWidth } from '../../kernel/chinese-text.ts'

/** The field's own terms; every entry needs a frequency, without one the segmenter ignores it. */
const TERMS = [
  '政务公开',
  '工作要点',
  '重点任务',
  '民生实事',
  '绩效任务',
  '办事指南',
  '全清单',
  '公开全清单',
  '依申请公开',
  '主动公开',
  '公开属性',
  '双公示',
  '双随机',
  '一公开',
  '一网通查',
  '一网通办',
  '一网通答',
  '一网通管',
  '放管服',
  '告知承诺',
  '证照分离',
  '信息公开',
  '政策解读',
  '第一解读人',
  '吹风机制',
  '首问',
  '首问负责制',
  '政务新媒体',
  '规范性文件',
  '政府公报',
  '执法公示',
  '内设机构',
  '直属单位',
  '牵头',
  '文创',
  '文创产品',
  '星级饭店',
  '旅行社',
  '导游证',
  '公共文化',
  '京郊旅游',
  '对口支援',
  '信息中心',
  '办公室',
  '法制处',
  '宣传处',
  '行政审批处',
]

const known: { key: string; segmenter: Jieba } = { key: '', segmenter: segmenterWith([]) }

function segmenterWith(more: readonly string[]): Jieba {
  const segmenter = Jieba.withDict(dict)
  segmenter.loadDict(Buffer.from([...TERMS, ...more].map((term) => `${term} 100000 n`).join('\n')))
  return segmenter
}

/** Takes the words that the bureau itself keeps together; what was segmented before has to be indexed again. */
export function learnWords(words: readonly string[]): void {
  const key = words.join('\n')
  if (key === known.key) return
  known.segmenter = segmenterWith(words)
  known.key = key
}

const MARKS = /[^\p{L}\p{N}]+/gu

/** The words of a text for finding it again: search segmentation, full-width folded, lower case, no punctuation. */
export function wordsOf(text: string): readonly string[] {
  const folded = foldWidth(text).toLowerCase()
  return known.segmenter
    .cutForSearch(folded, true)
    .map((word) => word.replace(MARKS, ''))
    .filter((word) => word !== '')
}
