/** One findable part of a publication: a page of its own with its own text. */
export interface PublicationPart {
  readonly path: string
  readonly title: string
  readonly text: string
  readonly divisionId: string | null
  readonly divisionName: string
}

/** A released version as every door may show it. */
export interface VisiblePublication {
  readonly id: string
  readonly kind: string
  readonly columnId: string
  readonly path: string
  readonly divisionId: string | null
  readonly version: number
  readonly title: string
  /** Parsed by the module that owns the kind. */
  readonly content: unknown
  readonly contentHash: string
  readonly releasedAt: Date
  readonly firstReleasedAt: Date
  readonly changeNote: string | null
}

/** A column (栏目) of the site. */
export interface SiteColumn {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly keywords: string
}
