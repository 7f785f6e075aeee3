/** How the acts on the 专栏 are read in the 办理记录. */
export const columnWords = {
  acts: { 'guide-worded': '编写指南', 'index-number-given': '编索引号' },
  subjects: { 'openness-guide': '公开指南' },
}
