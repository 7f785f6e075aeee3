import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TabStopType } from 'docx'
import { emptyLine } from './body-paragraphs.ts'
import { characters, FACES, GRID, LETTERHEAD, SIZES, twips, typeWidth } from './layout.ts'
import type { Letterhead } from './paper-spec.ts'
import { runsOf } from './text-run.ts'

/** 发文机关标志、发文字号（上行文另有签发人）、红色分隔线. */
export function letterheadParagraphs(letterhead: Letterhead): readonly Paragraph[] {
  const { mark } = letterhead
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: twips(LETTERHEAD.aboveMark),
        line: LETTERHEAD.size * 24,
        lineRule: LineRuleType.EXACT,
      },
      children: [...runsOf(mark, { face: FACES.title, size: sizeOfMark(mark), colour: LETTERHEAD.colour })],
    }),
    emptyLine(),
    emptyLine(),
    numberParagraph(letterhead),
    emptyLine(),
  ]
}

/** A long name is set smaller so that it stays on one line of the type area. */
function sizeOfMark(mark: string): number {
  const fitting = Math.floor(typeWidth(false) / 20 / Math.max(1, mark.length))
  return Math.min(LETTERHEAD.size, fitting)
}

function numberParagraph(letterhead: Letterhead): Paragraph {
  const { number, signer } = letterhead
  const body = { face: FACES.body, size: SIZES.san }
  const rule = {
    style: BorderStyle.SINGLE,
    size: LETTERHEAD.ruleWeight * 8,
    space: Math.round((LETTERHEAD.aboveRule / 25.4) * 72),
    color: LETTERHEAD.colour,
  }
  const lined = { spacing: { line: GRID.linePitch, lineRule: LineRuleType.EXACT }, border: { bottom: rule } }
  if (signer === undefined)
    return new Paragraph({ ...lined, alignment: AlignmentType.CENTER, children: [...runsOf(number, body)] })
  return new Paragraph({
    ...lined,
    tabStops: [{ type: TabStopType.RIGHT, position: typeWidth(false) - characters(1) }],
    children: [
      ...runsOf(`${IDEOGRAPHIC_SPACE}${number}\t签发人：`, body),
      ...runsOf(signer, { face: FACES.subheading, size: SIZES.san }),
    ],
  })
}

const IDEOGRAPHIC_SPACE = '\u3000'
