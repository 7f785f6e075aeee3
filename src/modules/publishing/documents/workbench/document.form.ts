import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { articleNames, attributeNames } from '../domain/attribute.ts'
import type { Article, Attribute, Proposal } from '../domain/attribute.ts'
import { attributeStateNames, originNames, retentionNames } from '../domain/document.ts'
import type { AttributeState, Entry, Origin, Retention } from '../domain/document.ts'
import { levelNames } from '../domain/level.ts'
import type { Level } from '../domain/level.ts'

const NO_DAY = '请写成 2026-08-30 这样的日期。'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${String(most)} 字。`)
    .default('')
const lineOrNull = (most: number) => line(most).transform((text) => (text === '' ? null : text))
const tick = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const Day = z
  .string()
  .default('')
  .transform((typed, context): CivilDate => {
    const day = typedDay(typed)
    if (day !== null) return day
    context.addIssue({ code: 'custom', message: NO_DAY })
    return z.NEVER
  })
const DayOrNull = z
  .string()
  .default('')
  .transform((typed, context): CivilDate | null => {
    const day = typedDay(typed)
    if (day === null && typed.trim() !== '') context.addIssue({ code: 'custom', message: NO_DAY })
    return day
  })

function oneOf<K extends string>(names: Readonly<Record<K, string>>) {
  return z.custom<K>((value) => typeof value === 'string' && Object.hasOwn(names, value))
}

/** One line of the register, typed by hand. */
export const EntryForm = z.object({
  number: lineOrNull(60),
  title: z.string().trim().min(1, '请写标题。').max(200, '标题最多 200 字。'),
  writtenOn: Day,
  printedOn: DayOrNull,
  divisionId: z.string().min(1, '请选处室。'),
  origin: oneOf<Origin>(originNames),
  issuer: lineOrNull(200),
  obtainedOn: DayOrNull,
  level: z.union([z.literal('').transform(() => null), oneOf<Level>(levelNames)]).default(null),
  retention: z.union([z.literal('').transform(() => null), oneOf<Retention>(retentionNames)]).default(null),
  policy: tick,
  normative: tick,
  publishedOn: DayOrNull,
  effectiveOn: DayOrNull,
  validUntil: DayOrNull,
  repealedOn: DayOrNull,
}) satisfies z.ZodType<Entry>

/** What a division proposes as 公开属性. */
export const ProposalForm = z.object({
  attribute: oneOf<Attribute>(attributeNames),
  reason: line(500),
  article: z.union([z.literal('').transform(() => null), oneOf<Article>(articleNames)]).default(null),
  weighing: line(500),
  redacted: tick,
  redactionNote: line(500),
  openWhen: line(300),
  reviewOn: DayOrNull,
}) satisfies z.ZodType<Proposal>

/** 同意 or 退回, over the proposal that was read. */
export const AnswerForm = z.object({
  answer: z.enum(['agree', 'return'], '请选同意或退回。'),
  answerReason: line(500),
  round: z.coerce.number().int().catch(-1),
})

export const LookForm = z.object({
  outcome: z.enum(['kept', 'opened'], '请选复审结论。'),
  lookReason: line(500),
})

export const ChangeForm = z.object({
  kind: z.enum(['repeals', 'amends'], '请选废止或修改。'),
  otherNumber: z.string().trim().min(1, '请写那份公文的文号。').max(60, '最多 60 字。'),
  since: Day,
})

export const CheckForm = z.object({
  dutyId: z.uuid('请从这一页的名单里选。'),
  checkOutcome: z.string().trim().min(2, '请写核对的结果。').max(200, '最多 200 字。'),
})

export const EvaluationForm = z.object({
  evaluation: z.enum(['goes-on', 'revise', 'repeal', 'lapse']).nullable().catch(null),
  conclusion: line(500),
})

export const ElsewhereForm = z.object({ madeElsewhere: line(500) })

export const HandoverForm = z.object({
  handedOn: Day,
  paperCopies: z.coerce
    .number('请写纸质份数。')
    .int('请写纸质份数。')
    .min(1, '至少 1 份。')
    .max(999, '最多 999 份。'),
  receivedBy: z.string().trim().min(1, '请写签收人。').max(60, '最多 60 字。'),
  gazetteIssue: lineOrNull(60),
})

export const IssueForm = z.object({
  issue: z.string().trim().min(1, '请写公报期号。').max(60, '最多 60 字。'),
})

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** What the register is filtered by. */
export const DocumentsQuery = z.object({
  q: z.preprocess(first, z.string().trim().max(60).catch('')),
  attribute: z.preprocess(first, z.enum(['open', 'on-request', 'closed', 'none']).nullable().catch(null)),
  state: z.preprocess(first, oneOf<AttributeState>(attributeStateNames).nullable().catch(null)),
  year: z.preprocess(first, z.coerce.number().int().min(1950).max(2200).nullable().catch(null)),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(2000).catch(1)),
})
export type DocumentsQuery = z.infer<typeof DocumentsQuery>

/** 2026-Q3. */
export const QuarterQuery = z.object({
  quarter: z.preprocess(
    first,
    z
      .string()
      .regex(/^(19|20|21)\d{2}-Q[1-4]$/)
      .nullable()
      .catch(null),
  ),
})
