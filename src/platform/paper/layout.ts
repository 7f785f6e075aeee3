/**
 * The layout of official papers (GB/T 9704-2012), from recollection of the standard: an office that finds a figure wrong
 * corrects it here and nowhere else. Lengths in millimetres, type sizes in points.
 */
export const PAPER = { width: 210, height: 297 } as const

/** 天头 37、下白边 35、订口 28、右白边 26：版心 156 × 225. */
export const MARGINS = { top: 37, bottom: 35, left: 28, right: 26, header: 15, footer: 25 } as const

/** A page turned for a wide table: the head of the table towards the binding edge. */
export const LANDSCAPE_MARGINS = { top: 28, bottom: 26, left: 35, right: 37, header: 15, footer: 15 } as const

/**
 * 每面 22 行，每行 28 字: the pitch of a line in twentieths of a point, and the width of a character in points. Type of
 * 16 pt closed up by a quarter of a point, because office suites disagree about a grid of characters, not about this.
 */
export const GRID = { linePitch: 579, closedUp: 0.25, character: 15.75 } as const

/** 字号 in points. */
export const SIZES = { er: 22, san: 16, si: 14, xiaoSi: 12, xiaoWu: 9 } as const

/** The faces of staff computers, given by name and never shipped. */
export const FACES = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const

/** Line heights in points where the grid of the body does not rule. */
export const LINES = { title: 35, table: 19, page: 16, imprint: 24 } as const

/** Distances in characters from the edge of the type area. */
export const INDENTS = {
  firstLine: 2,
  annex: 2,
  note: 2,
  sealedDate: 4,
  unsealedSignature: 2,
  imprint: 1,
  page: 1,
} as const

/** Head of issued papers: 标志上边缘至版心上边缘 35，红线在发文字号之下 4. */
export const LETTERHEAD = {
  aboveMark: 35,
  aboveRule: 4,
  ruleWeight: 1.5,
  size: 50,
  colour: 'FF0000',
} as const

/** 版记：首末分隔线 0.35，中间 0.25. */
export const IMPRINT = { outerRule: 0.35, innerRule: 0.25 } as const

/** Millimetres in twentieths of a point, as .docx counts. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

/** Body characters in twentieths of a point. */
export function characters(count: number): number {
  return Math.round(count * GRID.character * 20)
}

/** Width of the type area in twentieths of a point. */
export function typeWidth(turned: boolean): number {
  const { width, height } = PAPER
  return turned
    ? twips(height) - twips(LANDSCAPE_MARGINS.left) - twips(LANDSCAPE_MARGINS.right)
    : twips(width) - twips(MARGINS.left) - twips(MARGINS.right)
}
