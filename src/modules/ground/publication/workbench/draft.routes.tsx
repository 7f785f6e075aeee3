import { z } from 'zod'
import { personOf } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { lacksOf } from '../domain/draft-lacks.ts'
import { answerFindings } from '../answer-findings.ts'
import { checkDraft, lacksOfFindings, secrecyErrors } from '../check-draft.ts'
import type { ContentType, Draft } from '../domain/draft.ts'
import { mayReadPackage } from '../domain/package.ts'
import { writeBody } from '../domain/write-body.ts'
import { importDocument } from '../import-document.ts'
import { loadPackage, loadPackageFor } from '../load-package.ts'
import { addDraftFile, removeDraftFile, saveDraft, withWhatIsSaid } from '../save-draft.ts'
import { getContentType } from '../store/content-types.ts'
import { listObjections } from '../store/objections.ts'
import { getDraft } from '../store/drafts.ts'
import { getPackage } from '../store/packages.ts'
import { DraftPage } from './draft.page.tsx'
import type { SentBackProps } from './objections.tsx'
import { WrittenBody } from './written-body.ts'
import { PACKAGES } from './packages.page.tsx'
import { drafters, packageReaders } from './packages.routes.tsx'

const DRAFTS = '/workbench/drafts'
const UPLOAD_LIMIT = 101 * 1_048_576

/** Writing one text. */
export const draftRoutes: readonly Route[] = [
  { method: 'GET', path: `${DRAFTS}/:id`, surface: 'workbench', may: drafters, run: showDraft },
  {
    method: 'POST',
    path: `${DRAFTS}/:id`,
    surface: 'workbench',
    may: drafters,
    uploadLimit: UPLOAD_LIMIT,
    keepsTyped: true,
    run: postDraft,
  },
  { method: 'POST', path: `${DRAFTS}/:id/findings`, surface: 'workbench', may: drafters, run: postAnswers },
  {
    method: 'GET',
    path: `${DRAFTS}/:id/files/:number`,
    surface: 'workbench',
    may: packageReaders,
    run: sendDraftFile,
  },
]

interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly other: Draft | null
  /** What of an imported file did not come along. */
  readonly leftOut?: readonly string[]
}

async function showDraft(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.work.db, ask.params.id ?? '')
  await loadPackageFor(ask.work, draft.packageId, 'edit')
  return render(ask, draft, { typed: typedOf(draft), errors: [], other: null })
}

async function render(ask: Ask, draft: Draft, shown: Shown): Promise<Reply> {
  const type = await getContentType(ask.work.db, draft.typeId)
  const findings = await checkDraft(ask.work, draft)
  const html = await deskPage(
    ask,
    {
      title: draft.title === '' ? '（未写标题）' : draft.title,
      meta: type.name,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '稿件', href: PACKAGES },
        { label: draft.title === '' ? '（未写标题）' : draft.title, href: `${PACKAGES}/${draft.packageId}` },
        { label: '写正文' },
      ],
      help: '正文可以从 Word、WPS 整篇粘贴，格式会自动认出来。随时按保存，没写完也能存；下面是检查结果和发布后的样子。写好回到稿件送审。',
    },
    <DraftPage
      draft={draft}
      type={type}
      {...shown}
      leftOut={shown.leftOut ?? null}
      kept={`${personOf(ask.work.actor)?.id ?? ''}:${draft.id}`}
      assets={ask.visit.assets}
      lacks={[...lacksOf(draft, type), ...lacksOfFindings(findings)]}
      findings={findings}
      sentBack={await sentBackOf(ask, draft)}
      answersId={ask.work.newId()}
      saved={ask.query.saved === '1'}
      token={ask.visit.csrfToken}
      submissionId={ask.visit.submissionId}
    />,
  )
  return page(html, { status: shown.other !== null ? 409 : shown.errors.length === 0 ? 200 : 422 })
}

async function sentBackOf({ work }: Ask, draft: Draft): Promise<SentBackProps | null> {
  const loaded = await loadPackage(work, draft.packageId)
  const last = loaded.signatures.find(({ outcome }) => outcome === 'returned')
  if (loaded.package.state !== 'returned' || last === undefined) return null
  const objections = await listObjections(work.db, loaded.package.id, loaded.package.round)
  return {
    byName: last.signerName,
    remark: last.remark,
    objections: objections.filter(({ draftId }) => draftId === draft.id),
  }
}

function typedOf(draft: Draft): Typed {
  return {
    title: draft.title,
    summary: draft.summary,
    source: draft.source,
    body: writeBody(draft.body),
    changeNote: draft.changeNote ?? '',
    ...Object.fromEntries(Object.entries(draft.fields).map(([key, value]) => [`field-${key}`, value])),
  }
}

const DraftForm = z.object({
  revision: z.coerce.number().int().min(1).catch(1),
  act: z.string().catch('save'),
  title: z.string().trim().max(200, '标题最多 200 字。').default(''),
  summary: z.string().trim().max(500, '内容概述最多 500 字。').default(''),
  source: z.string().trim().max(100, '来源最多 100 字。').default(''),
  body: WrittenBody,
  changeNote: z.string().trim().max(500, '最多 500 字。').default(''),
})

async function postDraft(ask: Ask): Promise<Reply> {
  const { work } = ask
  const draft = await getDraft(work.db, ask.params.id ?? '')
  const type = await getContentType(work.db, draft.typeId)
  const typed = typedFields(ask.form)
  if (ask.form.act === 'import') return postImport(ask, draft, typed)
  const unread = ask.uploads.some(({ field }) => field === 'document')
  if (unread) return render(ask, draft, { typed, errors: [NOT_IMPORTED], other: null })
  const parsed = parseForm(DraftForm, ask.form)
  const tooLong = fieldErrors(type, typed)
  if (!parsed.ok || tooLong.length > 0)
    return render(ask, draft, { typed, errors: parsed.ok ? tooLong : parsed.errors, other: null })
  const { revision, act, body, changeNote, ...text } = parsed.value
  const written = {
    ...text,
    body,
    fields: fieldsOf(type, typed),
    changeNote: draft.publicationId === null || changeNote === '' ? null : changeNote,
  }
  const alternatives = alternativesOf(draft, typed)
  const restricted = restrictedOf(draft, typed)
  const files = withWhatIsSaid(draft.files, { alternatives, restricted })
  const secret = secrecyErrors({ ...written, files }, type)
  if (secret.length > 0) return render(ask, draft, { typed, errors: secret, other: null })
  const other = await saveDraft(work, {
    draftId: draft.id,
    revision,
    text: written,
    alternatives,
    restricted,
  })
  if (other !== null) return render(ask, draft, { typed, errors: [], other })
  const removed = /^remove:(\d{1,4})$/.exec(act)
  if (removed !== null) await removeDraftFile(work, draft.id, Number(removed[1]))
  for (const upload of ask.uploads) {
    const errors = await addDraftFile(work, draft.id, {
      ...upload,
      restricted: upload.field === 'restrictedFile',
    })
    if (errors.length > 0)
      return render(ask, draft, {
        ...{ typed, other: null },
        errors: errors.map(({ message }) => ({ field: upload.field, message })),
      })
  }
  return redirect(`${DRAFTS}/${draft.id}?saved=1`)
}

const NOT_IMPORTED: FieldError = {
  field: 'document',
  message:
    '选好的文件还没有导入，这次没有保存。要导入，请重新选它，再按「导入到正文」；不导入，直接再按「保存」。',
}

/** The text of a file, after what was typed; nothing is saved. */
async function postImport(ask: Ask, draft: Draft, typed: Typed): Promise<Reply> {
  await loadPackageFor(ask.work, draft.packageId, 'edit')
  const imported = await importDocument(
    ask.work,
    ask.uploads.find(({ field }) => field === 'document'),
  )
  if (!imported.ok) return render(ask, draft, { typed, errors: imported.errors, other: null })
  const body = [typed.body ?? '', imported.text].filter((text) => text.trim() !== '').join('\n\n')
  const unsent = ask.uploads.filter(({ field }) => field !== 'document').map(({ name }) => name)
  const leftOut = [
    ...imported.leftOut,
    ...(unsent.length === 0 ? [] : [`选过的附件没有留下来，保存前请重新选：${unsent.join('、')}。`]),
  ]
  return render(ask, draft, { typed: { ...typed, body }, errors: [], other: null, leftOut })
}

const FIELD_AT_MOST = 500

function fieldErrors(type: ContentType, typed: Typed): readonly FieldError[] {
  return type.fields
    .filter(({ key }) => (typed[`field-${key}`] ?? '').length > FIELD_AT_MOST)
    .map(({ key, label }) => ({
      field: `field-${key}`,
      message: `${label}最多 ${String(FIELD_AT_MOST)} 字。`,
    }))
}

function fieldsOf(type: ContentType, typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(type.fields.map(({ key }) => [key, (typed[`field-${key}`] ?? '').trim()]))
}

function alternativesOf(draft: Draft, typed: Typed): ReadonlyMap<number, string> {
  return new Map(
    draft.files.flatMap(({ number, alternative }) => {
      const said = typed[`alternative-${String(number)}`]
      return said === undefined || said === alternative ? [] : [[number, said.trim().slice(0, 300)] as const]
    }),
  )
}

function restrictedOf(draft: Draft, typed: Typed): ReadonlySet<number> {
  const numbers = draft.files.map(({ number }) => number)
  return new Set(numbers.filter((number) => typed[`restricted-${String(number)}`] === 'yes'))
}

const REASON = /^reason-([0-9a-f]{32})$/
const REASON_AT_MOST = 200

async function postAnswers(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.work.db, ask.params.id ?? '')
  const reasons = Object.entries(typedFields(ask.form)).flatMap(([name, reason]) => {
    const hash = REASON.exec(name)?.[1]
    return hash === undefined ? [] : [[hash, reason.slice(0, REASON_AT_MOST)] as const]
  })
  await answerFindings(ask.work, draft.id, new Map(reasons))
  return redirect(`${DRAFTS}/${draft.id}?saved=1#h-findings`)
}

async function sendDraftFile(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.work.db, ask.params.id ?? '')
  const file = draft.files.find(({ number }) => String(number) === ask.params.number)
  if (file === undefined || !mayReadPackage(ask.work.actor, await getPackage(ask.work.db, draft.packageId)))
    throw new Refusal('absent', 'no-draft-file', '没有这个文件。')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}
