import { SaxesParser } from 'saxes'
import type { ExtractLimits } from './extract-limits.ts'
import { unreadable } from './unreadable.ts'

/** An element with its text in order; names carry the usual prefix of their namespace (`w:p`), whatever the file writes. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[]
}

const USUAL_PREFIX: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
}
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}

/** Parses one XML part; refuses a damaged part, a document type (entities) and a tree too deep or too large. */
export function parseXml(bytes: Uint8Array, limits: ExtractLimits): XmlElement {
  const root: OpenElement = { name: '', attributes: NO_ATTRIBUTES, children: [] }
  const open: OpenElement[] = [root]
  const parser = new SaxesParser({ xmlns: true })
  let elements = 0
  parser.on('doctype', () => {
    throw unreadable('file-damaged')
  })
  parser.on('error', () => {
    throw unreadable('file-damaged')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (open.length > limits.maxDepth || elements > limits.maxElements) throw unreadable('file-too-complex')
    const element: OpenElement = {
      name: usualName(tag),
      attributes: attributesOf(Object.values(tag.attributes)),
      children: [],
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => void open.at(-1)?.children.push(text))
  parser.write(decodeXml(bytes)).close()
  const top = root.children.find(isElement)
  if (top === undefined) throw unreadable('file-damaged')
  return top
}

/** Whether a child is an element rather than text. */
export function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== 'string'
}

/** The element children. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement)
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.filter(isElement).find((child) => child.name === name)
}

/** `w:val` of a child: the way WordprocessingML writes nearly every property. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val']
}

/** A switch such as `<w:vanish/>`: on unless its value says off; undefined where it is not set. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name)
  return child === undefined ? undefined : !['0', 'false', 'off'].includes(child.attributes['w:val'] ?? '1')
}

function usualName(tag: { uri: string; local: string; name: string }): string {
  const prefix = USUAL_PREFIX[tag.uri]
  return prefix === undefined ? tag.name : `${prefix}:${tag.local}`
}

function attributesOf(
  attributes: readonly { uri: string; local: string; name: string; value: string }[],
): Readonly<Record<string, string>> {
  if (attributes.length === 0) return NO_ATTRIBUTES
  return Object.fromEntries(attributes.map((attribute) => [usualName(attribute), attribute.value]))
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}
