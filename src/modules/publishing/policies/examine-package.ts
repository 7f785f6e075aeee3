import type { Work } from '../../../platform/work/work.ts'
import { findBureau, getDivision } from '../../ground/organisation/index.ts'
import {
  Article,
  listDraftRelations,
  listRoutesOf,
  listVisible,
  loadPackage,
  wordsOfBody,
} from '../../ground/publication/index.ts'
import type { Draft, LoadedPackage, VisiblePublication } from '../../ground/publication/index.ts'
import type { Nature, Warning } from './domain/material.ts'
import { similarityPercent } from './domain/policy-settings.ts'
import { isForeign, warningsOf } from './domain/warnings.ts'
import type { OtherText } from './domain/warnings.ts'
import { findExemption } from './store/exemptions.ts'
import type { Exemption } from './store/exemptions.ts'
import { listAnswers, listNatures } from './store/materials.ts'
import type { WarningAnswer } from './store/materials.ts'
import { findPlan } from './store/plans.ts'
import type { KeptPlan } from './store/plans.ts'

export type Reading = Pick<Work, 'db' | 'rules' | 'today'>

/** A doubt about an interpretation with the answer of its author, where there is one. */
export interface AnsweredWarning extends Warning {
  readonly answer: WarningAnswer | null
}

/** An interpretation in a package. */
export interface Material {
  readonly draft: Draft
  readonly nature: Nature | null
  /** Whether it says which policy it interprets. */
  readonly isRelated: boolean
  readonly warnings: readonly AnsweredWarning[]
}

/** A package as 三同步 sees it; only what is new is asked for an interpretation, a correction is not. */
export interface ExaminedPackage {
  readonly loaded: LoadedPackage
  readonly policies: readonly Draft[]
  readonly materials: readonly Material[]
  /** Policies without an interpretation in the package. */
  readonly uninterpreted: readonly Draft[]
  readonly plan: KeptPlan | null
  readonly exemption: Exemption | null
  /** Its policies go out on the emergency route: the interpretation follows. */
  readonly isEmergency: boolean
}

/** Reads a package with its plan, its interpretations and what makes one doubt them. */
export async function examinePackage(work: Reading, packageId: string): Promise<ExaminedPackage> {
  const { db } = work
  const loaded = await loadPackage(work, packageId)
  const fresh = loaded.drafts.filter((draft) => isNew(draft, loaded))
  const policies = fresh.filter(({ typeId }) => typeId === 'policy')
  const interpretations = fresh.filter(({ typeId }) => typeId === 'interpretation')
  const relations = (await listDraftRelations(db, packageId)).filter(({ kind }) => kind === 'interprets')
  const others = interpretations.length === 0 ? [] : await comparedWith(work, { loaded, policies })
  const natures = await listNatures(db, packageId)
  const answers = await listAnswers(db, packageId)
  const ownNames = await namesOfHouse(work, loaded)
  return {
    loaded,
    policies,
    materials: interpretations.map((draft) => ({
      draft,
      nature: natures.get(draft.id) ?? null,
      isRelated: relations.some(({ draftId }) => draftId === draft.id),
      warnings: warningsOf(textOf(draft), {
        others,
        percent: work.rules.read(similarityPercent),
        ownNames,
      }).map((warning) => ({
        ...warning,
        answer: answers.find((one) => one.draftId === draft.id && one.warning === warning.kind) ?? null,
      })),
    })),
    uninterpreted: policies.filter(({ id }) => !relations.some(({ toDraft }) => toDraft === id)),
    plan: await findPlan(db, packageId),
    exemption: await findExemption(db, packageId),
    isEmergency:
      policies.length > 0 && (await listRoutesOf(db, policies)).every(({ id }) => id === 'emergency'),
  }
}

/** A correction already stands for a publication before it goes out. */
function isNew({ publicationId, changeNote }: Draft, loaded: LoadedPackage): boolean {
  return changeNote === null && (publicationId === null || loaded.package.state === 'released')
}

function textOf({ body, source }: Draft) {
  return {
    paragraphs: body.map((block) => wordsOfBody([block])),
    source,
    questions: body.filter(({ kind }) => kind === 'question').length,
  }
}

/** The policies it goes with, released work summaries, and released reports of others. */
async function comparedWith(
  work: Reading,
  { loaded, policies }: Pick<ExaminedPackage, 'loaded' | 'policies'>,
): Promise<readonly OtherText[]> {
  const interpreted = await interpretedBefore(work, loaded)
  const ownNames = await namesOfHouse(work, loaded)
  const news = await listVisible(work.db, { kinds: ['news', 'key-work'], limit: 300 })
  return [
    ...policies.map(({ title, body }) => ({
      kind: 'like-the-policy' as const,
      title,
      text: wordsOfBody(body),
    })),
    ...interpreted.flatMap((publication) => otherText(publication, () => 'like-the-policy')),
    ...news.flatMap((publication) =>
      otherText(publication, ({ source }) =>
        /总结|回顾|小结/.test(publication.title)
          ? 'like-a-work-summary'
          : isForeign(source, ownNames)
            ? 'like-a-repost'
            : null,
      ),
    ),
  ]
}

/** Released policies that a later interpretation belongs to. */
async function interpretedBefore(
  { db }: Reading,
  { package: { id } }: LoadedPackage,
): Promise<readonly VisiblePublication[]> {
  const ids = (await listDraftRelations(db, id)).flatMap(({ toPublication }) => toPublication ?? [])
  if (ids.length === 0) return []
  const released = await listVisible(db, { kinds: ['policy'], limit: 2000 })
  return released.filter((publication) => ids.includes(publication.id))
}

function otherText(
  { title, content }: VisiblePublication,
  kindOf: (article: Article) => OtherText['kind'] | null,
): readonly OtherText[] {
  const article = Article.safeParse(content)
  const kind = article.success ? kindOf(article.data) : null
  return article.success && kind !== null ? [{ kind, title, text: wordsOfBody(article.data.body) }] : []
}

async function namesOfHouse({ db }: Reading, { package: { divisionId } }: LoadedPackage) {
  const bureau = await findBureau(db)
  const division = await getDivision(db, divisionId)
  return [bureau?.name ?? '', bureau?.shortName ?? '', division.name]
}
