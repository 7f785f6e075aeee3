import type { TextLack } from '../../../platform/manifest/package-readiness.ts'
import type { Work } from '../../../platform/work/work.ts'
import { loadPackage } from '../../ground/publication/index.ts'
import type { Draft } from '../../ground/publication/index.ts'
import { DOCUMENTS } from './document-duties.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { procedureFromYear } from './domain/making-settings.ts'
import { makingStepNames, stepsBeforePublication } from './domain/making.ts'
import { procedureOf } from './domain/procedure.ts'
import { NORMATIVE } from './making-duties.ts'
import { findDocumentNumbered, findDocumentOfPackage } from './store/documents.ts'
import { findMakingOfDocument, findMakingOfPackage } from './store/makings.ts'
import { listMakingSteps } from './store/making-steps.ts'

type Reading = Pick<Work, 'db' | 'rules' | 'today'>

/**
 * A 规范性文件 goes to its gates only after every step that blocks the next: comments, fairness, legality, 集体审议, 印发
 * (conventions §10.4). Found by the making's package, by the document's, or by the number that the text bears.
 */
export async function normativeReadiness(work: Reading, packageId: string): Promise<readonly TextLack[]> {
  const { drafts } = await loadPackage(work, packageId)
  const policies = drafts.filter(({ typeId, publicationId }) => typeId === 'policy' && publicationId === null)
  const lacks = await Promise.all(policies.map((draft) => lackOf(work, packageId, draft)))
  return lacks.filter((lack) => lack !== null)
}

async function lackOf(work: Reading, packageId: string, draft: Draft): Promise<TextLack | null> {
  const document = await documentOf(work, packageId, draft)
  const making =
    (document === null ? null : await findMakingOfDocument(work.db, document.id)) ??
    (await findMakingOfPackage(work.db, packageId))
  if (making !== null && (making.draftId ?? draft.id) === draft.id) {
    const missing = stepsBeforePublication((await listMakingSteps(work.db, [making.id])).get(making.id) ?? [])
    if (missing.length === 0) return null
    return {
      draftId: draft.id,
      field: 'documents-steps',
      message: `规范性文件还差：${missing.map((step) => makingStepNames[step]).join('、')}。`,
      href: `${NORMATIVE}/${making.id}`,
    }
  }
  if (document === null || procedureOf(document, work.rules.read(procedureFromYear)) !== 'missing')
    return null
  return {
    draftId: draft.id,
    field: 'documents-procedure',
    message: '规范性文件没有走制定程序。请先在本系统认定、登记各步，或请法制机构写明程序在哪里走的。',
    href: `${DOCUMENTS}/${document.id}`,
  }
}

async function documentOf(
  work: Reading,
  packageId: string,
  draft: Draft,
): Promise<RegisteredDocument | null> {
  const own = await findDocumentOfPackage(work.db, packageId)
  if (own?.draftId === draft.id) return own
  const number = (draft.fields.docNo ?? '').trim()
  return number === '' ? null : findDocumentNumbered(work.db, number)
}
