/** 内设机构 (office) or 直属单位 (affiliate). */
export type DivisionKind = 'office' | 'affiliate'

/** A division of the bureau as others may know it. */
export interface Division {
  readonly id: string
  readonly name: string
  readonly kind: DivisionKind
  readonly position: number
  readonly phone: string | null
  readonly isOpennessOffice: boolean
}

/** Name and public particulars of the bureau; every page's header and footer reads them. */
export interface Bureau {
  readonly name: string
  readonly shortName: string
  readonly siteCode: string | null
  readonly domain: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly officeHours: string | null
  readonly email: string | null
  readonly icp: string | null
  readonly publicSecurityRecord: string | null
}

/** 内设机构 / 直属单位 as people read it. */
export const divisionKindNames: Readonly<Record<DivisionKind, string>> = {
  office: '内设机构',
  affiliate: '直属单位',
}
