import { drawingOperations, fromLibrary, type PDFPageProxy } from './pdf-library.ts'

/** A drawn rule: horizontal (`at` is y, from–to are x) or vertical (`at` is x, from–to are y). */
export interface Ruling {
  readonly direction: 'horizontal' | 'vertical'
  readonly at: number
  readonly from: number
  readonly to: number
}

type Matrix = readonly number[]
type Point = readonly [number, number]

const THIN = 3
const LONG = 6
/** Codes of the library's path data: move, line, curve, quadratic curve, close. */
const [MOVE, LINE, CURVE, QUADRATIC] = [0, 1, 2, 3]

/** The straight rules drawn on a page, in the coordinates of its text. */
export async function readRulings(page: PDFPageProxy): Promise<Ruling[]> {
  const names = await drawingOperations()
  const { fnArray, argsArray } = await fromLibrary(page.getOperatorList())
  const rulings: Ruling[] = []
  const saved: Matrix[] = []
  let current: Matrix = page.getViewport({ scale: 1 }).transform
  for (const [index, operation] of fnArray.entries()) {
    const args: unknown = argsArray[index]
    if (operation === names['save'] || operation === names['paintFormXObjectBegin']) saved.push(current)
    if (operation === names['restore'] || operation === names['paintFormXObjectEnd'])
      current = saved.pop() ?? current
    if (operation === names['transform']) current = combined(current, numbersIn(args))
    if (operation === names['paintFormXObjectBegin'] && Array.isArray(args))
      current = combined(current, numbersIn(args[0]))
    if (operation === names['constructPath']) rulings.push(...pathRulings(args, current))
  }
  return rulings
}

function pathRulings(args: unknown, matrix: Matrix): Ruling[] {
  if (!Array.isArray(args) || !Array.isArray(args[1])) return []
  return subpaths(numbersIn(args[1][0])).flatMap((points) =>
    outlineRulings(points.map((p) => moved(p, matrix))),
  )
}

/** A thin filled bar is one rule; of any other outline each straight side is one. */
function outlineRulings(points: readonly Point[]): Ruling[] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top < THIN && right - left > LONG)
    return [{ direction: 'horizontal', at: (top + bottom) / 2, from: left, to: right }]
  if (right - left < THIN && bottom - top > LONG)
    return [{ direction: 'vertical', at: (left + right) / 2, from: top, to: bottom }]
  return points.slice(1).flatMap((point, index) => sideRuling(points[index] ?? point, point))
}

function sideRuling([x1, y1]: Point, [x2, y2]: Point): Ruling[] {
  if (Math.abs(y1 - y2) < 0.5 && Math.abs(x1 - x2) > LONG)
    return [{ direction: 'horizontal', at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }]
  if (Math.abs(x1 - x2) < 0.5 && Math.abs(y1 - y2) > LONG)
    return [{ direction: 'vertical', at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) }]
  return []
}

function subpaths(data: readonly number[]): Point[][] {
  const paths: Point[][] = []
  let index = 0
  while (index < data.length) {
    const code = data[index]
    const width = code === CURVE ? 6 : code === QUADRATIC ? 4 : code === MOVE || code === LINE ? 2 : 0
    const point: Point = [data[index + width - 1] ?? 0, data[index + width] ?? 0]
    const path = paths.at(-1)
    if (code === MOVE || path === undefined) paths.push([point])
    else if (width > 0) path.push(point)
    else if (path[0] !== undefined) path.push(path[0])
    index += width + 1
  }
  return paths
}

function moved([x, y]: Point, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

function combined(outer: Matrix, inner: Matrix): Matrix {
  if (inner.length !== 6) return outer
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

function numbersIn(value: unknown): number[] {
  const values: unknown[] = Array.isArray(value) || value instanceof Float32Array ? Array.from(value) : []
  return values.filter((each) => typeof each === 'number')
}
