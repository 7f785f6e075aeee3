import { createListCounter, type ListCounter, type ListLevel } from '../word/list-counter.ts'
import { childOf, elementsOf, isElement, switchOf, valueOf, type XmlElement } from '../xml-tree.ts'
import { isKnownFormat } from '../word/number-format.ts'
import type { ListPlace, StyleSheet } from './styles.ts'

/** The automatic numbers of a document, asked for in reading order. */
export interface Numbering {
  /** The printed number of the next paragraph with these properties, '' for none. */
  label(own: ListPlace, styleChain: readonly string[]): string
  /** Formats met that we print as plain digits. */
  readonly unknownFormats: ReadonlySet<string>
}

interface AbstractList {
  readonly levels: ReadonlyMap<number, ListLevel>
  readonly levelOfStyle: ReadonlyMap<string, number>
  readonly styleLink: string | undefined
}

interface List {
  readonly abstractId: string
  readonly overrides: ReadonlyMap<
    number,
    { readonly start: number | undefined; level: ListLevel | undefined }
  >
}

/** Reads numbering.xml and counts as Word does: lists over one abstract list share their running numbers. */
export function readNumbering(numbering: XmlElement | null, styles: StyleSheet): Numbering {
  const abstracts = readAbstractLists(numbering)
  const lists = readLists(numbering)
  const counters = new Map<string, ListCounter>()
  const started = new Set<string>()
  const unknownFormats = new Set<string>()

  function label(own: ListPlace, styleChain: readonly string[]): string {
    const inherited = styles.listPlace(styleChain)
    const numId = own.numId ?? inherited.numId
    const list = numId === undefined ? undefined : lists.get(numId)
    if (numId === undefined || list === undefined) return ''
    const abstractId = followStyleLink(list.abstractId, { abstracts, lists, styles })
    const abstract = abstracts.get(abstractId)
    if (abstract === undefined) return ''
    const level = own.level ?? levelByStyle(abstract, styleChain) ?? inherited.level ?? 0
    const levels = (index: number) => list.overrides.get(index)?.level ?? abstract.levels.get(index)
    const format = levels(level)?.format
    if (format !== undefined && format !== 'bullet' && !isKnownFormat(format)) unknownFormats.add(format)
    return counterOf(counters, abstractId).next(level, levels, firstStart(started, { numId, list, level }))
  }

  return { label, unknownFormats }
}

/** An override of the start counts once, when its list first uses the level. */
function firstStart(
  started: Set<string>,
  use: { numId: string; list: List; level: number },
): number | undefined {
  const key = `${use.numId}/${String(use.level)}`
  if (started.has(key)) return undefined
  started.add(key)
  return use.list.overrides.get(use.level)?.start
}

function counterOf(counters: Map<string, ListCounter>, abstractId: string): ListCounter {
  const counter = counters.get(abstractId) ?? createListCounter()
  counters.set(abstractId, counter)
  return counter
}

function levelByStyle(abstract: AbstractList, styleChain: readonly string[]): number | undefined {
  for (const style of styleChain) {
    const level = abstract.levelOfStyle.get(style)
    if (level !== undefined) return level
  }
  return undefined
}

/** A list may only point to a numbering style, which names the list that holds the levels. */
function followStyleLink(
  abstractId: string,
  book: {
    abstracts: ReadonlyMap<string, AbstractList>
    lists: ReadonlyMap<string, List>
    styles: StyleSheet
  },
): string {
  const link = book.abstracts.get(abstractId)?.styleLink
  if (link === undefined) return abstractId
  const target = book.styles.listPlace([link]).numId
  return (target === undefined ? undefined : book.lists.get(target)?.abstractId) ?? abstractId
}

function readAbstractLists(numbering: XmlElement | null): Map<string, AbstractList> {
  const found = new Map<string, AbstractList>()
  for (const element of childrenNamed(numbering, 'w:abstractNum')) {
    const levels = childrenNamed(element, 'w:lvl')
    const byStyle = levels.flatMap((level) => {
      const style = valueOf(level, 'w:pStyle')
      return style === undefined ? [] : [[style, levelIndex(level)] as const]
    })
    found.set(element.attributes['w:abstractNumId'] ?? '', {
      levels: new Map(levels.map((level) => [levelIndex(level), readLevel(level)])),
      levelOfStyle: new Map(byStyle),
      styleLink: valueOf(element, 'w:numStyleLink'),
    })
  }
  return found
}

function readLists(numbering: XmlElement | null): Map<string, List> {
  const found = new Map<string, List>()
  for (const element of childrenNamed(numbering, 'w:num')) {
    const overrides = childrenNamed(element, 'w:lvlOverride').map((override) => {
      const level = childOf(override, 'w:lvl')
      const start = valueOf(override, 'w:startOverride')
      const value = {
        start: start === undefined ? undefined : Number(start),
        level: level === undefined ? undefined : readLevel(level),
      }
      return [levelIndex(override), value] as const
    })
    found.set(element.attributes['w:numId'] ?? '', {
      abstractId: valueOf(element, 'w:abstractNumId') ?? '',
      overrides: new Map(overrides),
    })
  }
  return found
}

function readLevel(level: XmlElement): ListLevel {
  const suffix = valueOf(level, 'w:suff')
  const restart = valueOf(level, 'w:lvlRestart')
  const format = formatOf(level)
  return {
    start: Number(valueOf(level, 'w:start') ?? 0),
    format,
    text: valueOf(level, 'w:lvlText') ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    asDigits: switchOf(level, 'w:isLgl') ?? false,
    restartAfter: restart === undefined ? null : Number(restart),
    hidden: switchOf(childOf(level, 'w:rPr'), 'w:vanish') ?? false,
  }
}

/** A custom format stands in a compatibility wrapper beside the one older programs print. */
function formatOf(level: XmlElement): string {
  const own = valueOf(level, 'w:numFmt')
  if (own !== undefined) return own
  const fallback = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Fallback')
  return valueOf(fallback, 'w:numFmt') ?? 'decimal'
}

function levelIndex(element: XmlElement): number {
  return Number(element.attributes['w:ilvl'] ?? 0)
}

function childrenNamed(element: XmlElement | null, name: string): XmlElement[] {
  return element === null
    ? []
    : elementsOf(element)
        .filter(isElement)
        .filter((child) => child.name === name)
}
