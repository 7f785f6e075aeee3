/** How the acts on publications are read in the 办理记录. */
export const publicationWords = {
  acts: {
    released: '发布',
    related: '关联',
    'column-changed': '改栏目',
    'package-started': '起草',
    'text-added': '加一份稿件',
    'text-saved': '保存',
    'file-added': '加附件',
    'file-removed': '去掉附件',
    'package-submitted': '送审',
    'gate-passed': '审签通过',
    'gate-returned': '退回',
    'package-taken-back': '撤回',
    'package-abandoned': '作废',
    'package-released': '整包发布',
  },
  subjects: { publication: '公开信息', column: '栏目', package: '稿件' },
  effective: ['released', 'gate-passed', 'package-released'],
}
