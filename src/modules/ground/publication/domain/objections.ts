import type { FieldError } from '../../../../kernel/refusal.ts'
import { checkedText } from './checks/checked-text.ts'
import type { ContentType, Draft } from './draft.ts'

/** A place of a package that somebody may object to. */
export interface Place {
  /** Names it in a form. */
  readonly key: string
  readonly draftId: string
  /** The title of its text, where a package has several. */
  readonly title: string
  /** 正文第 3 段. */
  readonly place: string
  /** How it begins. */
  readonly quote: string
}

/** 意见: what is wrong at one place of a text that was sent back. */
export interface Objection {
  readonly draftId: string
  readonly place: string
  readonly quote: string
  readonly reason: string
}

/** How many places one form asks for; more go into the reason for the whole. */
export const OBJECTIONS_IN_A_FORM = 3
const QUOTE_LENGTH = 24
const REASON_AT_MOST = 300

/** Every place of the texts of a package, in reading order. */
export function placesOf(
  drafts: readonly Draft[],
  types: ReadonlyMap<string, ContentType>,
): readonly Place[] {
  return drafts.flatMap((draft) => {
    const type = types.get(draft.typeId)
    if (type === undefined) return []
    return checkedText(draft, type).passages.map(({ place, text }, at) => ({
      key: `${draft.id}.${String(at)}`,
      draftId: draft.id,
      title: draft.title,
      place,
      quote: text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text,
    }))
  })
}

/** Objections as a form brings them: a place and what is wrong there, each with the other. */
export function readObjections(
  typed: Readonly<Record<string, string | undefined>>,
  places: readonly Place[],
): { readonly objections: readonly Objection[]; readonly errors: readonly FieldError[] } {
  const objections: Objection[] = []
  const errors: FieldError[] = []
  for (let row = 1; row <= OBJECTIONS_IN_A_FORM; row += 1) {
    const key = typed[placeField(row)] ?? ''
    const reason = (typed[whyField(row)] ?? '').trim()
    const found = places.find((place) => place.key === key)
    if (key === '' && reason === '') continue
    if (found === undefined) errors.push({ field: placeField(row), message: '请选是哪一处。' })
    else if (reason === '') errors.push({ field: whyField(row), message: '请写这一处哪里不行、怎么改。' })
    else if (reason.length > REASON_AT_MOST)
      errors.push({ field: whyField(row), message: `最多 ${String(REASON_AT_MOST)} 字。` })
    else objections.push({ draftId: found.draftId, place: found.place, quote: found.quote, reason })
  }
  return { objections, errors }
}

/** The form field of the place in a row of objections. */
export function placeField(row: number): string {
  return `place-${String(row)}`
}

/** The form field of what is wrong there. */
export function whyField(row: number): string {
  return `why-${String(row)}`
}
