import { TextRun, type IFontAttributesProperties, type IRunOptions } from 'docx'
import { GRID, SIZES } from './layout.ts'

/** How a stretch of text is set: face by name, size in points. */
export interface Setting {
  readonly face: string
  readonly size: number
  readonly colour?: string
}

/** A text in one setting, its line breaks kept, characters that no document may hold left out. */
export function runsOf(text: string, setting: Setting): readonly TextRun[] {
  const lines = text
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(CONTROLS, '')
    .split('\n')
  return lines.map(
    (line, index) => new TextRun({ ...runSetting(setting), text: line, ...(index > 0 && { break: 1 }) }),
  )
}

/** The properties of a run in one setting; digits and letters take the face of the characters around them. */
export function runSetting(setting: Setting): IRunOptions {
  const { face, size, colour } = setting
  const font: IFontAttributesProperties = {
    ascii: face,
    hAnsi: face,
    eastAsia: face,
    cs: face,
    hint: 'eastAsia',
  }
  const closedUp = size === SIZES.san ? -GRID.closedUp * 20 : 0
  return {
    font,
    size: size * 2,
    ...(closedUp !== 0 && { characterSpacing: closedUp }),
    ...(colour !== undefined && { color: colour }),
  }
}

const CONTROLS = /(?![\n\t])[\p{Cc}\ufffe\uffff]/gu
