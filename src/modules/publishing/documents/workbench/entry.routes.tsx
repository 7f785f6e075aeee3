import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { allowedDocumentActions, REGISTRARS } from '../domain/document-actions.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import { readDocument } from '../load-document.ts'
import { correctEntry, registerDocument } from '../register-document.ts'
import { noDocument } from '../store/documents.ts'
import { EntryForm, ProposalForm } from './document.form.ts'
import { EntryFields, ProposalFields } from './entry-fields.tsx'

const may = { who: 'functions', any: REGISTRARS } as const

/** Registering one document, and correcting its line. */
export const entryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${DOCUMENTS}/new`,
    surface: 'workbench',
    may,
    run: (ask) => showNew(ask, { origin: 'own' }, []),
  },
  { method: 'POST', path: DOCUMENTS, surface: 'workbench', may, run: postNew },
  {
    method: 'GET',
    path: `${DOCUMENTS}/:id/edit`,
    surface: 'workbench',
    may,
    run: async (ask) => showEdit(ask, typedOf(await editable(ask)), []),
  },
  { method: 'POST', path: `${DOCUMENTS}/:id/edit`, surface: 'workbench', may, run: postEdit },
]

async function showNew(ask: Ask, typed: Typed, errors: readonly FieldError[]): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '登记公文',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '公文', href: DOCUMENTS },
        { label: '登记公文' },
      ],
      help: '照发文登记簿填一份公文，同时提出公开属性；还没有定的空着，会列入今日。涉密文件和工作秘密不登记，标题文号也不登记。',
    },
    <>
      <ErrorSummary errors={errors} />
      <section class="card">
        <PostForm action={DOCUMENTS} token={ask.visit.csrfToken} submissionId={ask.visit.submissionId} guard>
          <EntryFields typed={typed} errors={errors} divisions={await ownDivisions(ask)} />
          <ProposalFields typed={typed} errors={errors} />
          <p class="btns">
            <button class="btn main" type="submit">
              登记
            </button>
          </p>
        </PostForm>
      </section>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function ownDivisions({ work }: Ask) {
  const all = await listDivisions(work.db)
  if (holds(work.actor, ['openness-handler', 'openness-head'])) return all
  const own = divisionsWhere(work.actor, ['handler', 'head'])
  return all.filter(({ id }) => own.includes(id))
}

async function postNew(ask: Ask): Promise<Reply> {
  const again = (errors: readonly FieldError[]) => showNew(ask, typedFields(ask.form), errors)
  const entry = parseForm(EntryForm, ask.form)
  const proposal = hasAttribute(ask) ? parseForm(ProposalForm, ask.form) : { ok: true as const, value: null }
  if (!entry.ok || !proposal.ok)
    return again([...(entry.ok ? [] : entry.errors), ...(proposal.ok ? [] : proposal.errors)])
  if (!(await isKnownDivision(ask, entry.value.divisionId))) return again([NO_DIVISION])
  const done = await registerDocument(ask.work, entry.value, proposal.value)
  return done.ok ? redirect(`${DOCUMENTS}/${done.id}`) : again(done.errors)
}

const NO_DIVISION = { field: 'divisionId', message: '请从名单里选处室。' }

async function isKnownDivision(ask: Ask, id: string): Promise<boolean> {
  return (await ownDivisions(ask)).some((division) => division.id === id)
}

function hasAttribute({ form }: Ask): boolean {
  return typeof form.attribute === 'string' && form.attribute !== ''
}

async function editable({ work, params }: Ask): Promise<RegisteredDocument> {
  const found = await readDocument(work, params.id ?? '')
  if (!allowedDocumentActions(work.actor, found).includes('edit')) throw noDocument()
  return found
}

function typedOf(document: RegisteredDocument): Typed {
  const { origin, divisionId, title, policy, normative } = document
  const days = ['writtenOn', 'printedOn', 'obtainedOn', 'publishedOn', 'effectiveOn'] as const
  const rest = ['validUntil', 'repealedOn', 'number', 'issuer', 'retention', 'level'] as const
  return {
    ...Object.fromEntries([...days, ...rest].map((key) => [key, document[key] ?? ''])),
    origin,
    divisionId,
    title,
    policy: policy ? 'yes' : '',
    normative: normative ? 'yes' : '',
  }
}

async function showEdit(ask: Ask, typed: Typed, errors: readonly FieldError[]): Promise<Reply> {
  const document = await editable(ask)
  const html = await deskPage(
    ask,
    {
      title: `改登记：${document.title}`,
      crumbs: [
        { label: '公文', href: DOCUMENTS },
        { label: document.title, href: `${DOCUMENTS}/${document.id}` },
        { label: '改登记' },
      ],
      help: '改登记簿里的这一行：补印发日期、实施日期，改写错的地方。公开属性不在这里改，回到公文页办。每次改动都有办理记录。',
    },
    <>
      <ErrorSummary errors={errors} />
      <section class="card">
        <PostForm
          action={`${DOCUMENTS}/${document.id}/edit`}
          token={ask.visit.csrfToken}
          submissionId={ask.visit.submissionId}
          guard
        >
          <EntryFields typed={typed} errors={errors} divisions={await ownDivisions(ask)} />
          <p class="btns">
            <button class="btn main" type="submit">
              保存
            </button>
          </p>
        </PostForm>
      </section>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postEdit(ask: Ask): Promise<Reply> {
  const { id } = await editable(ask)
  const again = (errors: readonly FieldError[]) => showEdit(ask, typedFields(ask.form), errors)
  const entry = parseForm(EntryForm, ask.form)
  if (!entry.ok) return again(entry.errors)
  if (!(await isKnownDivision(ask, entry.value.divisionId))) return again([NO_DIVISION])
  const errors = await correctEntry(ask.work, id, entry.value)
  return errors.length > 0 ? again(errors) : redirect(`${DOCUMENTS}/${id}`)
}
