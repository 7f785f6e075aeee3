import { writeXlsx } from 'hucre'
import { WIDTH_FACE } from './sheet-layout.ts'
import type { SheetSpec } from './sheet-spec.ts'
import { layOutSheet } from './lay-out-sheet.ts'

/**
 * One workbook (.xlsx) of the tables given, each as an office prints it. Text stays text: nothing a person has typed
 * becomes a formula.
 */
export async function writeWorkbook(tables: SheetSpec | readonly SheetSpec[]): Promise<Uint8Array> {
  const specs = isOne(tables) ? [tables] : tables
  const names = sheetNames(specs.map((spec) => spec.name))
  const sheets = specs.map((spec, index) => layOutSheet(spec, names[index] ?? ''))
  return writeXlsx({
    sheets: sheets.map(({ sheet }) => sheet),
    namedRanges: sheets.flatMap((laidOut) => laidOut.names),
    properties: { title: specs[0]?.title ?? '' },
    defaultFont: WIDTH_FACE,
  })
}

function isOne(tables: SheetSpec | readonly SheetSpec[]): tables is SheetSpec {
  return !Array.isArray(tables)
}

/** Names a workbook takes: at most 31 characters, none of []:*?/\, no name twice whatever its letters' case. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const plain = name.replace(/[[\]:*?/\\\p{Cc}]/gu, '').replace(/^'+|'+$/g, '')
    const own = plain.trim().slice(0, 28) || `表${String(index + 1)}`
    let free = own
    for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${own}_${String(copy)}`
    taken.add(free.toLowerCase())
    return free
  })
}
