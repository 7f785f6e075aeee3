import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import { isAdministrator, postLack, SIGN_IN_NAME } from './staff.ts'
import type { HeldPost, StaffMember } from './staff.ts'

/** A line of a list that came from outside, as it was written. */
export interface ListRow {
  readonly line: number
  readonly name: string
  readonly signInName: string
  readonly division: string
  readonly functions: string
}

export interface ListPost {
  readonly function: FunctionName
  readonly divisionId: string | null
}

/** What a list changes: somebody new, somebody who moves or whose functions change, somebody who is gone. */
export type StaffChange =
  | {
      readonly kind: 'new'
      readonly line: number
      readonly name: string
      readonly signInName: string
      readonly posts: readonly ListPost[]
    }
  | {
      readonly kind: 'moved'
      readonly line: number
      readonly person: StaffMember
      readonly ending: readonly HeldPost[]
      /** Asked for before, not on the list, and not to be confirmed any more. */
      readonly lapsing: readonly ListPost[]
      readonly posts: readonly ListPost[]
    }
  | { readonly kind: 'left'; readonly person: StaffMember }

/** A whole list compared with who works here: all its changes, or every sentence why none of them is made. */
export type StaffPlan =
  | { readonly ok: true; readonly changes: readonly StaffChange[]; readonly unchanged: number }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** What a list is compared with. */
export interface Standing {
  readonly staff: readonly StaffMember[]
  /** Every name and alias of a division. */
  readonly divisionIds: ReadonlyMap<string, string>
  /** Functions asked for and not yet confirmed, by person. */
  readonly waiting: ReadonlyMap<string, readonly ListPost[]>
  /** Whoever is not on the list has left. */
  readonly complete: boolean
  /** The one who brings the list; nothing of his own changes. */
  readonly actorId: string
}

/** Compares a list of staff with who works here; one wrong line and nothing is taken. */
export function planStaff(rows: readonly ListRow[], standing: Standing): StaffPlan {
  const read = rows.map((row) => readRow(row, standing))
  const sentences = [...read.flatMap((row) => ('sentence' in row ? [row.sentence] : [])), ...repeated(rows)]
  if (sentences.length > 0) return { ok: false, sentences }
  const changes = read.flatMap((row) => ('change' in row && row.change !== null ? [row.change] : []))
  const listed = new Set(rows.map((row) => row.signInName))
  const gone = standing.staff.filter(
    (person) =>
      standing.complete &&
      person.leftOn === null &&
      !listed.has(person.signInName) &&
      !isAdministrator(person) &&
      person.id !== standing.actorId,
  )
  return {
    ok: true,
    unchanged: read.length - changes.length,
    changes: [...changes, ...gone.map((person) => ({ kind: 'left', person }) as const)],
  }
}

type ReadRow = { readonly sentence: string } | { readonly change: StaffChange | null }

const LONGEST_NAME = 40

function readRow(row: ListRow, standing: Standing): ReadRow {
  const wrong = (what: string) => ({ sentence: `第 ${String(row.line)} 行：${what}` })
  const length = Array.from(row.name).length
  if (length < 2 || length > LONGEST_NAME) return wrong('姓名要有 2 到 40 个字。')
  if (!SIGN_IN_NAME.test(row.signInName))
    return wrong(`登录名“${row.signInName}”不对。用小写字母开头，只含小写字母、数字、点和短横。`)
  const posts = postsOf(row, standing)
  if ('sentence' in posts) return wrong(posts.sentence)
  const person = standing.staff.find((known) => known.signInName === row.signInName)
  if (person === undefined) {
    const { line, name, signInName } = row
    return { change: { kind: 'new', line, name, signInName, posts: posts.posts } }
  }
  const refusal = refusalOf(row, person)
  return refusal === null ? compared(row, { person, posts: posts.posts, standing }) : wrong(refusal)
}

function refusalOf(row: ListRow, person: StaffMember): string | null {
  if (person.leftOn !== null) return `登录名 ${row.signInName} 是已离职的${person.name}的，请换一个。`
  if (person.name !== row.name)
    return `登录名 ${row.signInName} 现在是${person.name}的，名单里写的是${row.name}。请核对。`
  return isAdministrator(person) ? `${person.name}是管理员账号，不在名单里导入。请删去这一行。` : null
}

function postsOf(
  row: ListRow,
  standing: Standing,
): { readonly sentence: string } | { readonly posts: readonly ListPost[] } {
  const divisionId = row.division === '' ? null : standing.divisionIds.get(row.division)
  if (divisionId === undefined) return { sentence: `没有“${row.division}”这个处室。请核对名称，或先建立。` }
  const posts: ListPost[] = []
  for (const word of row.functions.split(/[、，,；;\s]+/).filter((part) => part !== '')) {
    const name = functionNamed(word)
    if (name === null) return { sentence: `没有“${word}”这个职能。可以写：${IMPORTABLE.join('、')}。` }
    const post = { function: name, divisionId: name === 'leader' ? null : divisionId }
    const lack = postLack(post, { posts: [] })
    if (lack !== null) return { sentence: lack.message }
    if (!posts.some((other) => other.function === name)) posts.push(post)
  }
  return posts.length === 0 ? { sentence: '职能没有填。一般写“经办”。' } : { posts }
}

/** Administrators do not come by lists. */
const IMPORTABLE = Object.entries(functionNames)
  .filter(([name]) => !['system-administrator', 'security-administrator', 'auditor'].includes(name))
  .map(([, word]) => word)

function functionNamed(word: string): FunctionName | null {
  if (!IMPORTABLE.includes(word)) return null
  const names = Object.keys(functionNames).filter(isFunctionName)
  return names.find((name) => functionNames[name] === word) ?? null
}

function isFunctionName(text: string): text is FunctionName {
  return Object.hasOwn(functionNames, text)
}

function compared(
  row: ListRow,
  known: {
    readonly person: StaffMember
    readonly posts: readonly ListPost[]
    readonly standing: Standing
  },
): ReadRow {
  const { person, posts, standing } = known
  const same = (a: ListPost) => (b: ListPost) => a.function === b.function && a.divisionId === b.divisionId
  const waiting = standing.waiting.get(person.id) ?? []
  const ending = person.posts.filter((post) => !posts.some(same(post)))
  const missing = posts.filter((post) => !person.posts.some(same(post)) && !waiting.some(same(post)))
  if (ending.length === 0 && missing.length === 0) return { change: null }
  if (person.id === standing.actorId)
    return { sentence: `第 ${String(row.line)} 行：不能给自己改职能，要由另一位系统管理办。` }
  const lapsing = waiting.filter((post) => !posts.some(same(post)))
  return { change: { kind: 'moved', line: row.line, person, ending, lapsing, posts: missing } }
}

function repeated(rows: readonly ListRow[]): readonly string[] {
  return rows.flatMap((row, place) => {
    const first = rows.findIndex((other) => other.signInName === row.signInName)
    const before = rows[first]
    if (before === undefined || first === place || row.signInName === '') return []
    return [
      `第 ${String(row.line)} 行和第 ${String(before.line)} 行的登录名一样（${row.signInName}）。每人只写一行。`,
    ]
  })
}
