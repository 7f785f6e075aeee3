import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { addDocumentFile } from '../document-files.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { documentReaders, REGISTRARS } from '../domain/document-actions.ts'
import { electronicPackage, enterGazetteIssue, handOver } from '../hand-over.ts'
import { readDocument } from '../load-document.ts'
import { confirmOpening } from '../confirm-opening.ts'
import { evaluateDocument } from '../evaluate-document.ts'
import { markMadeElsewhere } from '../mark-made-elsewhere.ts'
import { reExamine } from '../re-examine.ts'
import { changeDocument, checkCitation } from '../relate-documents.ts'
import { decideAttribute, giveOpinion, proposeAttribute } from '../set-attribute.ts'
import type { Answer } from '../set-attribute.ts'
import { startDraft } from '../start-draft.ts'
import { listDocumentFiles } from '../store/files.ts'
import {
  AnswerForm,
  ChangeForm,
  CheckForm,
  ElsewhereForm,
  EvaluationForm,
  HandoverForm,
  IssueForm,
  LookForm,
  ProposalForm,
} from './document.form.ts'
import { DocumentPage } from './document.page.tsx'
import { documentView } from './document.view.ts'

const ONE = `${DOCUMENTS}/:id`
const MOST_BYTES = 100 * 1_048_576
const desk = { surface: 'workbench', may: documentReaders } as const
const keepers = { surface: 'workbench', may: { who: 'functions', any: REGISTRARS } } as const

/** One document and everything that may be done with it. */
export const documentRoutes: readonly Route[] = [
  { method: 'GET', path: ONE, ...desk, run: (ask) => show(ask, []) },
  { method: 'GET', path: `${ONE}/files/:number`, ...desk, run: sendFile },
  { method: 'GET', path: `${ONE}/gazette.zip`, ...desk, run: sendPackage },
  { method: 'POST', path: `${ONE}/attribute`, ...keepers, run: postProposal },
  { method: 'POST', path: `${ONE}/opinion`, ...desk, run: (ask) => postAnswer(ask, giveOpinion) },
  { method: 'POST', path: `${ONE}/decision`, ...desk, run: (ask) => postAnswer(ask, decideAttribute) },
  { method: 'POST', path: `${ONE}/opening`, ...desk, run: (ask) => postAnswer(ask, confirmOpening) },
  { method: 'POST', path: `${ONE}/elsewhere`, ...desk, run: postElsewhere },
  { method: 'POST', path: `${ONE}/draft`, ...keepers, run: postDraft },
  { method: 'POST', path: `${ONE}/re-examination`, ...keepers, run: postLook },
  { method: 'POST', path: `${ONE}/relations`, ...keepers, run: postChange },
  { method: 'POST', path: `${ONE}/citation`, ...keepers, run: postCheck },
  { method: 'POST', path: `${ONE}/evaluation`, ...keepers, run: postEvaluation },
  { method: 'POST', path: `${ONE}/handover`, ...keepers, run: postHandover },
  { method: 'POST', path: `${ONE}/issue`, ...keepers, run: postIssue },
  { method: 'POST', path: `${ONE}/files`, ...keepers, uploadLimit: MOST_BYTES, run: postFile },
]

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const view = await documentView(ask, { typed: typedFields(ask.form), errors })
  const { title, id, packageId } = view.document
  const html = await deskPage(
    ask,
    {
      title,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '公文', href: DOCUMENTS }, { label: title }],
      help: '先定公开属性：处室提出，拟不主动公开的政策性文件先过公开机构，再审定。主动公开的从这里起草；修改、废止、公报转送也在这里登记。',
      ledger: [
        { subject: `document:${id}` },
        ...(packageId === null ? [] : [{ subject: `package:${packageId}` }]),
      ],
    },
    <DocumentPage {...view} />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function idOf(ask: Ask): string {
  return ask.params.id ?? ''
}

function back(ask: Ask): Reply {
  return redirect(`${DOCUMENTS}/${idOf(ask)}`)
}

async function answered(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  return errors.length > 0 ? show(ask, errors) : back(ask)
}

async function postProposal(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ProposalForm, ask.form)
  if (typeof ask.form.attribute !== 'string' || ask.form.attribute === '')
    return show(ask, [{ field: 'attribute', message: '请选公开属性。' }])
  if (!parsed.ok) return show(ask, parsed.errors)
  return answered(ask, await proposeAttribute(ask.work, idOf(ask), parsed.value))
}

type Answering = (ask: Ask['work'], id: string, answer: Answer) => Promise<readonly FieldError[]>

async function postAnswer(ask: Ask, answering: Answering): Promise<Reply> {
  const parsed = parseForm(AnswerForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { answer, answerReason: reason, round } = parsed.value
  const errors = await answering(ask.work, idOf(ask), { agree: answer === 'agree', reason, round })
  return errors.length > 0 ? show(ask, errors) : redirect(`${DOCUMENTS}/${idOf(ask)}`)
}

async function postDraft(ask: Ask): Promise<Reply> {
  const { draftId } = await startDraft(ask.work, idOf(ask))
  return redirect(`/workbench/drafts/${draftId}`)
}

async function postLook(ask: Ask): Promise<Reply> {
  const parsed = parseForm(LookForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { outcome, lookReason: reason } = parsed.value
  return answered(ask, await reExamine(ask.work, idOf(ask), { outcome, reason }))
}

async function postChange(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ChangeForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { kind, otherNumber: number, since } = parsed.value
  return answered(ask, await changeDocument(ask.work, idOf(ask), { kind, number, since }))
}

async function postCheck(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CheckForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { dutyId, checkOutcome: outcome } = parsed.value
  await checkCitation(ask.work, idOf(ask), { dutyId, outcome })
  return back(ask)
}

async function postEvaluation(ask: Ask): Promise<Reply> {
  const parsed = parseForm(EvaluationForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { evaluation: outcome, conclusion } = parsed.value
  const errors = await evaluateDocument(ask.work, idOf(ask), { outcome, conclusion })
  return answered(
    ask,
    errors.map((error) => (error.field === 'outcome' ? { ...error, field: 'evaluation' } : error)),
  )
}

async function postElsewhere(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ElsewhereForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  return answered(ask, await markMadeElsewhere(ask.work, idOf(ask), parsed.value.madeElsewhere))
}

async function postHandover(ask: Ask): Promise<Reply> {
  const parsed = parseForm(HandoverForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { handedOn: on, ...rest } = parsed.value
  return answered(ask, await handOver(ask.work, idOf(ask), { on, ...rest }))
}

async function postIssue(ask: Ask): Promise<Reply> {
  const parsed = parseForm(IssueForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  await enterGazetteIssue(ask.work, idOf(ask), parsed.value.issue)
  return back(ask)
}

async function postFile(ask: Ask): Promise<Reply> {
  await readDocument(ask.work, idOf(ask))
  const upload = ask.uploads.find(({ field }) => field === 'file')
  if (upload === undefined) return show(ask, [{ field: 'file', message: '请先选文件。' }])
  const cleared = ask.form.cleared === 'yes'
  return answered(ask, await addDocumentFile(ask.work, idOf(ask), { upload, cleared }))
}

const FileNumber = z.coerce.number().int().min(1).max(10_000)

async function sendFile(ask: Ask): Promise<Reply> {
  const { id } = await readDocument(ask.work, idOf(ask))
  const number = FileNumber.safeParse(ask.params.number)
  const file = (await listDocumentFiles(ask.work.db, id)).find((one) => one.number === number.data)
  if (file === undefined) throw new Refusal('absent', 'no-file', '没有这个文件。')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}

async function sendPackage(ask: Ask): Promise<Reply> {
  const { name, bytes } = await electronicPackage(ask.work, idOf(ask))
  return download(bytes, 'application/zip', name)
}
