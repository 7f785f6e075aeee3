import { z } from 'zod'

/** 政府信息公开指南 as it is released: the wording, and how to reach the 工作机构 (条例第十二条). */
export const GuideContent = z.object({
  classes: z.string(),
  arrangement: z.string(),
  access: z.string(),
  onApplication: z.string(),
  office: z.array(z.object({ label: z.string(), text: z.string(), telephone: z.boolean() })),
})
export type GuideContent = z.infer<typeof GuideContent>

/** What the openness office words itself. */
export type GuideWording = Omit<GuideContent, 'office'>

export const wordingNames: Readonly<Record<keyof GuideWording, string>> = {
  classes: '政府信息的分类',
  arrangement: '编排体系',
  access: '获取方式',
  onApplication: '依申请公开怎么提',
}
export const WORDING = ['classes', 'arrangement', 'access', 'onApplication'] as const

/** The elements of the 工作机构 that the 指南 must name, in the order of 条例第十二条. */
export const OFFICE_ELEMENTS = [
  '工作机构名称',
  '办公地址',
  '办公时间',
  '联系电话',
  '传真号码',
  '互联网联系方式',
] as const
export type OfficeElement = (typeof OFFICE_ELEMENTS)[number]

/** What is known of the 工作机构; null where nobody filled it in or allowed it to be public. */
export type Office = Readonly<Record<OfficeElement, string | null>>

/** The 工作机构 as the guide shows it: only what is there. */
export function officeLines(office: Office): GuideContent['office'] {
  return OFFICE_ELEMENTS.flatMap((label) => {
    const text = office[label]
    return text === null ? [] : [{ label, text, telephone: label === '联系电话' }]
  })
}

/** One place at which what would be released differs from what the public reads. */
export interface GuideDifference {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** What the public reads now against what would be released; empty where nothing changed. */
export function guideDifferences(
  before: GuideContent | null,
  after: GuideContent,
): readonly GuideDifference[] {
  const old = new Map(linesOf(before))
  const now = new Map(linesOf(after))
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((label) => {
    const [was, is] = [old.get(label) ?? null, now.get(label) ?? null]
    return was === is ? [] : [{ label, before: was, after: is }]
  })
}

function linesOf(content: GuideContent | null): readonly (readonly [string, string])[] {
  if (content === null) return []
  return [
    ...WORDING.map((name) => [wordingNames[name], content[name]] as const),
    ...content.office.map(({ label, text }) => [label, text] as const),
  ]
}
