import type { ReportState } from '../src/modules/delivery/work-plan/index.ts'

/** What divisions say of the measures, by words of the measure; invented, plain, with figures that are easily seen to be examples. */
interface Story {
  readonly find: string
  /** One sentence a quarter; the last one is kept on. */
  readonly sentences: readonly string[]
  readonly states: readonly ReportState[]
}

export const STORIES: readonly Story[] = [
  {
    find: '惠民演出',
    sentences: [
      '一季度演出安排已在官网和公众号发布，共 12 场（示例）。',
      '二季度新增 8 场，领票办法改为提前 3 天预约（示例）。',
      '三季度共发布 20 场，其中 6 场送到乡镇（示例）。',
      '四季度安排已发布，全年共 46 场（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '开放时间',
    sentences: [
      '全市 16 个街道的场馆开放时间已按表发布（示例）。',
      '补充了 5 处无障碍卫生间的位置（示例）。',
      '暑期延时开放信息已更新。',
      '冬季开放时间已更新。',
    ],
    states: ['completed', 'completed', 'completed', 'completed'],
  },
  {
    find: '乡村游',
    sentences: [
      '三类线路已收集 30 条，正在核对接驳信息（示例）。',
      '首批 18 条线路已上线（示例）。',
      '工业游线路有 4 条因改造暂缓，已说明（示例）。',
      '30 条线路全部上线（示例）。',
    ],
    states: ['on-schedule', 'completed', 'completed', 'completed'],
  },
  {
    find: '等级评定',
    sentences: [
      '公布 3 家饭店的复核结论（示例）。',
      '公布 2 处景区的评定结果（示例）。',
      '本季度没有新的评定，清单已核对。',
      '全年结果已汇总公布，复核按规定继续。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'on-schedule'],
  },
  {
    find: '一页纸',
    sentences: [
      '31 个事项中已完成 10 个（示例）。',
      '已完成 19 个，窗口已换用新版（示例）。',
      '系统改造晚了两个月，已完成 24 个，下季度补上（示例）。',
      '已完成 29 个，余下 2 个等上级事项调整，已在网站说明（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'behind', 'behind'],
  },
  {
    find: '许可办结',
    sentences: [
      '1 至 3 月每月 5 日前公布，平均用时 6 个工作日（示例）。',
      '按月公布，平均用时 5 个工作日（示例）。',
      '按月公布，平均用时 5 个工作日（示例）。',
      '按月公布，全年平均用时 5 个工作日（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '听取意见',
    sentences: [
      '本季度没有需要征求意见的文件。',
      '1 件文件公开征求意见 30 日，收到 14 条，采纳 9 条（示例）。',
      '2 件文件正在征求意见。',
      '全年 3 件，采纳情况均已公布（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '落实情况',
    sentences: [
      '本期落实情况已汇总。',
      '本期落实情况已汇总。',
      '本期落实情况已汇总。',
      '全年四期均按期公布。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '执法依据',
    sentences: [
      '抽查事项清单的梳理比计划晚两周，已加派人手（示例）。',
      '进度已赶上，新版清单已征求意见。',
      '新版清单已公布，抽查结果同步公开（示例）。',
      '全年抽查结果已公开。',
    ],
    states: ['behind', 'on-schedule', 'completed', 'completed'],
  },
  {
    find: '解读材料',
    sentences: [
      '2 件文件附问答发布（示例）。',
      '3 件文件附问答，1 件附图（示例）。',
      '1 件文件解读晚发 2 天，已改为同时审签（示例）。',
      '全年文件都附了解读。',
    ],
    states: ['on-schedule', 'on-schedule', 'behind', 'completed'],
  },
  {
    find: '接通',
    sentences: [
      '抽查 20 次，接通 19 次（示例）。',
      '抽查 20 次，全部接通（示例）。',
      '抽查 20 次，接通 18 次，已换新号码（示例）。',
      '全年抽查 80 次，接通 77 次；下一年继续抽查（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'on-schedule'],
  },
  {
    find: '发布审核办法',
    sentences: [
      '办法初稿完成。',
      '征求了各处室意见。',
      '送法制处审核，比计划晚三周（示例）。',
      '办法已印发（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'behind', 'completed'],
  },
  {
    find: '送公报',
    sentences: [
      '印发 1 件，第 4 日送达（示例）。',
      '印发 2 件，都在 10 日内送达（示例）。',
      '本季度没有印发规范性文件。',
      '全年 4 件都按期送达（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '公开事项',
    sentences: [
      '已分到各处室核对。',
      '核对了 60 条，还有 3 个处室没有交回，比计划晚（示例）。',
      '汇总完成，等会议审议。',
      '新版全清单已印发（示例）。',
    ],
    states: ['on-schedule', 'behind', 'on-schedule', 'completed'],
  },
  {
    find: '培训',
    sentences: [
      '首次培训定在 4 月。',
      '办了第一次培训，42 人参加（示例）。',
      '检查了 14 个处室，通报 3 处问题（示例）。',
      '办了第二次培训（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
  {
    find: '对口支援',
    sentences: [
      '专栏已开设，发布 2 个项目（示例）。',
      '发布 4 个项目的进展（示例）。',
      '更新 5 个项目的进展（示例）。',
      '全年 6 个项目进展都已公开（示例）。',
    ],
    states: ['on-schedule', 'on-schedule', 'on-schedule', 'completed'],
  },
]

/** What a division says of one measure. */
export interface Told {
  readonly sentence: string
  readonly state: ReportState
}

/** What is said while a quarter still runs and its figures are not there yet. */
export const UNDER_WAY: Told = {
  sentence: '本季度正在推进，数字在季末前补齐（示例）。',
  state: 'on-schedule',
}

/** What is said of a measure in the nth quarter (0–3). */
export function storyOf(text: string, quarter: number): Told {
  const story = STORIES.find((candidate) => text.includes(candidate.find))
  return {
    sentence: story?.sentences[quarter] ?? '按计划推进。',
    state: story?.states[quarter] ?? 'on-schedule',
  }
}
