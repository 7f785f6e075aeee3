/** 职能: what a person may do, held in a division (product §3). */
export type FunctionName =
  | 'handler'
  | 'head'
  | 'legal-review'
  | 'secrecy-review'
  | 'content-review'
  | 'signer'
  | 'openness-handler'
  | 'openness-head'
  | 'leader'
  | 'system-administrator'
  | 'security-administrator'
  | 'auditor'

/** A function held in a division; leaders and administrators hold theirs for the whole bureau. */
export interface Post {
  readonly function: FunctionName
  readonly divisionId: string | null
  /** 代行: the name of the one for whom it is held; absent where it is held in one's own right. */
  readonly onBehalfOf?: string
  /** 代行: the person for whom it is held. */
  readonly principalId?: string
}

/** Who acts: a person with posts, a named job of the system, or the public. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly posts: readonly Post[] }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'public' }

/** The person who acts, or null for jobs and the public. */
export function personOf(actor: Actor): Extract<Actor, { kind: 'person' }> | null {
  return actor.kind === 'person' ? actor : null
}

/** Whether the actor holds one of the functions, in the division where one is named. */
export function holds(actor: Actor, functions: readonly FunctionName[], divisionId?: string): boolean {
  if (actor.kind !== 'person') return false
  return actor.posts.some(
    (post) =>
      functions.includes(post.function) && (divisionId === undefined || post.divisionId === divisionId),
  )
}

/** The divisions in which the actor holds one of the functions. */
export function divisionsWhere(actor: Actor, functions: readonly FunctionName[]): readonly string[] {
  if (actor.kind !== 'person') return []
  const ids = actor.posts.filter((post) => functions.includes(post.function)).map((post) => post.divisionId)
  return [...new Set(ids.filter((id) => id !== null))]
}

/** The name written into ledger entries. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.name
    case 'system':
      return `系统·${actor.name}`
    case 'public':
      return '公众'
  }
}

/** The Chinese name of a function, as the staff list writes it. */
export const functionNames: Readonly<Record<FunctionName, string>> = {
  handler: '经办',
  head: '负责人',
  'legal-review': '法制审核',
  'secrecy-review': '保密审查',
  'content-review': '内容审核',
  signer: '签发',
  'openness-handler': '公开机构经办',
  'openness-head': '公开机构负责人',
  leader: '分管领导',
  'system-administrator': '系统管理',
  'security-administrator': '安全管理',
  auditor: '审计',
}
