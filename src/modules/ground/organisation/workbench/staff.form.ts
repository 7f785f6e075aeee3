import { z } from 'zod'
import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { PARTICULARS } from '../domain/particulars.ts'

const isFunction = (text: string): text is FunctionName => Object.hasOwn(functionNames, text)

export const FunctionField = z.string('请选职能').refine(isFunction, '请选职能')
const reason = z.string('请写明原因').trim().min(1, '请写明原因').max(200, '原因最多 200 字')
const division = z.union([z.uuid('请从名单里选处室'), z.literal('')], '请从名单里选处室')
const nobody = z.literal('').transform(() => null)

/** A day as people type it: with or without hyphens. */
const typedDay = z
  .string('请填日期')
  .trim()
  .transform((text) => text.normalize('NFKC').replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3'))
  .refine(isCivilDate, '日期要像 2026-08-30 这样。')

/** A function asked for. */
export const ProposalForm = z.object({
  function: FunctionField,
  divisionId: division.transform((id) => (id === '' ? null : id)),
  since: typedDay,
  until: z
    .union([nobody, typedDay], '日期要像 2026-08-30 这样。')
    .optional()
    .transform((day) => day ?? null),
})

/** 转岗. */
export const MoveForm = z.object({
  moveTo: z.uuid('请选调往的处室'),
  moveFunction: FunctionField,
  moveReason: reason,
})

/** 离职. */
export const LeaveForm = z.object({
  successorId: z.union([nobody, z.uuid('请从名单里选接手的人')], '请从名单里选接手的人').optional(),
  leaveReason: reason,
})

export const ResetForm = z.object({ resetReason: reason })
export const RefusalForm = z.object({ reason })

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `最多 ${String(longest)} 字`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed))
const number = (label: string) =>
  text(40).refine(
    (typed) => typed === null || /^[\d\s()（）+、,，-]{6,}$/.test(typed),
    `${label}只写数字、括号和短横，例如 010-55550100。`,
  )

/** 机构职能 of a division (条例第十二条、第二十条第二项). */
export const DivisionRecordForm = z.object({
  position: z.coerce
    .number('顺序是 1 到 999 的整数')
    .int('顺序是 1 到 999 的整数')
    .min(1, '顺序从 1 起')
    .max(999, '顺序最大 999'),
  duties: text(2000),
  phone: number('电话'),
  address: text(200),
  officeHours: text(100),
  fax: number('传真'),
  head: text(60),
  internet: text(200),
  publicParts: z
    .union([z.array(z.enum(PARTICULARS)), z.enum(PARTICULARS).transform((part) => [part])])
    .default([]),
})

export const RenameForm = z.object({
  newName: z.string('请填新名称').trim().min(2, '请填新名称').max(60, '名称最多 60 字'),
  renameReason: reason,
})

export const MergeForm = z.object({ into: z.uuid('请选承接职责的处室'), mergeReason: reason })
export const AliasForm = z.object({
  alias: z.string('请填别名').trim().min(2, '别名至少 2 字').max(60, '别名最多 60 字'),
})
