/** How the acts on publications are read in the 办理记录. */
export const publicationWords = {
  acts: { released: '发布', related: '关联', 'column-changed': '改栏目' },
  subjects: { publication: '公开信息', column: '栏目' },
  effective: ['released'],
}
