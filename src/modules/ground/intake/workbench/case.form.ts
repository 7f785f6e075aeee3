import { z } from 'zod'

/** The answer as the reader will read it. */
export const AnswerForm = z.object({
  answer: z
    .string('请写答复')
    .trim()
    .min(5, '请写清楚查到了什么、改没改、什么时候改好。')
    .max(2000, '答复最多 2000 字。'),
})

/** Another division, and why. */
export const TransferForm = z.object({
  to: z.uuid('请从名单里选处室。'),
  transferReason: z
    .string('请写原因')
    .trim()
    .min(2, '请写为什么转给它，读者也看得到。')
    .max(200, '原因最多 200 字。'),
})

/** What the reading of somebody's telephone is for. */
export const ContactForm = z.object({
  purpose: z
    .string('请写用途')
    .trim()
    .min(2, '请写为什么要看，例如「电话核实错在哪里」。')
    .max(100, '用途最多 100 字。'),
})

/** How it was made sure that the person at the desk is the one who handed the case in. */
export const CodeForm = z.object({
  check: z
    .string('请写怎么核对的身份')
    .trim()
    .min(4, '请写怎么核对的，例如「本人到场，核对留的电话」。')
    .max(200, '最多 200 字。'),
})

/** Why what was written is deleted before its time. */
export const DeletionForm = z.object({
  deletionReason: z
    .string('请写原因')
    .trim()
    .min(2, '请写为什么删除，例如「本人要求」。')
    .max(200, '最多 200 字。'),
})

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** What the list of cases is filtered by. */
export const CasesQuery = z.object({
  state: z.preprocess(first, z.enum(['received', 'acknowledged', 'answered']).nullable().catch(null)),
  number: z.preprocess(first, z.string().max(40).catch('')),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(2000).catch(1)),
})
export type CasesQuery = z.infer<typeof CasesQuery>

/** The id of a case in an address. */
export const CaseId = z.uuid()
