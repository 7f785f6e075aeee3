import { ordinaryLimits } from '../extract/extract-limits.ts'
import { openZip } from '../extract/zip-archive.ts'
import type { AcceptableKind } from './file-kinds.ts'

/** Whether an office file carries macros or controls that run, whatever its extension says. */
export async function hasMacros(bytes: Uint8Array, kind: AcceptableKind): Promise<boolean> {
  if (PACKAGES.has(kind)) {
    const { names } = await openZip(bytes, ordinaryLimits)
    return names.some((name) => RUNNING_PART.test(name))
  }
  if (!COMPOUND.has(kind)) return false
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return content.includes(PROJECT_STREAM)
}

const PACKAGES: ReadonlySet<AcceptableKind> = new Set(['docx', 'xlsx', 'pptx'])
const COMPOUND: ReadonlySet<AcceptableKind> = new Set(['doc', 'wps', 'xls', 'et'])

const RUNNING_PART = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/.*|macrosheets\/.*)$/i

/** Name of the stream in which the old formats keep a macro project, as their directories write names. */
const PROJECT_STREAM = Buffer.from('_VBA_PROJECT', 'utf16le')
