import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { DEMO_MARK } from '../sheets/sheet-spec.ts'
import {
  characters,
  FACES,
  GRID,
  INDENTS,
  LANDSCAPE_MARGINS,
  LINES,
  MARGINS,
  PAPER,
  SIZES,
  twips,
} from './layout.ts'
import { runSetting, runsOf } from './text-run.ts'

/** Pages of one orientation with their grid, page numbers outside, and the mark of demonstration content. */
export function pagesOf(
  children: readonly FileChild[],
  frame: { readonly landscape: boolean; readonly demo: boolean },
): ISectionOptions {
  const margins = frame.landscape ? LANDSCAPE_MARGINS : MARGINS
  return {
    children,
    properties: {
      page: {
        size: {
          width: twips(PAPER.width),
          height: twips(PAPER.height),
          orientation: frame.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(margins.header),
          footer: twips(margins.footer),
        },
      },
      grid: { type: DocumentGridType.DEFAULT, linePitch: GRID.linePitch },
    },
    footers: { default: pageNumber('odd'), even: pageNumber('even') },
    ...(frame.demo && { headers: { default: demoHeader(), even: demoHeader() } }),
  }
}

/** 页码：四号半角宋体，左右各一条一字线，单页居右空一字，双页居左空一字. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const setting = { face: FACES.page, size: SIZES.si }
  const space = characters(INDENTS.page)
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: space } : { left: space },
        spacing: { line: LINES.page * 20, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ ...runSetting(setting), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

function demoHeader(): Header {
  const setting = { face: FACES.heading, size: SIZES.xiaoWu }
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [...runsOf(DEMO_MARK, setting)] })],
  })
}
