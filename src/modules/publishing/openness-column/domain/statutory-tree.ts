/** A place of 法定主动公开内容: its name, the article that wants it, and where on this site it stands. */
export interface StatutoryPlace {
  readonly name: string
  readonly article: string
  /** Columns of the site that fill it; none where nothing of it has a place here yet. */
  readonly columnIds: readonly string[]
  /** A page of its own instead of a column's list. */
  readonly href?: string
}

/** 法定主动公开内容 of this bureau (条例第二十条; conventions §4.2), in the order of the page. */
export const STATUTORY_TREE: readonly StatutoryPlace[] = [
  { name: '机构职能', article: '条例第二十条第二项', columnIds: ['agency'], href: '/jgzn' },
  { name: '政策文件', article: '条例第二十条第一项', columnIds: ['zcwj'] },
  { name: '政策解读', article: '和政策文件同步公开', columnIds: ['zcjd'] },
  { name: '规划计划', article: '条例第二十条第三项', columnIds: ['ghjh'] },
  { name: '统计信息', article: '条例第二十条第四项', columnIds: ['tjxx'] },
  { name: '行政许可和其他对外管理服务事项', article: '条例第二十条第五项', columnIds: [] },
  { name: '行政处罚、行政强制', article: '条例第二十条第六项', columnIds: [] },
  { name: '双随机、一公开', article: '国发〔2019〕5号', columnIds: [] },
  { name: '财政预算、决算', article: '条例第二十条第七项', columnIds: ['czxx'] },
  { name: '行政事业性收费', article: '条例第二十条第八项', columnIds: [] },
  { name: '政府采购', article: '条例第二十条第九项', columnIds: [] },
  { name: '重大项目', article: '条例第二十条第十项', columnIds: [] },
  { name: '突发公共事件', article: '条例第二十条第十二项', columnIds: ['yjxx'] },
  { name: '公共文化服务和安全生产监督检查', article: '条例第二十条第十三项', columnIds: [] },
  { name: '人事信息', article: '条例第二十条第十四项', columnIds: ['rsxx'] },
  { name: '建议提案办理', article: '条例第二十条第十五项', columnIds: [] },
  { name: '重大决策预公开', article: '条例第二十条第十五项', columnIds: [] },
  { name: '执行公开', article: '条例第二十条第十五项', columnIds: ['work-plan'], href: '/gzyd' },
]

/** A place with how much is public there. */
export interface FilledPlace extends StatutoryPlace {
  readonly count: number
  readonly href: string
}

/** The tree with what is public of each place. */
export function filledTree(counts: ReadonlyMap<string, number>): readonly FilledPlace[] {
  return STATUTORY_TREE.map((place) => ({
    ...place,
    count: place.columnIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
    href: place.href ?? `/lm/${place.columnIds[0] ?? ''}`,
  }))
}
