import { z } from 'zod'
import { listOf } from '../../../../platform/http/parse-form.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { CHANNELS, LEVELS, RowContent } from '../domain/inventory-row.ts'
import { limitName, readLimit } from '../domain/limit-rule.ts'
import { joinBases, splitBases, splitElements } from '../domain/numbered-text.ts'

/** What the form of a row shows: as it stands, or as it was typed. */
export interface RowFields {
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly elements: string
  readonly bases: string
  readonly limitText: string
  readonly rule: string
  readonly subject: string
  readonly divisionId: string
  readonly channels: readonly string[]
  readonly otherChannel: string
  readonly audience: readonly string[]
  readonly groups: string
  readonly method: readonly string[]
  readonly levels: readonly string[]
  readonly columnId: string
  readonly typeId: string
  readonly reasonKind: string
  readonly reason: string
}

/** Why an inventory is adjusted (conventions 5.2). */
export const REASON_KINDS = ['法律法规变化', '职责变化', '上级要求', '其他'] as const

/** A row as the form shows it first. */
export function fieldsOf(content: RowContent, reason: string | null): RowFields {
  const { audience, method } = content
  const kind = REASON_KINDS.find((each) => reason?.startsWith(`${each}：`) === true)
  return {
    ...content,
    elements: content.elements.join('\n'),
    bases: joinBases(content.bases),
    limitText: content.limit.text,
    rule: limitName(content.limit.rule),
    divisionId: content.divisionId ?? '',
    audience: audience.wholeSociety ? ['society'] : [],
    groups: audience.groups,
    method: [...(method.proactive ? ['proactive'] : []), ...(method.onRequest ? ['onRequest'] : [])],
    columnId: content.columnId ?? '',
    typeId: content.typeId ?? '',
    reasonKind: kind ?? '',
    reason: kind === undefined ? (reason ?? '') : (reason ?? '').slice(kind.length + 1),
  }
}

/** An empty row: what most rows of a bureau say is there already. */
export function emptyFields(subject: string): RowFields {
  const nothing = {
    level1: '',
    level2: '',
    level3: '',
    elements: '',
    bases: '',
    otherChannel: '',
    groups: '',
  }
  return {
    ...nothing,
    limitText: '信息形成或变更之日起20个工作日内公开',
    rule: '',
    subject,
    divisionId: '',
    channels: ['政府网站'],
    audience: ['society'],
    method: ['proactive'],
    levels: ['市级'],
    columnId: '',
    typeId: '',
    reasonKind: '',
    reason: '',
  }
}

const Text = z.string().trim().max(8000).catch('')

/** What was typed, nothing of it lost. */
export function typedRow(form: Readonly<Record<string, unknown>>): RowFields {
  const text = (name: string) => Text.parse(form[name])
  return {
    level1: text('level1'),
    level2: text('level2'),
    level3: text('level3'),
    elements: text('elements'),
    bases: text('bases'),
    limitText: text('limitText'),
    rule: text('rule'),
    subject: text('subject'),
    divisionId: text('divisionId'),
    channels: listOf(form, 'channels'),
    otherChannel: text('otherChannel'),
    audience: listOf(form, 'audience'),
    groups: text('groups'),
    method: listOf(form, 'method'),
    levels: listOf(form, 'levels'),
    columnId: text('columnId'),
    typeId: text('typeId'),
    reasonKind: text('reasonKind'),
    reason: text('reason'),
  }
}

/** Names by id of what a row may be bound to. */
export interface RowChoices {
  readonly divisions: ReadonlyMap<string, string>
  readonly columns: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, string>
}

/** The typed form as a row; what names nothing is told beside its field. */
export function rowFrom(
  fields: RowFields,
  { divisions, columns, types }: RowChoices,
): { readonly content: RowContent; readonly reason: string; readonly errors: readonly FieldError[] } {
  const known = (id: string, names: ReadonlyMap<string, string>) => (names.has(id) ? id : null)
  const rule = readLimit(fields.rule === '' ? fields.limitText : fields.rule)
  const errors: FieldError[] = []
  if (fields.columnId !== '' && !columns.has(fields.columnId))
    errors.push({ field: 'columnId', message: '请从列出的栏目里选。' })
  if (fields.typeId !== '' && !types.has(fields.typeId))
    errors.push({ field: 'typeId', message: '请从列出的稿件类型里选。' })
  if (fields.rule !== '' && rule.kind === 'unstated' && fields.rule !== limitName(rule))
    errors.push({
      field: 'rule',
      message: '写成这样：20个工作日、30日、每季度、每季度结束后15个工作日、每年1月31日，或者不计天数。',
    })
  if (fields.reason !== '' && !REASON_KINDS.some((kind) => kind === fields.reasonKind))
    errors.push({ field: 'reasonKind', message: '请选是哪一类理由。' })
  const content = RowContent.parse({
    ...fields,
    elements: fields.elements.includes('\n') ? linesOf(fields.elements) : splitElements(fields.elements),
    bases: splitBases(fields.bases),
    limit: { text: fields.limitText, rule },
    divisionId: known(fields.divisionId, divisions),
    divisionName: divisions.get(fields.divisionId) ?? '',
    channels: CHANNELS.filter((channel) => fields.channels.includes(channel)),
    audience: { wholeSociety: fields.audience.includes('society'), groups: fields.groups },
    method: {
      proactive: fields.method.includes('proactive'),
      onRequest: fields.method.includes('onRequest'),
    },
    levels: LEVELS.filter((level) => fields.levels.includes(level)),
    columnId: known(fields.columnId, columns),
    typeId: known(fields.typeId, types),
  })
  return { content, reason: fields.reason === '' ? '' : `${fields.reasonKind}：${fields.reason}`, errors }
}

/** One element a line; numbers before them are taken off. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*\d+\s*[.．、](?!\d)/, '')
        .replace(/[；;。\s]+$/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}
