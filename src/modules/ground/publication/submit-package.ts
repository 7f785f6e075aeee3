import { createHash } from 'node:crypto'
import { yearOf } from '../../../kernel/civil-date.ts'
import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { PackageReadiness } from '../../../platform/manifest/package-readiness.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../duties/index.ts'
import { getDivision } from '../organisation/index.ts'
import { nextNumber } from '../rules/index.ts'
import { checkDraft, lacksOfFindings } from './check-draft.ts'
import { wordsOfBody } from './domain/blocks.ts'
import { lacksOf, publicFiles } from './domain/draft.ts'
import type { Article, ContentType, Draft } from './domain/draft.ts'
import { strictest } from './domain/review-route.ts'
import { loadPackageFor, loadPackage } from './load-package.ts'
import type { LoadedPackage } from './load-package.ts'
import { contentHash } from './release-publication.ts'
import { openGateDuties } from './gate-duties.ts'
import { lacksOfSmallCorrection } from './difference-to-released.ts'
import { getContentType, getRoute, listRoutesOf } from './store/content-types.ts'
import { freezeDraft } from './store/drafts.ts'
import type { Frozen } from './store/drafts.ts'
import { insertWriter, updatePackage } from './store/packages.ts'
import { insertRound } from './store/review.ts'

/** Something missing, and where it is mended when that is not the page of the text. */
export type Lack = FieldError & { readonly href?: string }
/** The two signers of a 小更正. */
const SMALL_ROUTE = 'small'

/** What is missing in one text of a package. */
export interface TextLacks {
  readonly draft: Draft
  readonly lacks: readonly Lack[]
}

/** What stands between a package and its review: in its texts, by the checks, and what other modules demand. */
export async function lacksOfPackage(
  work: Pick<Work, 'db' | 'rules' | 'today'>,
  { package: loaded, drafts }: Pick<LoadedPackage, 'package' | 'drafts'>,
  readiness: readonly PackageReadiness[] = [],
): Promise<readonly TextLacks[]> {
  const demanded = (await Promise.all(readiness.map((ask) => ask(work, loaded.id)))).flat()
  const texts: TextLacks[] = []
  for (const draft of drafts) {
    const own = lacksOf(draft, await getContentType(work.db, draft.typeId))
    const small = loaded.isSmall ? await lacksOfSmallCorrection(work, draft) : []
    const found = lacksOfFindings(await checkDraft(work, draft))
    const lacks = [
      ...own,
      ...small,
      ...demanded.filter(({ draftId }) => draftId === draft.id),
      ...unsaid(found, own),
    ]
    if (lacks.length > 0) texts.push({ draft, lacks })
  }
  return texts
}

/** A field that lacks something at all is named once. */
function unsaid(found: readonly FieldError[], own: readonly FieldError[]): readonly FieldError[] {
  return found.filter(({ field }) => field === 'body' || !own.some((lack) => lack.field === field))
}

/**
 * Sends a package to its gates (先审后发): every text is frozen with its hash, the strictest of their routes is taken, and
 * the gates of the first step are due. Answers with what is missing, and then sends nothing.
 */
export async function submitPackage(
  work: Work,
  id: string,
  {
    releaseAt,
    readiness = [],
  }: { readonly releaseAt: Date | null; readonly readiness?: readonly PackageReadiness[] },
): Promise<readonly TextLacks[]> {
  const person = personOf(work.actor)
  const loaded = await loadPackageFor(work, id, 'submit')
  const lacks = await lacksOfPackage(work, loaded, readiness)
  if (lacks.length > 0 || person === null) return lacks
  const route = loaded.package.isSmall
    ? await getRoute(work.db, SMALL_ROUTE)
    : strictest(await listRoutesOf(work.db, loaded.drafts))
  if (route === null) throw new Refusal('conflict', 'no-route', '这种稿件还没有审签流程，请系统管理设置。')
  const division = await getDivision(work.db, loaded.package.divisionId)
  const hashes: string[] = []
  for (const draft of loaded.drafts) hashes.push(await freeze(work, draft, division))
  const round = loaded.package.round + 1
  await insertRound(work.db, {
    packageId: id,
    round,
    routeId: route.id,
    gates: route.gates,
    contentHash: createHash('sha256').update(hashes.join()).digest('hex'),
    submittedBy: person.id,
    submittedByName: person.name,
    submittedAt: work.now,
  })
  await updatePackage(work.db, id, { state: 'in-review', round, releaseAt })
  await insertWriter(work.db, { packageId: id, personId: person.id, name: person.name })
  await dischargeWhere(work, [`package:${id}`], {
    fits: ({ kind }) => kind === 'publication.revise',
    how: `${person.name}改好后再次送审`,
  })
  await work.record({
    subject: `package:${id}`,
    action: 'package-submitted',
    after: { round, route: route.id, texts: hashes },
  })
  await openGateDuties(work, await loadPackage(work, id))
  return []
}

async function freeze(
  work: Work,
  draft: Draft,
  division: { readonly id: string; readonly name: string },
): Promise<string> {
  const type = await getContentType(work.db, draft.typeId)
  const path = draft.path ?? (await newPath(work, draft))
  const frozen = frozenText(draft, { type, division, path })
  const hash = contentHash({ title: draft.title, ...frozen })
  await freezeDraft(work.db, draft.id, { ...frozen, path, hash })
  return hash
}

/** A permanent address in its column, numbered by year (conventions LK-01, LK-02). */
async function newPath(work: Work, { columnId }: Draft): Promise<string> {
  const year = yearOf(work.today)
  const number = await nextNumber(work, { kind: `publication.${columnId}`, year })
  return `/lm/${columnId}/${String(year)}-${String(number)}`
}

/** A text as its page will show it, and as it will be found. */
export function frozenText(
  draft: Draft,
  place: {
    readonly type: ContentType
    readonly division: { readonly id: string; readonly name: string }
    readonly path: string
  },
): Frozen {
  const { type, division, path } = place
  const facts = type.fields.flatMap(({ key, label }) => {
    const value = (draft.fields[key] ?? '').trim()
    return value === '' ? [] : [{ key, label, value }]
  })
  const content: Article = {
    type: type.id,
    typeName: type.name,
    summary: draft.summary,
    source: draft.source,
    division: division.name,
    facts,
    body: draft.body,
    files: [...publicFiles(draft.files)],
  }
  const words = [
    draft.summary,
    ...facts.map(({ label, value }) => `${label} ${value}`),
    wordsOfBody(draft.body),
  ]
  const part = {
    path,
    title: draft.title,
    text: words.filter((text) => text !== '').join('\n'),
    divisionId: division.id,
    divisionName: division.name,
  }
  return { content, parts: [part] }
}
