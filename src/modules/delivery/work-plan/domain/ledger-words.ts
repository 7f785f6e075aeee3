/** Every act on a plan, its measures, forms and releases, as the 办理记录 is read. */
const ACTS = {
  imported: '导入工作要点，读出各项措施',
  'unit-matched': '认定原文里的处室名称',
  'rhythm-chosen': '定下“定期”的周期（内部期限）',
  'doubt-settled': '处理一个疑问',
  'edited-at-review': '核对时修改',
  merged: '核对时并入后一项',
  split: '核对时拆成两项',
  'measures-confirmed': '确认读出的措施',
  'head-corrected': '更正标题或年度',
  discarded: '作废这次导入',
  adopted: '采纳，责任处室和时限生效',
  'adoption-taken-back': '撤回采纳',
  'round-met': '记本期已办',
  'change-requested': '申请调整',
  'change-approved': '同意调整，即时生效',
  'change-refused': '不同意调整',
  'evidence-added': '添加佐证（内部）',
  'evidence-taken-back': '撤下佐证',
  'evidence-marked-public': '佐证标为可公开',
  'evidence-marked-internal': '佐证改回内部',
  'statement-accepted': '认可一句说明作为佐证',
  'not-concerned-asked': '申请“本处本年不涉及”',
  'not-concerned-accepted': '认可“本处本年不涉及”',
  'not-concerned-refused': '不认可“本处本年不涉及”',
  'draft-saved': '保存落实情况草稿',
  'entered-by-office': '办公室代录落实情况',
  'handed-to-head': '交负责人确认',
  confirmed: '确认落实情况',
  'sent-back-by-head': '负责人退回',
  'sent-back-by-office': '办公室退回',
  'correction-noted': '保存更正说明（还没有送审）',
  submitted: '送审',
  released: '批准发布',
  returned: '退回送审',
}

/** Acts with effect on others. */
const EFFECTIVE = [
  'adopted',
  'adoption-taken-back',
  'change-approved',
  'change-refused',
  'not-concerned-accepted',
  'not-concerned-refused',
  'statement-accepted',
  'confirmed',
  'released',
  'discarded',
]

/** How the module's part of the 办理记录 is read. */
export const workPlanWords = {
  acts: ACTS,
  subjects: {
    'work-plan': '工作要点',
    measure: '措施',
    'division-return': '落实情况表',
    'period-release': '按期公开',
  },
  effective: EFFECTIVE,
}
