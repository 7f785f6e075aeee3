import { z } from 'zod'
import type { Aside } from '../../../kernel/source-document.ts'
import { fromLibrary, type PDFPageProxy } from './pdf-library.ts'

const Annotation = z.object({
  subtype: z.string().optional(),
  contentsObj: z.object({ str: z.string() }).optional(),
})
const NOTES = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut'])

/** What readers have written on a page: notes and remarks that stand beside its text. */
export async function remarksOn(page: PDFPageProxy): Promise<Aside[]> {
  const annotations = z.array(Annotation).parse(await fromLibrary(page.getAnnotations()))
  return annotations.flatMap(({ subtype = '', contentsObj }) => {
    const text = contentsObj?.str.trim() ?? ''
    return NOTES.has(subtype) && text !== '' ? [{ kind: 'comment' as const, text }] : []
  })
}
