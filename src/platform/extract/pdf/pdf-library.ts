import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { unreadable } from '../unreadable.ts'
import { characterTables } from './character-tables.ts'

export type PDFDocumentProxy = Awaited<ReturnType<typeof getDocumentProxy>>
export type PDFPageProxy = Awaited<ReturnType<PDFDocumentProxy['getPage']>>
type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>
export type TextItem = Extract<TextContent['items'][number], { str: string }>
export type TextMarkedContent = Exclude<TextContent['items'][number], { str: string }>
export type StructureNode = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

/** An open PDF; `lacksTable` tells afterwards whether a font named a character table that we do not have. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy
  lacksTable(): boolean
}

/** Numbers of the drawing operations, as the library names them. */
export async function drawingOperations(): Promise<Readonly<Record<string, number>>> {
  return (await getResolvedPDFJS()).OPS
}

/** Opens a PDF; refuses one behind a password and one that is damaged. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const tables = characterTables()
  try {
    // The library keeps the array it is given, so it gets its own.
    const document = await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      BinaryDataFactory: tables.factory,
      useWorkerFetch: false,
      cMapPacked: false,
    })
    return { document, lacksTable: () => tables.missing.size > 0 }
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw unreadable(isLocked ? 'file-encrypted' : 'file-damaged')
  }
}

/** A call into the library: what it cannot make out of a page means a damaged file. */
export async function fromLibrary<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    const isTheirs = cause instanceof Error && /Exception$|^FormatError$/.test(cause.name)
    throw isTheirs ? unreadable('file-damaged') : cause
  }
}
