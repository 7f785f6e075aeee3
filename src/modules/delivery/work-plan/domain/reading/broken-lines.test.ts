import { expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'

const PLAN = [
  '示例市园林局2030年政务公开工作要点',
  '一、公开公园改造信息。在门户网站设置专栏，集中发布改造计划、施工进度、验收结果和投诉渠道，2030年10月底前完成栏目建设并保持更新。（公园管理处牵头，规划建设处、信息中心等有关处室配合）',
  '二、公开古树名木信息。逐株登记树种、树龄、位置和养护责任人，并在市民地图上标注，供公众查询、监督和举报破坏行为。（绿化保护处、市林业科学研究院、各区园林绿化服务中心按职责分工负责）',
  '三、公开绿地认养信息。每季度公布可认养的绿地清单、认养方式和联系方式，简化申请手续，方便市民和单位参与养护。（义务植树处会同各区园林绿化服务中心负责）',
]

/** As a printer breaks paragraphs into lines of one width. */
function broken(width: number, plan: readonly string[] = PLAN): string {
  return plan
    .flatMap((paragraph) => {
      const signs = [...paragraph]
      return Array.from({ length: Math.ceil(signs.length / width) }, (_, line) =>
        signs.slice(line * width, (line + 1) * width).join(''),
      )
    })
    .join('\n')
}

test.each([19, 23, 26, 31, 38])(
  'a plan broken into lines of %i characters reads as one that is not',
  (width) => {
    const whole = readPlan(PLAN.join('\n'))
    const lines = readPlan(broken(width))
    expect(lines.measures.map(facts)).toEqual(whole.measures.map(facts))
    expect(lines.doubts).toEqual([])
  },
)

function facts(measure: ReturnType<typeof readPlan>['measures'][number]): unknown {
  const { path, text, lead, participants, deadline, recurring } = measure
  const names = [lead, participants].map((units) => units.map(({ name }) => name))
  return { path, text: text.replaceAll('\n', ''), names, deadline, recurring }
}

test('an unclosed bracket ends at its line where other lines are joined', () => {
  const damaged = PLAN.map((paragraph) => paragraph.replace('有关处室配合）', '有关处室配合'))
  const [first, second] = readPlan(broken(24, damaged)).measures
  expect(first?.participants.map(({ name }) => name)).toEqual(['规划建设处', '信息中心'])
  expect(second?.path).toEqual(['二'])
})

test('and where the number behind it is damaged as well', () => {
  const lines = [
    '示例市园林局2030年政务公开工作要点任务分工表',
    '1.公开公园改造信息，集中发布改造计划施工进度情况',
    '和验收结果供市民查询（责任单位：甲科、市园林局乙科',
    '2，公开古树名木信息，逐株登记树种树龄位置和养护情',
    '况，并在地图上标注。（责任单位：丙科、市园林局丁科',
    '、戊科）',
    '3.公开绿地认养信息，每季度公布可以认养的绿地的清单',
    '和认养方式。（责任单位：丙科）',
  ]
  expect(readPlan(lines.join('\n')).measures.map(({ lead }) => lead.map(({ name }) => name))).toEqual([
    ['甲科', '市园林局乙科'],
    ['丙科', '市园林局丁科', '戊科'],
    ['丙科'],
  ])
})
