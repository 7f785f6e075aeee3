import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { articleNames, attributeNames, lacksOfProposal } from './attribute.ts'
import type { Article, Attribute, Proposal } from './attribute.ts'
import { originNames, retentionNames } from './document.ts'
import type { Entry, Origin, Retention } from './document.ts'
import { levelNames } from './level.ts'
import type { Level } from './level.ts'
import { faultsOfEntry } from './entry-checks.ts'

/** The heads of a 发文登记簿 as it comes from OA; the first five are needed. */
export const LIST_HEADS = {
  number: '文号',
  title: '标题',
  writtenOn: '成文日期',
  division: '处室',
  attribute: '公开属性',
  printedOn: '印发日期',
  origin: '来源',
  issuer: '制作机关',
  obtainedOn: '获得日期',
  retention: '保管期限',
  policy: '政策性文件',
  normative: '规范性文件',
  article: '不予公开依据',
  reason: '理由或权衡',
  redaction: '删减说明',
  effectiveOn: '实施日期',
  validUntil: '有效期至',
  level: '层级',
} as const

/** One line of the list as typed, with its line in the file. */
export type ListRow = Readonly<Record<keyof typeof LIST_HEADS, string>> & { readonly line: number }

/** A line as it would be registered; without 公开属性 its division is asked for one. */
export interface ListedDocument {
  readonly line: number
  readonly entry: Entry
  readonly proposal: Proposal | null
}

/** What a list would register, or what is wrong with it, line by line. */
export type ListPlan =
  | { readonly ok: true; readonly documents: readonly ListedDocument[]; readonly known: number }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** What a list is read against. */
export interface Surroundings {
  readonly divisionIds: ReadonlyMap<string, string>
  readonly knownNumbers: ReadonlySet<string>
  readonly today: CivilDate
}

/** Reads a whole list; one wrong line and nothing is registered. Numbers that are registered already are left out. */
export function planList(rows: readonly ListRow[], around: Surroundings): ListPlan {
  const sentences: string[] = []
  const documents: ListedDocument[] = []
  const seen = new Set<string>()
  let known = 0
  for (const row of rows) {
    if (around.knownNumbers.has(row.number)) {
      known += 1
      continue
    }
    const read = readRow(row, around)
    const again = row.number !== '' && seen.has(row.number) ? [`文号“${row.number}”在表里出现两次。`] : []
    seen.add(row.number)
    const faults = [...again, ...read.faults]
    sentences.push(...faults.map((fault) => `第 ${String(row.line)} 行：${fault}`))
    if (read.document !== null && faults.length === 0) documents.push(read.document)
  }
  return sentences.length > 0 ? { ok: false, sentences } : { ok: true, documents, known }
}

interface ReadRow {
  readonly faults: readonly string[]
  readonly document: ListedDocument | null
}

function readRow(row: ListRow, around: Surroundings): ReadRow {
  const faults: string[] = []
  const day = (key: 'printedOn' | 'obtainedOn' | 'effectiveOn' | 'validUntil') => {
    const found = typedDay(row[key])
    if (found === null && row[key] !== '') faults.push(`${LIST_HEADS[key]}“${row[key]}”认不出来。`)
    return found
  }
  const writtenOn = typedDay(row.writtenOn)
  const divisionId = around.divisionIds.get(row.division)
  if (row.title === '') faults.push('没有标题。')
  if (writtenOn === null) faults.push('成文日期没有填，或者认不出来。')
  if (divisionId === undefined) faults.push(`没有“${row.division}”这个处室。`)
  const origin = row.origin === '' ? 'own' : named<Origin>(originNames, row.origin)
  if (origin === null) faults.push(`来源要写${Object.values(originNames).join('、')}之一。`)
  const retention = named<Retention>(retentionNames, row.retention)
  if (retention === null && row.retention !== '')
    faults.push(`保管期限要写${Object.values(retentionNames).join('、')}之一。`)
  const level = named<Level>(levelNames, row.level)
  if (level === null && row.level !== '')
    faults.push(`层级要写${Object.values(levelNames).join('、')}之一，或者空着。`)
  const proposal = proposalOf(row, faults)
  const normative = isYes(row.normative)
  const days = {
    printedOn: day('printedOn'),
    obtainedOn: day('obtainedOn'),
    effectiveOn: day('effectiveOn'),
    validUntil: day('validUntil'),
  }
  if (writtenOn === null || divisionId === undefined || origin === null) return { faults, document: null }
  const entry: Entry = {
    ...days,
    number: row.number === '' ? null : row.number,
    title: row.title,
    writtenOn,
    divisionId,
    origin,
    issuer: row.issuer === '' ? null : row.issuer,
    level,
    retention,
    policy: normative || isYes(row.policy),
    normative,
    publishedOn: null,
    repealedOn: null,
  }
  faults.push(...faultsOfEntry(entry, around.today).map(({ message }) => message))
  return { faults, document: { line: row.line, entry, proposal } }
}

function proposalOf(row: ListRow, faults: string[]): Proposal | null {
  if (row.attribute === '') return null
  const redacted = row.attribute.includes('删减')
  const attribute = redacted ? 'open' : attributeCalled(row.attribute)
  if (attribute === null) {
    faults.push(`公开属性要写${Object.values(attributeNames).join('、')}、删减后公开之一，或者空着。`)
    return null
  }
  const article = named<Article>(articleNames, row.article)
  if (article === null && row.article !== '') faults.push('不予公开依据请从下拉里选。')
  const closed = attribute === 'closed'
  const proposal = {
    attribute,
    reason: closed ? '' : row.reason,
    article,
    weighing: closed ? row.reason : '',
    redacted,
    redactionNote: row.redaction,
    openWhen: '',
    reviewOn: null,
  }
  faults.push(...lacksOfProposal(proposal).map(({ message }) => message))
  return proposal
}

function attributeCalled(words: string): Attribute | null {
  return words === '不公开' ? 'closed' : named<Attribute>(attributeNames, words)
}

function named<K extends string>(names: Readonly<Record<K, string>>, words: string): K | null {
  const entries: readonly (readonly [string, string])[] = Object.entries(names)
  const found = entries.find(([, name]) => name === words)?.[0]
  return found !== undefined && isKeyOf(names, found) ? found : null
}

function isKeyOf<K extends string>(names: Readonly<Record<K, string>>, key: string): key is K {
  return Object.hasOwn(names, key)
}

function isYes(words: string): boolean {
  return ['是', '√', '有', 'Y', 'y'].includes(words)
}
