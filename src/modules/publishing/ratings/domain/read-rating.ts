import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import type { RatingEntry, RatingKind } from './rating.ts'

/** A rating as it is typed, one by one or in a list. */
export type TypedRating = Readonly<
  Record<
    | 'kind'
    | 'name'
    | 'level'
    | 'documentNumber'
    | 'grantedOn'
    | 'validUntil'
    | 'revokedOn'
    | 'revokedBecause',
    string
  >
>

export const ratingLabels: Readonly<Record<keyof TypedRating, string>> = {
  kind: '类别',
  name: '名称',
  level: '等级',
  documentNumber: '文号',
  grantedOn: '评定日期',
  validUntil: '有效期至',
  revokedOn: '取消日期',
  revokedBecause: '取消原因',
}

const LONGEST_NAME = 100

/** Reads what was typed of a rating, or says field by field what is wrong with it. */
export function readRating(
  typed: TypedRating,
  around: { readonly kinds: readonly RatingKind[]; readonly today: CivilDate },
): { readonly entry: RatingEntry } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const wrong = (field: keyof TypedRating, message: string) => errors.push({ field, message })
  const kind = around.kinds.find(({ id, name }) => id === typed.kind || name === typed.kind)
  const level = levelOf(kind, typed.level)
  const name = typed.name.replace(/\s+/g, ' ').trim()
  if (kind === undefined) wrong('kind', `类别要写${around.kinds.map((known) => known.name).join('、')}之一。`)
  else if (level === null) wrong('level', `${kind.name}的等级要写${kind.levels.join('、')}之一。`)
  if (name === '') wrong('name', '请写名称。')
  if (Array.from(name).length > LONGEST_NAME) wrong('name', `名称最多 ${String(LONGEST_NAME)} 字。`)
  if (typed.documentNumber === '') wrong('documentNumber', '请写评定文件的文号。')
  if (Array.from(typed.documentNumber).length > 60) wrong('documentNumber', '文号最多 60 字。')
  const days = daysOf(typed, wrong)
  if (days.grantedOn === null && typed.grantedOn === '') wrong('grantedOn', '请写评定日期。')
  orderOf(days, { typed, today: around.today, wrong })
  const { grantedOn } = days
  if (errors.length > 0 || kind === undefined || level === null || grantedOn === null) return { errors }
  const revokedBecause = typed.revokedBecause === '' ? null : typed.revokedBecause
  const entry = { ...days, grantedOn, kindId: kind.id, name, level, revokedBecause }
  return { entry: { ...entry, documentNumber: typed.documentNumber } }
}

type Wrong = (field: keyof TypedRating, message: string) => void
type Days = ReturnType<typeof daysOf>

function daysOf(typed: TypedRating, wrong: Wrong) {
  const day = (field: 'grantedOn' | 'validUntil' | 'revokedOn') => {
    const found = typedDay(typed[field])
    if (found === null && typed[field] !== '')
      wrong(field, `${ratingLabels[field]}“${typed[field]}”认不出来，要写成 2026-08-30 这样。`)
    return found
  }
  return { grantedOn: day('grantedOn'), validUntil: day('validUntil'), revokedOn: day('revokedOn') }
}

function orderOf(
  { grantedOn, validUntil, revokedOn }: Days,
  { typed, today, wrong }: { readonly typed: TypedRating; readonly today: CivilDate; readonly wrong: Wrong },
): void {
  if (grantedOn !== null && grantedOn > today) wrong('grantedOn', '评定日期还没有到。')
  if (grantedOn !== null && validUntil !== null && validUntil < grantedOn)
    wrong('validUntil', '有效期在评定日期之前就完了。')
  if (grantedOn !== null && revokedOn !== null && revokedOn < grantedOn)
    wrong('revokedOn', '取消日期在评定日期之前。')
  if (typed.revokedOn !== '' && typed.revokedBecause === '') wrong('revokedBecause', '取消的要写明原因。')
  if (typed.revokedOn === '' && typed.revokedBecause !== '')
    wrong('revokedOn', '写了取消原因，要写取消日期。')
  if (Array.from(typed.revokedBecause).length > 200) wrong('revokedBecause', '取消原因最多 200 字。')
}

/** A level by its name; AAAA is read as 4A, 五星 as 五星级. */
function levelOf(kind: RatingKind | undefined, words: string): string | null {
  const plain = bare(words.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  const letters = /^A+$/.test(plain) ? `${String(plain.length)}A` : plain
  return kind?.levels.find((level) => bare(level) === letters) ?? null
}

function bare(level: string): string {
  return level.replace(/级$/, '')
}
