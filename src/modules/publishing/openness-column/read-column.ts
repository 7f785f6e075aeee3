import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import {
  Article,
  countVisibleByColumn,
  findVisible,
  listRelations,
  listVisible,
} from '../../ground/publication/index.ts'
import type { ColumnState } from './domain/check-column.ts'
import { GuideContent } from './domain/guide.ts'
import { agencyCode } from './domain/index-number.ts'
import { isInForce } from './domain/rule-in-force.ts'
import type { OpennessRule } from './domain/rule-in-force.ts'
import { filledTree } from './domain/statutory-tree.ts'
import type { FilledPlace } from './domain/statutory-tree.ts'
import { GUIDE_PATH } from './paths.ts'
import { draftGuide } from './release-guide.ts'

const AT_MOST = 300

/** The released 指南; null before its first release. */
export async function findGuide(
  db: Db,
): Promise<{ readonly content: GuideContent; readonly releasedAt: Date } | null> {
  const released = await findVisible(db, GUIDE_PATH)
  return released === null
    ? null
    : { content: GuideContent.parse(released.content), releasedAt: released.releasedAt }
}

/** 政府信息公开制度 in force today, newest first: released texts of that type with their dates and files. */
export async function listRulesInForce({
  db,
  today,
}: Pick<Work, 'db' | 'today'>): Promise<readonly OpennessRule[]> {
  const released = await listVisible(db, { kinds: ['openness-rule'], limit: AT_MOST })
  const relations = await listRelations(
    db,
    released.map(({ id }) => id),
  )
  const rules = released.flatMap(({ id, path, title, content }): readonly OpennessRule[] => {
    const article = Article.safeParse(content)
    if (!article.success) return []
    const fact = (key: string) => article.data.facts.find((known) => known.key === key)?.value ?? ''
    const isRepealed = (relations.get(id) ?? []).some(
      ({ kind, side }) => side === 'to' && (kind === 'repeals' || kind === 'replaces'),
    )
    return [
      {
        path,
        title,
        isRepealed,
        docNo: fact('docNo'),
        issuer: fact('issuer'),
        written: fact('written'),
        effective: fact('effective'),
        expires: fact('expires'),
        files: article.data.files.map(({ name, hash }) => ({ name, href: `${path}/files/${hash}` })),
      },
    ]
  })
  return rules.filter((rule) => isInForce(rule, today))
}

/** A yearly report with its year and files. */
export interface AnnualReport {
  readonly path: string
  readonly title: string
  readonly year: string
  readonly files: readonly { readonly name: string; readonly href: string }[]
}

/** 政府信息公开年报 of all years, newest first. */
export async function listAnnualReports(db: Db): Promise<readonly AnnualReport[]> {
  const released = await listVisible(db, { kinds: ['annual-report'], limit: AT_MOST })
  const reports = released.flatMap(({ path, title, content }): readonly AnnualReport[] => {
    const article = Article.safeParse(content)
    if (!article.success) return []
    const year = article.data.facts.find(({ key }) => key === 'year')?.value ?? ''
    const files = article.data.files.map(({ name, hash }) => ({ name, href: `${path}/files/${hash}` }))
    return [{ path, title, year, files }]
  })
  return reports.sort((a, b) => b.year.localeCompare(a.year))
}

/** 法定主动公开内容 with what is public of each place. */
export async function readTree(db: Db): Promise<readonly FilledPlace[]> {
  const counts = await countVisibleByColumn(db)
  return filledTree(new Map([...counts].map(([id, { count }]) => [id, count])))
}

/** Everything that the checker looks at. */
export async function readColumnState(work: Pick<Work, 'db' | 'today' | 'rules'>): Promise<ColumnState> {
  const rules = await listRulesInForce(work)
  return {
    today: work.today,
    guide: (await findGuide(work.db))?.content ?? null,
    differences: (await draftGuide(work.db)).differences.length,
    rulesInForce: rules.length,
    rulesWithoutFile: rules.filter(({ files }) => files.length === 0).map(({ title }) => title),
    tree: await readTree(work.db),
    reportYears: (await listAnnualReports(work.db)).map(({ year }) => year),
    agencyCode: work.rules.read(agencyCode),
  }
}
