/** 机构职能 of a division, as 条例 wants it public (第十二条、第二十条第二项). */
export const PARTICULARS = ['duties', 'phone', 'address', 'officeHours', 'fax', 'head', 'internet'] as const
export type Particular = (typeof PARTICULARS)[number]

export const particularNames: Readonly<Record<Particular, string>> = {
  duties: '职责',
  phone: '联系电话',
  address: '办公地址',
  officeHours: '办公时间',
  fax: '传真',
  head: '负责人',
  internet: '互联网联系方式',
}

/** What is known of a division, and what of it the public may see. */
export interface Particulars extends Readonly<Record<Particular, string | null>> {
  readonly publicParts: readonly Particular[]
}

export function isParticular(text: string): text is Particular {
  return PARTICULARS.some((name) => name === text)
}

/** What the public may see of a division: marked public, and filled in. */
export function publicParticulars(
  particulars: Particulars,
): readonly { readonly name: Particular; readonly text: string }[] {
  return PARTICULARS.flatMap((name) => {
    const text = particulars[name]
    return text !== null && particulars.publicParts.includes(name) ? [{ name, text }] : []
  })
}
