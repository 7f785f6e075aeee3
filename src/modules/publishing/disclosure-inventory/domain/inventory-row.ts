import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { joinBases, joinElements } from './numbered-text.ts'
import { LimitRule, limitName } from './limit-rule.ts'

/** 公开渠道和载体: the thirteen of the national tables, in their order and wording. */
export const CHANNELS = [
  '政府网站',
  '政府公报',
  '两微一端',
  '发布会/听证会',
  '广播电视',
  '纸质媒体',
  '公开查阅点',
  '政务服务中心',
  '便民服务站',
  '入户/现场',
  '社区/企事业单位/村公示栏（电子屏）',
  '精准推送',
  '其他',
] as const
export const Channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof Channel>

/** 公开层级. */
export const LEVELS = ['市级', '县级', '乡（镇）、村级'] as const
export const Level = z.enum(LEVELS)

/** What one row of the inventory says. */
export const RowContent = z.object({
  level1: z.string(),
  level2: z.string(),
  /** Empty where the table has two levels. */
  level3: z.string(),
  elements: z.array(z.string()),
  bases: z.array(z.string()),
  limit: z.object({ text: z.string(), rule: LimitRule }),
  subject: z.string(),
  divisionId: z.string().nullable(),
  divisionName: z.string(),
  channels: z.array(Channel),
  /** What 「其他」 is. */
  otherChannel: z.string(),
  audience: z.object({ wholeSociety: z.boolean(), groups: z.string() }),
  method: z.object({ proactive: z.boolean(), onRequest: z.boolean() }),
  levels: z.array(Level),
  /** Where on the site it is released; null where it is kept elsewhere. */
  columnId: z.string().nullable(),
  /** Which type of text counts there; null for any. */
  typeId: z.string().nullable(),
})
export type RowContent = z.infer<typeof RowContent>

/** A row of a version; the same item keeps its id from version to version. */
export interface InventoryRow {
  readonly itemId: string
  readonly position: number
  readonly content: RowContent
  /** Why it was added or changed. */
  readonly reason: string | null
}

/** What columns and types of texts are called. */
export interface PlaceNames {
  readonly columns: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, string>
}

/** An item by its levels: 行政许可 › 旅行社设立. */
export function itemName({
  level1,
  level2,
  level3,
}: Pick<RowContent, 'level1' | 'level2' | 'level3'>): string {
  return [level1, level2, level3].filter((level) => level !== '').join(' › ')
}

/** Names of the fields as tables, forms and reports write them. */
export const fieldNames = {
  level1: '一级事项',
  level2: '二级事项',
  level3: '三级事项',
  elements: '公开内容（要素）',
  bases: '公开依据',
  limitText: '公开时限',
  rule: '时限规则',
  subject: '公开主体',
  divisionId: '责任处室',
  channels: '公开渠道和载体',
  audience: '公开对象',
  method: '公开方式',
  levels: '公开层级',
  columnId: '公开栏目',
  typeId: '稿件类型',
} as const
export type FieldName = keyof typeof fieldNames

/** Every field of a row as text, for comparing, showing and finding. */
export function fieldTexts(content: RowContent, names: PlaceNames): Readonly<Record<FieldName, string>> {
  const { audience, method } = content
  return {
    level1: content.level1,
    level2: content.level2,
    level3: content.level3,
    elements: joinElements(content.elements),
    bases: joinBases(content.bases),
    limitText: content.limit.text,
    rule: limitName(content.limit.rule),
    subject: content.subject,
    divisionId: content.divisionName,
    channels: content.channels.map((name) => channelWords(name, content.otherChannel)).join('、'),
    audience: [audience.wholeSociety ? '全社会' : '', audience.groups].filter(Boolean).join('；'),
    method: [method.proactive ? '主动公开' : '', method.onRequest ? '依申请公开' : '']
      .filter(Boolean)
      .join('、'),
    levels: content.levels.join('、'),
    columnId: content.columnId === null ? '' : (names.columns.get(content.columnId) ?? content.columnId),
    typeId: content.typeId === null ? '' : (names.types.get(content.typeId) ?? content.typeId),
  }
}

/** 「其他」 with what it is. */
export function channelWords(channel: Channel, other: string): string {
  return channel === '其他' && other !== '' ? `其他：${other}` : channel
}

const LONGEST_LEVEL = 100
const LONGEST_LIST = 60

/** What a row still lacks, field by field (conventions 5.1). */
export function lacksOfRow(content: RowContent): readonly FieldError[] {
  const { elements, bases, limit, audience, method } = content
  const checks: readonly (readonly [FieldName, boolean, string])[] = [
    ['level1', content.level1 === '', '请写一级事项。'],
    ['level1', content.level1.length > LONGEST_LEVEL, '一级事项最多 100 字。'],
    ['level2', content.level2 === '', '请写二级事项。'],
    ['level2', content.level2.length > LONGEST_LEVEL, '二级事项最多 100 字。'],
    ['level3', content.level3.length > LONGEST_LEVEL, '三级事项最多 100 字。'],
    ['elements', elements.length === 0, '请写公开内容，一行一个要素。'],
    ['elements', elements.length > LONGEST_LIST, '要素最多 60 个，请分成几行事项。'],
    ['bases', bases.length === 0, '请写公开依据，一行一个，例如《政府信息公开条例》第二十条。'],
    ['bases', bases.length > LONGEST_LIST, '公开依据最多 60 个。'],
    ['limitText', limit.text === '', '请写公开时限，例如：信息形成之日起 20 个工作日内。'],
    ['subject', content.subject === '', '请写公开主体。'],
    ['divisionId', content.divisionId === null, '请选责任处室。'],
    ['channels', content.channels.length === 0, '请至少选一个公开渠道。'],
    ['audience', !audience.wholeSociety && audience.groups === '', '请勾选全社会，或写明特定群体。'],
    ['method', !method.proactive && !method.onRequest, '请选主动公开或依申请公开。'],
    ['levels', content.levels.length === 0, '请选公开层级。'],
  ]
  const found = new Map<string, FieldError>()
  for (const [field, isLacking, message] of checks)
    if (isLacking && !found.has(field)) found.set(field, { field, message })
  return [...found.values()]
}
