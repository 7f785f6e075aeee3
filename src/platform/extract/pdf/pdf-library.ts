import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { unreadable } from '../unreadable.ts'

export type PDFDocumentProxy = Awaited<ReturnType<typeof getDocumentProxy>>
export type PDFPageProxy = Awaited<ReturnType<PDFDocumentProxy['getPage']>>
type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>
export type TextItem = Extract<TextContent['items'][number], { str: string }>
export type TextMarkedContent = Exclude<TextContent['items'][number], { str: string }>
export type StructureNode = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

/** Numbers of the drawing operations, as the library names them. */
export async function drawingOperations(): Promise<Readonly<Record<string, number>>> {
  return (await getResolvedPDFJS()).OPS
}

/** Opens a PDF; refuses one behind a password and one that is damaged. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // The library keeps the array it is given, so it gets its own.
    return await getDocumentProxy(bytes.slice(), { verbosity: 0 })
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw unreadable(isLocked ? 'file-encrypted' : 'file-damaged')
  }
}
