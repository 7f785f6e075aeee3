import { readPlan } from '../../src/modules/delivery/work-plan/domain/reading/read-plan.ts'

const measureCount = 300
const byteCount = 200_000
const runs = 15

const plan = generatePlan()
const bytes = Buffer.byteLength(plan)
const baseline = medianOf(() => countBrackets(plan))
const reading = medianOf(() => readPlan(plan).measures.length)

console.log(`plan                 ${measureCount} measures, ${(bytes / 1000).toFixed(0)} kB`)
console.log(`measures read        ${reading.result}`)
console.log(`reading, median      ${reading.milliseconds.toFixed(2)} ms (${runs} runs after warm-up)`)
console.log(`baseline, median     ${baseline.milliseconds.toFixed(3)} ms (lines split, brackets counted)`)
console.log(`ratio to baseline    ${(reading.milliseconds / baseline.milliseconds).toFixed(1)}`)

/** The least any reader does with a plan: cut it into lines and look at each bracket once. */
function countBrackets(text: string): number {
  return text.split('\n').reduce((count, line) => count + (line.match(/[()（）]/gu)?.length ?? 0), 0)
}

function medianOf(work: () => number): { milliseconds: number; result: number } {
  for (let warmUp = 0; warmUp < 5; warmUp++) work()
  let result = 0
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    result = work()
    return performance.now() - start
  })
  times.sort((one, other) => one - other)
  return { milliseconds: times[Math.floor(runs / 2)] ?? 0, result }
}

function generatePlan(): string {
  const chapters = Array.from({ length: measureCount / 15 }, (_, chapter) =>
    [
      `${chineseNumber(chapter + 1)}、公开重点领域信息`,
      ...Array.from({ length: 15 }, (_, item) => writeItem(chapter, item)),
    ].join('\n'),
  )
  return ['示例市2024年政务公开工作要点', ...chapters].join('\n')
}

function writeItem(chapter: number, item: number): string {
  const number = `（${chineseNumber(item + 1)}）`
  const notation = `（示例${chineseNumber(chapter + 1)}处牵头，样本${chineseNumber(item + 1)}处、虚构处（综合处）按职责分工负责，2024年${(item % 12) + 1}月底前完成）`
  const sentence = '依法公开本领域的政策文件、办事指南和执行结果，方便群众查询。'
  const wanted = byteCount / measureCount
  const room = wanted - Buffer.byteLength(number + notation + '完善公开目录。\n')
  return `${number}完善公开目录。${sentence.repeat(Math.ceil(room / Buffer.byteLength(sentence)))}${notation}`
}

function chineseNumber(value: number): string {
  const digits = [...'零一二三四五六七八九']
  const tens = Math.floor(value / 10)
  const unit = value % 10
  return (
    (tens > 1 ? (digits[tens] ?? '') : '') + (tens > 0 ? '十' : '') + (unit > 0 ? (digits[unit] ?? '') : '')
  )
}
