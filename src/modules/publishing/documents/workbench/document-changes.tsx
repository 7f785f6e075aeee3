import { errorAt } from '../../../../platform/http/parse-form.ts'
import { DateField, RadioField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { changeNames } from '../domain/document-relation.ts'
import type { DocumentView } from './document-shown.ts'
import { DocumentLink, optionsOf } from './documents.page.tsx'

/** 立改废: what this document does to others, and they to it. */
export function RelationsPart({ view }: { readonly view: DocumentView }) {
  const { document, relations, typed, errors } = view
  const mayRelate = view.actions.includes('relate')
  if (relations.length === 0 && !mayRelate) return null
  return (
    <section class="card" aria-labelledby="h-relations">
      <h2 id="h-relations">修改和废止</h2>
      {relations.length === 0 ? <p class="meta">还没有登记。</p> : null}
      <ul class="rows">
        {relations.map((one) => (
          <li key={one.side + one.kind + one.documentId}>
            <span>
              {changeNames[one.kind][one.side]}：
              <DocumentLink document={{ id: one.documentId, number: one.number, title: one.title }} />
            </span>
            <span class="meta">{one.since} 起</span>
          </li>
        ))}
      </ul>
      {mayRelate ? (
        <PostForm action={`${DOCUMENTS}/${document.id}/relations`} {...view.formKey()} label="登记修改、废止">
          <RadioField
            name="kind"
            label="这份公文"
            options={optionsOf({ repeals: '废止另一份公文', amends: '修改另一份公文' })}
            value={typed.kind}
            error={errorAt(errors, 'kind')}
          />
          <TextField
            name="otherNumber"
            label="那份公文的文号"
            value={typed.otherNumber}
            error={errorAt(errors, 'otherNumber')}
            maxlength={60}
            required
          />
          <DateField
            name="since"
            label="从哪天起"
            value={typed.since}
            error={errorAt(errors, 'since')}
            required
          />
          <p class="btns">
            <button class="btn" type="submit">
              登记
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

interface CitationsView extends Pick<DocumentView, 'citations' | 'typed' | 'errors' | 'formKey'> {
  /** Where a look is posted to. */
  readonly action: string
}

/** Pages that cite what was repealed or amended, and are to be looked at. */
export function CitationsPart({ citations, typed, errors, formKey, action }: CitationsView) {
  if (citations.length === 0) return null
  return (
    <section class="card" aria-labelledby="h-citations">
      <h2 id="h-citations">引用它的页面要核对</h2>
      {citations.map(({ dutyId, title, mine }) => (
        <div key={dutyId}>
          <p>{title}</p>
          {mine ? (
            <PostForm action={action} {...formKey()} label={title}>
              <input type="hidden" name="dutyId" value={dutyId} />
              <div class="field">
                <label for={`outcome-${dutyId}`}>核对的结果</label>
                {typed.dutyId === dutyId && errorAt(errors, 'checkOutcome') !== undefined ? (
                  <p class="bad">{errorAt(errors, 'checkOutcome')}</p>
                ) : null}
                <input
                  id={`outcome-${dutyId}`}
                  name="checkOutcome"
                  type="text"
                  maxlength={200}
                  value={typed.dutyId === dutyId ? typed.checkOutcome : undefined}
                  required
                />
              </div>
              <p class="btns">
                <button class="btn" type="submit">
                  核对过了
                </button>
              </p>
            </PostForm>
          ) : null}
        </div>
      ))}
    </section>
  )
}
