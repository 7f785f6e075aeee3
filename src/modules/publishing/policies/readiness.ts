import type { TextLack } from '../../../platform/manifest/package-readiness.ts'
import { refusalOfNature } from './domain/material.ts'
import { piecesOf } from './domain/pieces.ts'
import { EMPTY_PLAN, lacksOfPlan } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { examinePackage } from './examine-package.ts'
import type { ExaminedPackage, Material, Reading } from './examine-package.ts'

export const POLICIES = '/workbench/policies'

/**
 * 三同步 (二(三)): a policy goes to its gates with its 解读方案 and at least one interpretation, or with a reason that a second
 * person signed; an interpretation that is none, or doubted without an answer, goes nowhere. An emergency policy goes first.
 */
export async function policyReadiness(work: Reading, packageId: string): Promise<readonly TextLack[]> {
  const found = await examinePackage(work, packageId)
  return [
    ...lacksOfPolicies(found),
    ...found.materials.flatMap((material) => lacksOfMaterial(found, material)),
  ]
}

function lacksOfPolicies(found: ExaminedPackage): readonly TextLack[] {
  const { exemption, uninterpreted, loaded, policies } = found
  const [first] = policies
  if (first === undefined || found.isEmergency) return []
  const base = `${POLICIES}/${loaded.package.id}`
  const at = (draftId: string, field: string, message: string) => ({
    draftId,
    field: `policies-${field}`,
    message,
    href: `${base}#f-${field}`,
  })
  if (exemption !== null)
    return exemption.signedAt === null ? [at(first.id, 'exemption', '不作解读的理由还没有第二人同意。')] : []
  return [
    ...lacksOfPlan(withPiece(found)).map(({ field, message }) => at(first.id, field, message)),
    ...uninterpreted.map(({ id, title }) =>
      at(id, 'materials', `《${title}》还没有解读。请加一份，或写明不作解读的理由。`),
    ),
  ]
}

/** The plan as far as it holds: a piece that is no longer in the package was none. */
function withPiece({ plan, loaded }: ExaminedPackage): Plan {
  const known = plan ?? EMPTY_PLAN
  const isThere = piecesOf(loaded.drafts).some(({ key }) => key === known.firstActPiece)
  return isThere ? known : { ...known, firstActPiece: '' }
}

function lacksOfMaterial(
  { loaded }: ExaminedPackage,
  { draft, nature, isRelated, warnings }: Material,
): readonly TextLack[] {
  const href = `${POLICIES}/${loaded.package.id}#m-${draft.id}`
  const refused = refusalOfNature(nature)
  const open = warnings.filter(({ answer }) => answer === null)
  const sentences: readonly (readonly [string, string])[] = [
    ...(refused === null ? [] : [['nature', `《${draft.title}》：${refused}`] as const]),
    ...(isRelated ? [] : [['relation', `《${draft.title}》没有说明解读哪份文件。`] as const]),
    ...open.map(
      ({ kind, place, message }) =>
        [kind, `《${draft.title}》${place}：${message}要发，请写明理由。`] as const,
    ),
  ]
  return sentences.map(([field, message]) => ({
    draftId: draft.id,
    field: `policies-${field}`,
    message,
    href,
  }))
}
