import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Assets } from '../../../../platform/http/assets.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, FileField, SelectField, TextArea, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done } from '../../../../ui/notice.tsx'
import type { ContentField } from '../domain/content-field.ts'
import type { CheckedFinding } from '../check-draft.ts'
import { DRAFT_FILE_KINDS } from '../domain/draft-file-kinds.ts'
import { isPicture } from '../domain/draft.ts'
import type { ContentType, Draft, DraftFile } from '../domain/draft.ts'
import { readBody } from '../domain/read-body.ts'
import { writeBody } from '../domain/write-body.ts'
import { BodyText } from '../portal/body.tsx'
import { BodyField, ImportedNote, ImportField } from './body-field.tsx'
import { FindingsCard } from './findings.tsx'
import { SentBack } from './objections.tsx'
import type { SentBackProps } from './objections.tsx'
import { OtherText } from './other-text.tsx'

interface DraftView {
  readonly draft: Draft
  readonly type: ContentType
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** What still has to be there before the text can be sent to review. */
  readonly lacks: readonly FieldError[]
  readonly findings: readonly CheckedFinding[]
  /** For the answers to findings, beside the one for the text. */
  readonly answersId: string
  /** What somebody else saved while this was being written. */
  readonly other: Draft | null
  /** What of an imported file did not come along; null where none was read. */
  readonly leftOut: readonly string[] | null
  /** Under which name the browser keeps what is typed. */
  readonly kept: string
  readonly assets: Assets
  /** Why its package was sent back, with what is wrong in this text. */
  readonly sentBack: SentBackProps | null
  readonly saved: boolean
  readonly token: string
  readonly submissionId: string
}

/** Writing a text: its elements, the text in one box as it would be pasted, its files, and how it will look. */
export function DraftPage(view: DraftView) {
  const { draft, type, typed, errors, other } = view
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errorAt(errors, name) ?? (view.saved ? errorAt(view.lacks, name) : undefined),
  })
  const body = typed.body ?? writeBody(draft.body)
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {view.sentBack === null ? null : <SentBack {...view.sentBack} />}
      {other === null ? null : <OtherText other={other} typed={typed} fields={type.fields} />}
      {view.leftOut === null ? null : <ImportedNote leftOut={view.leftOut} />}
      {view.saved && errors.length === 0 ? (
        <Done title="已保存">
          <p>
            {view.lacks.length === 0 ? (
              <>
                可以送审了：回到<a href={`/workbench/packages/${draft.packageId}`}>稿件</a>送审。
              </>
            ) : (
              `还差 ${String(view.lacks.length)} 处才能送审，见下面标出的地方。`
            )}
          </p>
        </Done>
      ) : null}
      <PostForm
        action={`/workbench/drafts/${draft.id}`}
        token={view.token}
        submissionId={view.submissionId}
        class="card"
        multipart
        guard
        kept={view.kept}
      >
        {/* Enter in a line of the form presses its first button: that must be this one. */}
        <input class="vh" type="submit" name="act" value="save" tabindex={-1} aria-hidden="true" />
        <input type="hidden" name="revision" value={String(other?.revision ?? draft.revision)} />
        <TextField {...field('title')} label="标题" maxlength={200} required />
        {type.fields.map((own) => (
          <OwnField key={own.key} own={own} field={field(`field-${own.key}`)} />
        ))}
        <TextArea {...field('summary')} label="内容概述" hint="一两句话，列表和目录里用；可以不写" rows={2} />
        <TextField
          {...field('source')}
          label="来源"
          hint="转载的写原来的单位；自己写的空着"
          maxlength={100}
        />
        <BodyField draftId={draft.id} value={body} error={field('body').error} assets={view.assets} />
        <ImportField error={errorAt(errors, 'document')} />
        <Files files={draft.files} typed={typed} errors={[...errors, ...view.lacks]} />
        <FileField
          name="file"
          label="加附件或图片"
          error={errorAt(errors, 'file')}
          hint="选好后按「保存」一起上传。图片会去掉拍摄信息。"
          accept={DRAFT_FILE_KINDS.map((kind) => `.${kind}`).join(',')}
        />
        <FileField
          name="restrictedFile"
          label="加不公开的附件"
          error={errorAt(errors, 'restrictedFile')}
          hint="底稿、会签意见、来源证明：只给审签的人看，不会随稿件发布。"
          accept={DRAFT_FILE_KINDS.map((kind) => `.${kind}`).join(',')}
        />
        {draft.publicationId === null ? null : (
          <TextArea
            {...field('changeNote')}
            label="改了什么、为什么"
            hint="会公开在页面上"
            rows={2}
            required
          />
        )}
        <p class="btns">
          <button class="btn main" type="submit" name="act" value="save">
            保存
          </button>
          <a class="btn" href={`/workbench/packages/${draft.packageId}`}>
            回到稿件
          </a>
        </p>
      </PostForm>
      <FindingsCard
        draftId={draft.id}
        findings={view.findings}
        token={view.token}
        submissionId={view.answersId}
      />
      <section class="card" aria-labelledby="h-preview">
        <h2 id="h-preview">发布后的样子</h2>
        <p class="meta">
          {body === writeBody(draft.body) ? '按上次保存的正文。' : '按现在写的正文，还没有保存。'}
          只有本局的人看得到。
        </p>
        <BodyText
          body={readBody(body)}
          files={draft.files}
          hrefOf={(file) => `/workbench/drafts/${draft.id}/files/${String(file.number)}`}
        />
      </section>
    </div>
  )
}

function OwnField({
  own,
  field,
}: {
  readonly own: ContentField
  readonly field: {
    readonly name: string
    readonly value: string | undefined
    readonly error: string | undefined
  }
}) {
  const common = { ...field, label: own.label, hint: own.hint, required: own.required }
  switch (own.kind) {
    case 'text':
      return <TextField {...common} maxlength={200} />
    case 'date':
      return <DateField {...common} />
    case 'number':
      return (
        <TextField
          {...common}
          label={own.unit === undefined ? own.label : `${own.label}（${own.unit}）`}
          inputmode="decimal"
          short
        />
      )
    case 'link':
      return <TextField {...common} hint="完整网址，以 https:// 开头" type="url" maxlength={300} />
    case 'moment':
      return <TextField {...common} hint="年-月-日 时:分，例如 2026-08-30 14:05" short />
    case 'choice':
      return (
        <SelectField
          {...common}
          blank="请选"
          options={(own.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      )
  }
}

/** As it was typed last, or as it stands before anything is. */
function isRestricted(file: DraftFile, typed: Typed): boolean {
  return typed.revision === undefined ? file.restricted : typed[`restricted-${String(file.number)}`] === 'yes'
}

function Files({
  files,
  typed,
  errors,
}: {
  readonly files: readonly DraftFile[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}) {
  if (files.length === 0) return null
  return (
    <fieldset>
      <legend>已有的附件和图片</legend>
      {files.map((file) => {
        const name = `alternative-${String(file.number)}`
        return (
          <div
            key={file.number}
            class="stack"
            data-picture={isPicture(file) ? String(file.number) : undefined}
            data-name={file.name}
          >
            <p>
              {isPicture(file) ? `图 ${String(file.number)}\u3000` : ''}
              {file.name}{' '}
              <button class="btn small" type="submit" name="act" value={`remove:${String(file.number)}`}>
                去掉<span class="vh">：{file.name}</span>
              </button>
            </p>
            <TickField
              name={`restricted-${String(file.number)}`}
              label={`不公开，只给审签的人看：${file.name}`}
              checked={isRestricted(file, typed)}
            />
            {isPicture(file) && !file.restricted ? (
              <TextField
                name={name}
                label={`图 ${String(file.number)} 讲什么`}
                hint="写给看不见图的人，一句话；正文里写［图n］的地方会放这张图"
                value={typed[name] ?? file.alternative}
                error={errorAt(errors, name)}
                maxlength={300}
              />
            ) : null}
          </div>
        )
      })}
    </fieldset>
  )
}
