import { z } from 'zod'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { listOf, parseForm } from '../../../../../platform/http/parse-form.ts'
import type { Upload } from '../../../../../platform/http/route.ts'
import { MOST_SOURCE, MOST_TEXT } from '../../domain/division-return.ts'
import type { ReportEntry } from '../../domain/division-return.ts'
import type { EvidenceGiven } from '../../give-evidence.ts'
import type { ReturnLine } from './returns.view.ts'

type Form = Readonly<Record<string, unknown>>

const ACTS = [
  'save',
  'add',
  'hand',
  'enter',
  'withdraw',
  'excuse',
  'confirm',
  'send-back',
  'office-return',
] as const

/** Which button was pressed, and for which measure or piece of evidence; the Enter key saves. */
export interface PressedButton {
  readonly act: (typeof ACTS)[number]
  readonly id: string
}

const Pressed = z
  .string()
  .regex(/^[a-z-]+(:[0-9a-f-]{36})?$/)
  .transform((pressed) => {
    const [act, id = ''] = pressed.split(':')
    return { act, id }
  })
  .pipe(z.object({ act: z.enum(ACTS), id: z.string() }))
  .catch({ act: 'save', id: '' })

/** The button of a posted form. */
export function pressedButton(form: Form): PressedButton {
  return Pressed.parse(form.act)
}

const Line = z.object({
  state: z.enum(['on-schedule', 'behind', 'completed']).nullable().catch(null),
  text: z.string().max(MOST_TEXT, `最多 ${String(MOST_TEXT)} 字。写做到哪一步就够，细节放在佐证里。`),
  same: z.boolean(),
})

/** Evidence as it was typed or chosen for one measure, with the fields it stands in. */
export interface TypedEvidence {
  readonly measureId: string
  readonly fields: readonly string[]
  readonly given: EvidenceGiven
}

/** What a division, or 办公室 for it, has filled in. */
export interface FilledReturn {
  readonly entries: readonly ReportEntry[]
  /** Where 无变化 was ticked and yet something changed. */
  readonly contradictions: readonly FieldError[]
  readonly publicIds: readonly string[]
  readonly source: string
}

/** Reads the fields of a form by its measures; what the page did not show is left as it stands. */
export function readFilledReturn(
  form: Form,
  lines: readonly ReturnLine[],
):
  | { readonly ok: true; readonly value: FilledReturn }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const contradictions: FieldError[] = []
  const entries: ReportEntry[] = []
  for (const line of lines.filter(({ measure }) => typeof form[`text-${measure.id}`] === 'string')) {
    const { id } = line.measure
    const parsed = parseForm(Line, {
      state: form[`state-${id}`],
      text: form[`text-${id}`],
      same: form[`same-${id}`] === 'yes',
    })
    if (!parsed.ok)
      errors.push(...parsed.errors.map((error) => ({ ...error, field: `${error.field}-${id}` })))
    else {
      const { entry, contradiction } = entryFrom(line, parsed.value)
      if (entry !== null) entries.push(entry)
      if (contradiction)
        contradictions.push({
          field: `same-${id}`,
          message: `第 ${String(line.measure.number)} 项：勾了“无变化”，内容却和上期不同。已按您填的存下；没有变化就再勾一次，有变化就不用勾。`,
        })
    }
  }
  const source = wordsOf(form.source)
  errors.push(...sourceErrors(source, 'source'))
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: { entries, contradictions, publicIds: listOf(form, 'public'), source },
  }
}

/** What is wrong with the source that 办公室 names, beside the field in which it stands. */
export function sourceErrors(source: string, field: string): readonly FieldError[] {
  return source.length > MOST_SOURCE
    ? [{ field, message: `来源最多 ${String(MOST_SOURCE)} 字，写明谁、什么时候、怎么报来的就够。` }]
    : []
}

/** 无变化 keeps the last state and text; what was typed otherwise is never overwritten by the tick. */
function entryFrom(
  line: ReturnLine,
  typed: z.infer<typeof Line>,
): { readonly entry: ReportEntry | null; readonly contradiction: boolean } {
  const { earlier, measure } = line
  const text = typed.text.trim()
  const blank = typed.state === null && text === ''
  if (!typed.same || earlier === null) {
    const untouched = blank && !line.leads && line.entry === null
    return {
      entry: untouched ? null : { measureId: measure.id, state: typed.state, text, unchanged: false },
      contradiction: false,
    }
  }
  const agrees =
    (text === '' || text === earlier.text.trim()) && (typed.state === null || typed.state === earlier.state)
  if (agrees) return { entry: { ...earlier, unchanged: true }, contradiction: false }
  return {
    entry: {
      measureId: measure.id,
      state: typed.state ?? earlier.state,
      text: text === '' ? earlier.text : text,
      unchanged: false,
    },
    contradiction: true,
  }
}

/** The evidence given with a form, measure by measure: files, links, pages of this site, sentences. */
export function readTypedEvidence(
  form: Form,
  uploads: readonly Upload[],
  lines: readonly ReturnLine[],
): readonly TypedEvidence[] {
  return lines.flatMap(({ measure: { id } }): readonly TypedEvidence[] => {
    const files = uploads.filter((upload) => upload.field === `file-${id}`)
    const url = wordsOf(form[`url-${id}`])
    const page = wordsOf(form[`page-${id}`])
    const text = wordsOf(form[`statement-${id}`])
    const fieldsOf = (...names: readonly string[]) => ({
      measureId: id,
      fields: names.map((name) => `${name}-${id}`),
    })
    return [
      ...files.map((file) => ({
        ...fieldsOf('file'),
        given: { kind: 'file', ...file } as const,
      })),
      ...(url === '' && wordsOf(form[`title-${id}`]) === ''
        ? []
        : [
            {
              ...fieldsOf('url', 'title'),
              given: { kind: 'link', url, title: wordsOf(form[`title-${id}`]) } as const,
            },
          ]),
      ...(page === ''
        ? []
        : [{ ...fieldsOf('page'), given: { kind: 'release', path: pathOf(page) } as const }]),
      ...(text === '' ? [] : [{ ...fieldsOf('statement'), given: { kind: 'statement', text } as const }]),
    ]
  })
}

const Reason = z.object({
  reason: z
    .string('请写理由。')
    .trim()
    .min(2, '请写明退回的理由，让填表的人知道改哪里。')
    .max(500, '理由最多 500 字。'),
})

/** Why a form goes back. */
export function readReason(form: Form): ReturnType<typeof parseForm<typeof Reason>> {
  return parseForm(Reason, form)
}

/** Why a measure does not concern the division; the page holds one such field a measure. */
export function readExcuse(
  form: Form,
  measureId: string,
): { readonly reason: string; readonly errors: readonly FieldError[] } {
  const reason = wordsOf(form[`reason-${measureId}`])
  const field = `reason-${measureId}`
  if (reason.length < 4)
    return { reason, errors: [{ field, message: '请写明为什么本处本年不涉及，办公室凭它认可。' }] }
  return reason.length > 500
    ? { reason, errors: [{ field, message: '理由最多 500 字。' }] }
    : { reason, errors: [] }
}

/** A page of this site, also where its whole address was pasted. */
function pathOf(page: string): string {
  return page.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '')
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
