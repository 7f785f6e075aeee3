import type { ComponentChildren } from 'preact'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import type { Fact } from '../../../../ui/facts.tsx'
import { FileField, RadioField, TextArea, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { batchPage } from '../history-duties.ts'
import type { DocumentAction } from '../domain/document-actions.ts'
import { originNames, retentionNames } from '../domain/document.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import { AnswerForms, Basis } from './attribute-basis.tsx'
import { AttributeTag, optionsOf, ValidityTag } from './documents.page.tsx'
import { CitationsPart, RelationsPart } from './document-changes.tsx'
import { GazettePart } from './document-gazette.tsx'
import type { DocumentView } from './document-shown.ts'
import { ProposalFields } from './entry-fields.tsx'

/** One document: what the register knows, its 公开属性, what was done to it, and what may be done now. */
export function DocumentPage(view: DocumentView) {
  const { document, actions } = view
  const may = (action: DocumentAction) => actions.includes(action)
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <Register view={view} />
      <AttributePart view={view} />
      {may('draft') && !view.onItsWay ? (
        <Step view={view} step="draft" title="起草公开稿件" button="起草" main>
          <p>标题、文号、发文机关、日期已经知道，进去写正文。过了关口自动发布，期限也就办结。</p>
        </Step>
      ) : null}
      {document.reviewOn === null && view.looks.length === 0 ? null : <LooksPart view={view} />}
      <RelationsPart view={view} />
      <CitationsPart view={view} />
      {may('evaluate') ? (
        <Step view={view} step="evaluation" title="评估是否继续有效" button="继续有效">
          <TextArea
            name="conclusion"
            label="结论和理由"
            hint="不再适用的，请在后来的文件页面登记废止；系统不会让文件自动失效"
            value={view.typed.conclusion}
            error={errorAt(view.errors, 'conclusion')}
            rows={2}
            maxlength={500}
            required
          />
        </Step>
      ) : null}
      <GazettePart view={view} />
      <FilesPart view={view} />
    </div>
  )
}

function Register({ view }: { readonly view: DocumentView }) {
  const { document, division } = view
  return (
    <section class="card" aria-labelledby="h-register">
      <div class="head">
        <h2 id="h-register">登记</h2>
        {view.actions.includes('edit') ? <a href={`${DOCUMENTS}/${document.id}/edit`}>改登记</a> : null}
      </div>
      <Facts
        rows={[
          ['文号', document.number],
          ['处室', division],
          [
            '来源',
            `${originNames[document.origin]}${document.issuer === null ? '' : `（${document.issuer}）`}`,
          ],
          ['成文日期', document.writtenOn],
          ['印发日期', document.printedOn],
          ['发布日期', document.publishedOn ?? document.releasedOn],
          ['实施日期', document.effectiveOn],
          ['有效期至', document.validUntil],
          ['有效性', <ValidityTag validity={view.validity} amended={view.amended} />],
          ...historyFacts(document),
          ['保管期限', document.retention === null ? null : retentionNames[document.retention]],
          ['性质', document.normative ? '规范性文件' : document.policy ? '政策性文件' : '其他公文'],
          ['公开页', view.publicPath === null ? null : <a href={view.publicPath}>{view.publicPath}</a>],
          ['稿件', document.packageId === null ? null : <PackageLink document={document} />],
        ]}
      />
    </section>
  )
}

function historyFacts({ historyBatchId, topic, sourceUrl }: RegisteredDocument): readonly Fact[] {
  if (historyBatchId === null) return []
  return [
    ['主题', topic],
    ['原文地址', sourceUrl === null ? null : <a href={sourceUrl}>{sourceUrl}</a>],
    ['导入', <a href={batchPage(historyBatchId)}>这一批历史文件</a>],
  ]
}

function PackageLink({ document }: { readonly document: RegisteredDocument }) {
  return <a href={`/workbench/packages/${document.packageId ?? ''}`}>打开稿件</a>
}

function AttributePart({ view }: { readonly view: DocumentView }) {
  const { document, actions } = view
  const may = (action: DocumentAction) => actions.includes(action)
  return (
    <section class="card" aria-labelledby="h-attribute">
      <h2 id="h-attribute">公开属性</h2>
      <p>
        <AttributeTag document={document} />
      </p>
      <Basis document={document} />
      {document.returnedBecause === null ? null : <Note>退回：{document.returnedBecause}</Note>}
      {may('propose') ? (
        <PostForm
          action={`${DOCUMENTS}/${document.id}/attribute`}
          {...view.formKey()}
          guard
          label="提出公开属性"
        >
          <ProposalFields typed={view.typed} errors={view.errors} />
          <p class="btns">
            <button class="btn main" type="submit">
              提出
            </button>
          </p>
        </PostForm>
      ) : null}
      {may('give-opinion') ? (
        <AnswerForms
          document={document}
          action={`${DOCUMENTS}/${document.id}/opinion`}
          formKey={view.formKey}
          id="opinion"
          reason={view.typed.answerReason}
          error={errorAt(view.errors, 'answerReason')}
        />
      ) : null}
      {may('decide') ? (
        <AnswerForms
          document={document}
          action={`${DOCUMENTS}/${document.id}/decision`}
          formKey={view.formKey}
          id="decision"
          reason={view.typed.answerReason}
          error={errorAt(view.errors, 'answerReason')}
        />
      ) : null}
    </section>
  )
}

function LooksPart({ view }: { readonly view: DocumentView }) {
  return (
    <section class="card" aria-labelledby="h-looks">
      <h2 id="h-looks">复审</h2>
      {view.document.reviewOn === null ? null : <p>下次复审 {view.document.reviewOn}。</p>}
      {view.looks.length === 0 ? null : (
        <ul class="dots">
          {view.looks.map((look) => (
            <li key={look.number}>
              {look.on} {look.outcome === 'kept' ? '维持' : '转主动公开'}（{look.byName}）：{look.reason}
            </li>
          ))}
        </ul>
      )}
      {view.actions.includes('re-examine') ? (
        <PostForm action={`${DOCUMENTS}/${view.document.id}/re-examination`} {...view.formKey()} label="复审">
          <RadioField
            name="outcome"
            label="复审结论"
            options={optionsOf({ kept: '维持，到期再审', opened: '转为主动公开' })}
            value={view.typed.outcome}
            error={errorAt(view.errors, 'outcome')}
          />
          <TextArea
            name="lookReason"
            label="复审的理由"
            value={view.typed.lookReason}
            error={errorAt(view.errors, 'lookReason')}
            rows={2}
            maxlength={500}
            required
          />
          <p class="btns">
            <button class="btn" type="submit">
              记下复审
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

function FilesPart({ view }: { readonly view: DocumentView }) {
  const { document, files, typed, errors } = view
  const mayAdd = view.actions.includes('add-file')
  if (files.length === 0 && !mayAdd) return null
  return (
    <section class="card" aria-labelledby="h-files">
      <h2 id="h-files">文件</h2>
      {files.length === 0 ? <p class="meta">还没有上传。</p> : null}
      <ul class="rows">
        {files.map((file) => (
          <li key={file.number}>
            <a href={`${DOCUMENTS}/${document.id}/files/${String(file.number)}`}>{file.name}</a>
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <PostForm action={`${DOCUMENTS}/${document.id}/files`} multipart {...view.formKey()} label="上传文件">
          <FileField
            name="file"
            label="公文的 Word、PDF、OFD、WPS"
            accept=".docx,.doc,.wps,.pdf,.ofd,.xlsx,.et"
            error={errorAt(errors, 'file')}
          />
          <TickField
            name="cleared"
            label="我看过，文件上没有密级标志，也不是工作秘密"
            checked={typed.cleared === 'yes'}
            error={errorAt(errors, 'cleared')}
          />
          <p class="btns">
            <button class="btn" type="submit">
              上传
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

interface StepProps {
  readonly view: Pick<DocumentView, 'document' | 'formKey'>
  readonly step: string
  readonly title: string
  readonly button: string
  readonly main?: boolean
  readonly children?: ComponentChildren
}

/** One thing that may be done now, in a card of its own. */
export function Step({ view, step, title, button, main, children }: StepProps) {
  return (
    <section class="card" aria-labelledby={`h-${step}`}>
      <h2 id={`h-${step}`}>{title}</h2>
      <PostForm action={`${DOCUMENTS}/${view.document.id}/${step}`} {...view.formKey()}>
        {children}
        <p class="btns">
          <button class={main === true ? 'btn main' : 'btn'} type="submit">
            {button}
          </button>
        </p>
      </PostForm>
    </section>
  )
}
