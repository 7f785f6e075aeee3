import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Views that a ground module publishes for the stores of others. */
const PUBLISHED_VIEWS = [
  'organisation.division_name',
  'duties.open_duty',
  'publication.visible',
  'publication.withdrawn',
]

const STORE = /^src\/modules\/[^/]+\/([^/]+)\/store(\.ts$|\/)/
const SPEAKS_SQL = /\.(insertInto|updateTable|deleteFrom|mergeInto|selectFrom)\(|\bsql(<[^`]*>)?`/

/** Names of tables after a verb that changes them, in Kysely and in plain SQL. */
const WRITES = [
  /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"]([^'"\s]+)/g,
  /\b(?:insert\s+into|merge\s+into|delete\s+from|truncate(?:\s+table)?|copy)\s+(?:only\s+)?([a-z_][\w.]*)/gi,
  /\bupdate\s+(?:only\s+)?([a-z_]\w*\.\w+)/gi,
]
/** Names of tables after a verb that reads them; in plain SQL only qualified ones, since the others are names of parts of the query. */
const READS = [
  /\.(?:selectFrom|(?:inner|left|right|full|cross)Join|using)\(\s*\[?['"]([^'"\s]+)/g,
  /\b(?:from|join|using)\s+(?:only\s+)?(?:lateral\s+)?([a-z_]\w*\.\w+)/gi,
]

/**
 * What breaks the rule that a store writes only its own PostgreSQL schema, reads of others only their published views,
 * and that nobody else in a module speaks SQL; one line for each finding.
 */
export function schemaFindings(files: readonly SourceFile[], schemas: readonly string[]): string[] {
  return files.flatMap(({ path, text }) => {
    const module = STORE.exec(path)?.[1]
    const spoken = withoutComments(text)
    if (module !== undefined)
      return storeFindings({ path, text: spoken }, module.replaceAll('-', '_'), schemas)
    const isModuleCode = path.startsWith('src/modules/') && !/\.test\.tsx?$/.test(path)
    return isModuleCode && SPEAKS_SQL.test(spoken) ? [`${path}: only store.ts speaks SQL`] : []
  })
}

export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every TypeScript file under `src/` of a checkout. */
export function sourceFiles(root: string): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The schemas that the migrations create. */
export function schemasOf(root: string): string[] {
  const folder = join(root, 'migrations')
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  return [...text.matchAll(/^create schema (?:if not exists )?(\w+)/gim)].map((match) => match[1] ?? '')
}

function storeFindings({ path, text }: SourceFile, schema: string, schemas: readonly string[]): string[] {
  const isOwn = (table: string) => table.startsWith(`${schema}.`)
  const written = namesIn(text, WRITES).filter((table) => !isOwn(table))
  const read = namesIn(text, READS).filter((table) => {
    // `extract(year from r.received_on)` reads no table: only names that begin with a schema do.
    const isTable = schemas.includes(table.split('.')[0] ?? '') && table.includes('.')
    return isTable && !isOwn(table) && !PUBLISHED_VIEWS.includes(table)
  })
  return [
    ...written.map((table) => `${path}: writes ${table}, which is not in its own schema ${schema}`),
    ...read
      .filter((table) => !written.includes(table))
      .map((table) => `${path}: reads ${table}, which is neither its own nor a published view`),
  ]
}

function namesIn(text: string, patterns: readonly RegExp[]): string[] {
  const names = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  return [...new Set(names)]
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}
