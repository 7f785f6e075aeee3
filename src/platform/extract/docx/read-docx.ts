import type { Aside, SourceDocument } from '../../../kernel/source-document.ts'
import type { ExtractLimits } from '../extract-limits.ts'
import { unreadable } from '../unreadable.ts'
import { elementsOf, parseXml, type XmlElement } from '../xml-tree.ts'
import { openZip, type ZipArchive } from '../zip-archive.ts'
import { blockLines, bodyOf, noteTexts } from './blocks.ts'
import { headingsOf } from './heading-marks.ts'
import { readNumbering } from './numbering.ts'
import { doubtsOf, noFindings, type Reading } from './reading.ts'
import { readStyles } from './styles.ts'

/** The parts beside the main document that its text needs. */
interface Parts {
  readonly document: XmlElement
  readonly related: (type: string) => Promise<XmlElement | null>
}

/** Reads a .docx as a person sees its pages; refuses one without a main document or without any text. */
export async function readDocx(bytes: Uint8Array, limits: ExtractLimits): Promise<SourceDocument> {
  const parts = await openParts(await openZip(bytes, limits), limits)
  const body = bodyOf(parts.document)
  if (body === undefined) throw unreadable('docx-without-document')
  const styles = readStyles(await parts.related('styles'))
  const numbering = readNumbering(await parts.related('numbering'), styles)
  const findings = noFindings()
  const reading: Reading = { styles, numbering, findings, fields: [], isInCell: false, marksHeadings: true }
  const { text, headings } = headingsOf(blockLines(reading, body).join('\n').trim())
  if (text === '') throw unreadable(findings.pictures > 0 ? 'pictures-only' : 'document-without-text')
  const asides = await readAsides(reading, parts)
  const doubts = doubtsOf(findings, numbering.unknownFormats)
  if (reading.fields.length > 0)
    doubts.push({ kind: 'field-open', text: '文件里有没有结束的域，它后面的文字可能没有读全，请核对。' })
  return { format: 'docx', text, asides, doubts, headings }
}

async function readAsides(reading: Reading, parts: Parts): Promise<Aside[]> {
  const beside: Reading = { ...reading, findings: noFindings(), fields: [], marksHeadings: false }
  const kinds = [
    ['footnote', 'footnotes', 'w:footnote'],
    ['endnote', 'endnotes', 'w:endnote'],
    ['comment', 'comments', 'w:comment'],
  ] as const
  const asides: Aside[] = []
  for (const [kind, part, element] of kinds) {
    const texts = noteTexts(beside, await parts.related(part), element)
    asides.push(...texts.map((text) => ({ kind, text })))
  }
  return asides
}

async function openParts(zip: ZipArchive, limits: ExtractLimits): Promise<Parts> {
  const main = await findMainPart(zip, limits)
  const bytes = main === null ? null : await zip.read(main)
  if (main === null || bytes === null) throw unreadable('docx-without-document')
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : ''
  const relationships = await readRelationships(
    zip,
    `${folder}_rels/${main.slice(folder.length)}.rels`,
    limits,
  )
  return {
    document: parseXml(bytes, limits),
    async related(type) {
      const target = relationships.find((each) => each.type.endsWith(`/${type}`))?.target
      const part = target === undefined ? null : await zip.read(resolved(folder, target))
      return part === null ? null : parseXml(part, limits)
    },
  }
}

/** The package names its main document; a file repaired by hand may lack that, so the usual place counts too. */
async function findMainPart(zip: ZipArchive, limits: ExtractLimits): Promise<string | null> {
  const relationships = await readRelationships(zip, '_rels/.rels', limits)
  const named = relationships.find((each) => each.type.endsWith('/officeDocument'))?.target
  const candidates = [...(named === undefined ? [] : [resolved('', named)]), 'word/document.xml']
  return candidates.find((candidate) => zip.names.includes(candidate.toLowerCase())) ?? null
}

async function readRelationships(
  zip: ZipArchive,
  name: string,
  limits: ExtractLimits,
): Promise<{ type: string; target: string }[]> {
  const bytes = await zip.read(name)
  if (bytes === null) return []
  return elementsOf(parseXml(bytes, limits))
    .filter((element) => element.attributes['TargetMode'] !== 'External')
    .map((element) => ({
      type: element.attributes['Type'] ?? '',
      target: element.attributes['Target'] ?? '',
    }))
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  return target.startsWith('../') ? target.slice(3) : folder + target
}
