import { Document, Packer, type FileChild, type ISectionOptions } from 'docx'
import { unreachable } from '../../kernel/refusal.ts'
import {
  annexMarkParagraph,
  annexParagraphs,
  bodyParagraph,
  emptyLine,
  headingParagraph,
  noteParagraph,
  salutationParagraph,
  titleParagraph,
} from './body-paragraphs.ts'
import { imprintTable } from './imprint.ts'
import { FACES, SIZES } from './layout.ts'
import { letterheadParagraphs } from './letterhead.ts'
import { pagesOf } from './page-frame.ts'
import type { PaperBlock, PaperSpec } from './paper-spec.ts'
import { paperTable } from './paper-table.ts'
import { signatureParagraphs } from './signature.ts'
import { runSetting } from './text-run.ts'

/** An official paper as .docx in the layout of GB/T 9704-2012, ready for the office's own editing and seal. */
export async function officialPaper(spec: PaperSpec): Promise<Uint8Array> {
  const document = new Document({
    title: spec.title.replaceAll('\n', ''),
    creator: spec.signature ?? '',
    lastModifiedBy: spec.signature ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            ...runSetting({ face: FACES.body, size: SIZES.san }),
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: sectionsOf(spec),
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Stretch {
  readonly landscape: boolean
  readonly children: FileChild[]
}

/** Upright and turned pages in turn; the closing lines stand on upright pages. */
function sectionsOf(spec: PaperSpec): readonly ISectionOptions[] {
  const stretches: Stretch[] = [{ landscape: false, children: [...opening(spec)] }]
  for (const block of spec.blocks) add(stretches, isTurned(block), [childOf(block)])
  const end = closing(spec)
  if (end.length > 0) add(stretches, false, end)
  return stretches.map(({ landscape, children }) =>
    pagesOf(children, { landscape, demo: spec.demo === true }),
  )
}

function add(stretches: Stretch[], landscape: boolean, children: readonly FileChild[]): void {
  const last = stretches.at(-1)
  if (last?.landscape === landscape) last.children.push(...children)
  else stretches.push({ landscape, children: [...children] })
}

function isTurned(block: PaperBlock): boolean {
  return block.kind === 'table' && block.landscape === true
}

function opening(spec: PaperSpec): readonly FileChild[] {
  return [
    ...(spec.letterhead ? letterheadParagraphs(spec.letterhead) : []),
    ...(spec.annexMark === undefined ? [] : [annexMarkParagraph(spec.annexMark), emptyLine()]),
    titleParagraph(spec.title),
    emptyLine(),
    ...(spec.salutation === undefined ? [] : [salutationParagraph(spec.salutation)]),
  ]
}

function childOf(block: PaperBlock): FileChild {
  switch (block.kind) {
    case 'heading':
      return headingParagraph(block)
    case 'paragraph':
      return bodyParagraph(block.text)
    case 'table':
      return paperTable(block)
    default:
      return unreachable(block)
  }
}

/** 附件说明、署名、成文日期、附注、版记; a seal needs two free lines above the signature. */
function closing(spec: PaperSpec): readonly FileChild[] {
  const annex = spec.annex ?? []
  const signature = signatureParagraphs(spec)
  const room = spec.sealed === false ? [emptyLine()] : [emptyLine(), emptyLine()]
  return [
    ...(annex.length > 0 ? [emptyLine(), ...annexParagraphs(annex)] : []),
    ...(signature.length > 0 ? [...room, ...signature] : []),
    ...(spec.note === undefined ? [] : [noteParagraph(spec.note)]),
    ...(spec.imprint ? [imprintTable(spec.imprint), emptyLine()] : []),
  ]
}
