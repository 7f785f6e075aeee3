import type { z } from 'zod'
import { personOf } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { acceptUpload } from '../platform/files/accept-upload.ts'
import type { Ask } from '../platform/http/route.ts'

/** The largest list that is taken. */
export const LIST_BYTES = 5 * 1024 * 1024
const MOST_SENTENCES = 100

/** What was uploaded as `sheet`, read; or what is wrong with it, for beside the field. */
export async function uploadedList<R>(
  ask: Ask,
  list: {
    /** Said where no file was chosen. */
    readonly nothing: string
    /** Gives a sentence where the workbook is none of this list. */
    readonly read: (bytes: Uint8Array) => Promise<R | string>
  },
): Promise<{ readonly rows: R } | { readonly errors: readonly FieldError[] }> {
  const upload = ask.uploads.find((file) => file.field === 'sheet')
  if (upload === undefined) return { errors: besideSheet([list.nothing]) }
  try {
    const file = await acceptUpload(upload, { kinds: ['xlsx', 'xls'], maxBytes: LIST_BYTES })
    const rows = await list.read(file.bytes)
    return typeof rows === 'string' ? { errors: besideSheet([rows]) } : { rows }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return { errors: besideSheet([error.message]) }
    throw error
  }
}

/** Sentences about a list stand beside its field, the first hundred of them. */
export function besideSheet(sentences: readonly string[]): readonly FieldError[] {
  return sentences.slice(0, MOST_SENTENCES).map((message) => ({ field: 'sheet', message }))
}

/** Seals what was looked at into the page, for this person and this day. */
export function sealList(ask: Ask, name: string, list: unknown): string {
  return ask.work.seals.seal(JSON.stringify(list), purposeOf(ask, name))
}

/** The list that was looked at; refuses one that was sealed for another person or another day. */
export function openList<S>(
  ask: Ask,
  list: { readonly name: string; readonly shape: z.ZodType<S>; readonly expired: string },
): S {
  const sealed = typeof ask.form.list === 'string' ? ask.form.list : ''
  try {
    const text: unknown = JSON.parse(ask.work.seals.open(sealed, purposeOf(ask, list.name)))
    return list.shape.parse(text)
  } catch {
    throw new Refusal('conflict', 'list-expired', list.expired)
  }
}

function purposeOf({ work }: Ask, name: string): string {
  return `${name}:${personOf(work.actor)?.id ?? ''}:${work.today}`
}
