/** Every cell stands for itself: one that covered several is followed by empty ones, so that columns stay under their head. */
export function squareTables(body: HTMLElement): void {
  for (const table of body.querySelectorAll('table')) {
    const open: number[] = []
    for (const row of table.rows) fillRow(row, open)
  }
}

/** `open` says for each column how many rows a cell from above still covers. */
function fillRow(row: HTMLTableRowElement, open: number[]): void {
  const cells = Array.from(row.cells)
  const filled: HTMLTableCellElement[] = []
  const cover = (): void => {
    while ((open[filled.length] ?? 0) > 0) {
      open[filled.length] = (open[filled.length] ?? 0) - 1
      filled.push(document.createElement('td'))
    }
  }
  for (const cell of cells) {
    cover()
    const [columns, rows] = [Math.min(cell.colSpan, 60), Math.min(cell.rowSpan, 1000)]
    for (let column = 0; column < columns; column++) {
      open[filled.length] = rows - 1
      filled.push(column === 0 ? cell : document.createElement('td'))
    }
    cell.removeAttribute('colspan')
    cell.removeAttribute('rowspan')
  }
  cover()
  row.replaceChildren(...filled)
}

const INNER = 'p, div, h1, h2, h3, h4, h5, h6, li, tr'

/** A cell or an item is one line: its paragraphs follow each other, set apart by a space. */
export function joinCells(body: HTMLElement): void {
  for (const cell of body.querySelectorAll<HTMLElement>('td, th, li')) {
    if (cell.parentElement?.closest('td, th') !== null) continue
    for (const end of cell.querySelectorAll('br')) end.replaceWith(' ')
    if (cell.tagName === 'LI' && cell.querySelector('ul, ol')) continue
    const line = document.createElement('p')
    const inner = Array.from(cell.querySelectorAll(INNER)).filter((one) => one.querySelector(INNER) === null)
    for (const one of inner.length === 0 ? [cell] : inner) line.append(...one.childNodes, ' ')
    cell.replaceChildren(line)
  }
}
