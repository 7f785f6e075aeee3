import { childOf, elementsOf, switchOf, valueOf, type XmlElement } from '../xml-tree.ts'

/** The list a paragraph belongs to, as far as one place of the document says; the rest comes from styles. */
export interface ListPlace {
  readonly numId: string | undefined
  readonly level: number | undefined
}

/** What the style sheet says about numbering and hidden text. */
export interface StyleSheet {
  /** Styles from the paragraph's own down to the one everything rests on; the default style when none is named. */
  chainOf(styleId: string | undefined): readonly string[]
  listPlace(chain: readonly string[]): ListPlace
  /** The level of a heading's style, 0 for the highest; undefined where no style is one. */
  outlineLevel(chain: readonly string[]): number | undefined
  /** Whether text of that style is hidden; undefined where no style says so. */
  hides(styleId: string | undefined): boolean | undefined
  hidesByDefault: boolean
}

interface Style {
  readonly basedOn: string | undefined
  readonly place: ListPlace
  readonly vanish: boolean | undefined
  readonly outline: number | undefined
}

const MAX_CHAIN = 30

/** Reads styles.xml; a document without one has no styles. */
export function readStyles(styles: XmlElement | null): StyleSheet {
  const byId = new Map<string, Style>()
  const elements = styles === null ? [] : elementsOf(styles).filter((element) => element.name === 'w:style')
  for (const element of elements) byId.set(element.attributes['w:styleId'] ?? '', readStyle(element))
  const defaultId = elements.find(isDefaultParagraphStyle)?.attributes['w:styleId']

  function chainOf(styleId: string | undefined): string[] {
    const chain: string[] = []
    let id = styleId !== undefined && byId.has(styleId) ? styleId : defaultId
    while (id !== undefined && !chain.includes(id) && chain.length < MAX_CHAIN) {
      chain.push(id)
      id = byId.get(id)?.basedOn
    }
    return chain
  }

  return {
    chainOf,
    listPlace: (chain) => ({
      numId: firstSet(chain, (id) => byId.get(id)?.place.numId),
      level: firstSet(chain, (id) => byId.get(id)?.place.level),
    }),
    outlineLevel: (chain) => firstSet(chain, (id) => byId.get(id)?.outline),
    hides: (styleId) =>
      styleId === undefined ? undefined : firstSet(chainOf(styleId), (id) => byId.get(id)?.vanish),
    hidesByDefault: hidesByDefault(styles),
  }
}

/** The list place written in a paragraph's (or a style's) own properties. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace {
  const numbering = childOf(properties, 'w:numPr')
  const level = valueOf(numbering, 'w:ilvl')
  return { numId: valueOf(numbering, 'w:numId'), level: level === undefined ? undefined : Number(level) }
}

function readStyle(element: XmlElement): Style {
  const outline = valueOf(childOf(element, 'w:pPr'), 'w:outlineLvl')
  return {
    outline: outline === undefined ? undefined : Number(outline),
    basedOn: valueOf(element, 'w:basedOn'),
    place: listPlaceOf(childOf(element, 'w:pPr')),
    vanish: switchOf(childOf(element, 'w:rPr'), 'w:vanish'),
  }
}

function isDefaultParagraphStyle(element: XmlElement): boolean {
  const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '')
  return isDefault && element.attributes['w:type'] === 'paragraph'
}

function hidesByDefault(styles: XmlElement | null): boolean {
  const defaults = childOf(childOf(styles ?? undefined, 'w:docDefaults'), 'w:rPrDefault')
  return switchOf(childOf(defaults, 'w:rPr'), 'w:vanish') ?? false
}

function firstSet<T>(chain: readonly string[], read: (id: string) => T | undefined): T | undefined {
  for (const id of chain) {
    const value = read(id)
    if (value !== undefined) return value
  }
  return undefined
}
