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
  /** Where it stands instead, on 市集约化平台; here is its title only. Null for what stands here. */
  readonly officialUrl: string | null
}

/** What lists and feeds show of a publication. */
export type PublicationHead = Pick<
  VisiblePublication,
  'id' | 'path' | 'version' | 'title' | 'releasedAt' | 'firstReleasedAt' | 'changeNote' | 'officialUrl'
>

/** A column (栏目) of the site: what it is for, who keeps it, how often it should have something new. */
export interface SiteColumn {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly keywords: string
  readonly position: number
  readonly divisionId: string | null
  /** At least once in so many days; null where it changes only when something happens. */
  readonly rhythmDays: number | null
  readonly parentId: string | null
  /** The types of texts it takes; none where another module fills it. */
  readonly types: readonly string[]
  /** Released here, handed to the city's site builder (市集约化平台), or both. */
  readonly delivery: 'here' | 'handover' | 'both'
}

/** Where a column's texts go, in words. */
export const deliveryNames: Readonly<Record<SiteColumn['delivery'], string>> = {
  here: '本站',
  both: '本站和市集约化平台',
  handover: '只在市集约化平台',
}

/** What the page tags say of a column (conventions 1.5), with the kind of column that the page belongs to. */
export function columnTags({ name, description, keywords }: SiteColumn, type: string) {
  return { name, description, keywords: keywords.split(/[,，、]/), type: [type] }
}

/** How two publications belong together; read from either side. */
export type RelationKind =
  'interprets' | 'amends' | 'repeals' | 'replaces' | 'based-on' | 'consulted-in' | 'answers' | 'evaluates'

/** One relation as a page of either publication shows it. */
export interface Relation {
  readonly kind: RelationKind
  /** Whether the page at hand is the one that interprets, repeals … or the one to which it is done. */
  readonly side: 'from' | 'to'
  readonly since: string
  readonly path: string
  readonly title: string
}

/** A relation in words, from one side and from the other. */
export const relationNames: Readonly<Record<RelationKind, { readonly from: string; readonly to: string }>> = {
  interprets: { from: '解读', to: '解读见' },
  amends: { from: '修改', to: '修改见' },
  repeals: { from: '废止', to: '废止见' },
  replaces: { from: '替代', to: '现行见' },
  'based-on': { from: '依据', to: '据此制定' },
  'consulted-in': { from: '征求意见', to: '征求意见见' },
  answers: { from: '回应', to: '回应见' },
  evaluates: { from: '评估', to: '评估见' },
}
