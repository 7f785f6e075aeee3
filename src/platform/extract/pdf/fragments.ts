import { fromLibrary, type PDFPageProxy, type TextItem, type TextMarkedContent } from './pdf-library.ts'
import { foldRadicals } from './radicals.ts'

/** A piece of text where it stands on the page; x to the right, y down to the baseline, in points. */
export interface Fragment {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** The marked content it belongs to, null outside any. */
  readonly mark: string | null
}

/** The upright text of a page, and how many characters stand askew (a watermark, a stamp). */
export interface PageText {
  readonly fragments: readonly Fragment[]
  readonly askew: number
  /** Characters that the file marks as no part of the text: heads and page numbers set by the program. */
  readonly artifacts: readonly Fragment[]
}

interface Mark {
  readonly id: string | null
  readonly isArtifact: boolean
}

const UPRIGHT = 0.02

/** Reads the text of one page with its positions and marks. */
export async function readFragments(page: PDFPageProxy): Promise<PageText> {
  const content = await fromLibrary(
    page.getTextContent({ includeMarkedContent: true, disableNormalization: true }),
  )
  const { transform } = page.getViewport({ scale: 1 })
  const fragments: Fragment[] = []
  const artifacts: Fragment[] = []
  const marks: Mark[] = []
  let askew = 0
  for (const item of content.items) {
    if (!('str' in item)) {
      followMark(marks, item)
      continue
    }
    if (item.str.trim() === '') continue
    const fragment = place(item, transform, marks.findLast((mark) => mark.id !== null)?.id ?? null)
    if (fragment === null) askew += item.str.length
    else if (marks.some((mark) => mark.isArtifact)) artifacts.push(fragment)
    else if (!isPrintedTwice(fragment, fragments)) fragments.push(fragment)
  }
  return { fragments, askew, artifacts }
}

/** Some programs make letters bold by printing them a second time, a hair's breadth away. */
function isPrintedTwice(fragment: Fragment, before: readonly Fragment[]): boolean {
  const near = 0.15 * fragment.size
  return before
    .slice(-40)
    .some(
      (each) =>
        each.text === fragment.text &&
        Math.abs(each.left - fragment.left) < near &&
        Math.abs(each.y - fragment.y) < near,
    )
}

function followMark(marks: Mark[], item: TextMarkedContent): void {
  if (item.type === 'endMarkedContent') marks.pop()
  else marks.push({ id: item.id || null, isArtifact: 'tag' in item && item.tag === 'Artifact' })
}

function place(item: TextItem, page: readonly number[], mark: string | null): Fragment | null {
  const [a, b, c, d, e, f] = combined(page, item.transform)
  if (a <= 0 || Math.abs(b) > UPRIGHT * Math.abs(a)) return null
  return {
    text: foldRadicals(withoutInjectedSpaces(item.str)),
    left: e,
    right: e + item.width,
    y: f,
    size: Math.hypot(c, d),
    mark,
  }
}

/** The reader fills the gap between Chinese and Latin letters, which is only spacing, with a space. */
function withoutInjectedSpaces(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。、；：）》”]) (?=[\dA-Za-z])/gu, '')
    .replace(/(?<=[\dA-Za-z%]) (?=[\p{Script=Han}，。、；：（《“])/gu, '')
}

type Matrix = readonly [number, number, number, number, number, number]

function combined(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}
