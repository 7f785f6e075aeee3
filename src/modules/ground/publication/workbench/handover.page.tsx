import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import type { OfficialAddress } from '../domain/handover.ts'
import { fieldsToHandOver } from '../domain/handover-fields.ts'
import type { HandoverField, TextToHandOver } from '../domain/handover-fields.ts'
import { HANDOVERS } from '../hand-over.ts'
import type { HandedOver } from '../store/handovers.ts'
import { HandoverTag } from './handovers.page.tsx'

export interface HandoverView {
  readonly handed: HandedOver
  /** Null where nothing is to be copied any more. */
  readonly text: TextToHandOver | null
  readonly addresses: readonly OfficialAddress[]
  readonly keeper: string
  readonly mayAct: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: FormKeys
}

/** One hand-over: how it stands, every field to copy, the files, and the form for the official address. */
export function HandoverPage(view: HandoverView) {
  const { handed, text, errors } = view
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="现在的样子">
        <Facts
          rows={[
            ['状态', <HandoverTag handed={handed} />],
            ['办理处室', view.keeper],
            [
              '本站',
              handed.elsewhere ? '不放正文，有网址后列出标题' : <a href={handed.path}>{handed.path}</a>,
            ],
            ['正式网址', handed.url === null ? null : <a href={handed.url}>{handed.url}</a>],
            ['第几版', String(handed.version)],
          ]}
        />
        <NewVersion handed={handed} />
      </section>
      {handed.withdrawnAt === null ? null : <TakeDown view={view} />}
      {text === null ? null : <Copying text={text} id={handed.publicationId} />}
      {handed.withdrawnAt === null && view.mayAct ? <AddressForm view={view} /> : null}
      {view.addresses.length === 0 ? null : <Addresses of={view.addresses} />}
    </div>
  )
}

function NewVersion({ handed }: { readonly handed: HandedOver }) {
  if (handed.urlVersion === null || handed.urlVersion >= handed.version) return null
  return (
    <Note>
      平台上是第 {handed.urlVersion} 版，本站已经更正到第 {handed.version} 版。请到平台改好，再填一次网址。
    </Note>
  )
}

function TakeDown({ view }: { readonly view: HandoverView }) {
  const { handed } = view
  if (handed.takenDownAt !== null)
    return (
      <Note>
        {handed.takenDownByName} 已于 <ReleaseTime at={handed.takenDownAt} /> 登记：平台上已经撤下。
      </Note>
    )
  if (!view.mayAct) return <Note>本站已经撤下，等办理处室登记平台上也已撤下。</Note>
  return (
    <section class="card" aria-labelledby="h-take-down">
      <h2 id="h-take-down">到平台撤下</h2>
      <PostForm
        action={`${HANDOVERS}/${handed.publicationId}/taken-down`}
        {...view.formKey()}
        label="登记平台已撤下"
      >
        <p>本站已经撤下。请在市集约化平台上也撤下这一页；还没有发布的，不要再发布。</p>
        <p class="btns">
          <button class="btn main" type="submit">
            平台上已经没有这一页
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Copying({ text, id }: { readonly text: TextToHandOver; readonly id: string }) {
  const { files } = text.article
  return (
    <section class="card" aria-labelledby="h-copy">
      <h2 id="h-copy">复制到市集约化平台</h2>
      <p class="btns">
        <a class="btn" href={`${HANDOVERS}/${id}/package.zip`}>
          全部下载（ZIP）
        </a>
      </p>
      {fieldsToHandOver(text).map((field) => (
        <CopyField key={field.key} field={field} />
      ))}
      {files.length === 0 ? null : (
        <>
          <h3>附件</h3>
          <ul class="dots">
            {files.map((file) => (
              <li key={file.number}>
                <a href={`${HANDOVERS}/${id}/files/${file.hash}`}>{file.name}</a>
                {file.alternative === '' ? null : `：${file.alternative}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const ROWS = { words: 10, html: 10 } as const

function CopyField({ field }: { readonly field: HandoverField }) {
  const id = `copy-${field.key}`
  const rows = field.key === 'words' || field.key === 'html' ? ROWS[field.key] : 2
  return (
    <>
      <div class="field">
        <label for={id}>{field.label}</label>
        {field.long ? (
          <textarea id={id} readonly rows={rows} value={field.text} />
        ) : (
          <input id={id} type="text" readonly value={field.text} />
        )}
      </div>
      <p class="btns">
        <button class="btn small" type="button" hidden data-copy={`#${id}`}>
          复制{field.label}
        </button>
      </p>
    </>
  )
}

function AddressForm({ view }: { readonly view: HandoverView }) {
  const { handed, errors, typed } = view
  const isDone = handed.task === null
  return (
    <section class="card" aria-labelledby="h-address">
      <h2 id="h-address">{isDone ? '改正式网址' : '填正式网址'}</h2>
      <PostForm action={`${HANDOVERS}/${handed.publicationId}/address`} {...view.formKey()} label="正式网址">
        <TextField
          name="officialUrl"
          type="url"
          label="平台上这一页的网址"
          hint="发布后从浏览器的地址栏整个复制；填了这件事就办完"
          value={typed.officialUrl ?? handed.url ?? ''}
          error={errorAt(errors, 'officialUrl')}
          maxlength={500}
          required
        />
        <p class="btns">
          <button class={isDone ? 'btn' : 'btn main'} type="submit">
            {isDone ? '改网址' : '填好，办完'}
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Addresses({ of }: { readonly of: readonly OfficialAddress[] }) {
  return (
    <section aria-labelledby="h-addresses">
      <div class="head">
        <h2 id="h-addresses">填过的网址</h2>
      </div>
      <FlowTable
        caption="填过的网址，留作佐证"
        quietCaption
        columns={[
          { label: '网址' },
          { label: '第几版', numeric: true },
          { label: '谁填的' },
          { label: '什么时候' },
        ]}
        rows={of.map((address) => ({
          key: address.id,
          cells: [
            <a href={address.url}>{address.url}</a>,
            address.version,
            address.enteredByName,
            <ReleaseTime at={address.enteredAt} />,
          ],
        }))}
      />
    </section>
  )
}
