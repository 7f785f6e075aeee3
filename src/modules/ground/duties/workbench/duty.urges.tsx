import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import type { Urge } from '../store/urges.ts'
import { CopyWords } from './copy-words.tsx'
import type { DutyView } from './duty.view.ts'

/** 督办 on the page of a duty: the letters with their answers, and the forms to send and answer one. */
export function Urges({ view }: { readonly view: DutyView }) {
  const mayUrge = view.actions.includes('urge') && view.duty.dischargedOn === null
  if (view.urges.length === 0 && !mayUrge) return null
  return (
    <section class="sec" id="urges" aria-labelledby="h-urges">
      <div class="head">
        <h2 id="h-urges">督办</h2>
      </div>
      <div class="stack">
        {view.urges.map((urge) => (
          <Letter key={urge.id} urge={urge} view={view} />
        ))}
        {mayUrge ? <UrgeForms view={view} /> : null}
      </div>
    </section>
  )
}

function Letter({ urge, view }: { readonly urge: Urge; readonly view: DutyView }) {
  const field = `answer-${urge.id}`
  const error = view.typed.urgeId === urge.id ? errorAt(view.errors, 'answer') : undefined
  return (
    <article class="card stack" aria-label={`${urge.urgedByName}的督办函`}>
      <p class="meta">
        {urge.urgedByName} <DateText date={civilDateAt(urge.urgedAt)} />{' '}
        <Tag kind={urge.answer === null ? 'due' : 'ok'}>{urge.answer === null ? '待答复' : '已答复'}</Tag>
      </p>
      <p>{urge.letter}</p>
      {urge.answer === null ? null : (
        <p>
          <b>{urge.answeredByName}答复：</b>
          {urge.answer}
        </p>
      )}
      {urge.answer !== null || !view.actions.includes('answer') ? null : view.ownUrges.has(urge.id) ? (
        <Note>这封是您发的，请承办处室的其他人答复。</Note>
      ) : (
        <PostForm
          action={`/workbench/duties/${view.duty.id}/answer`}
          {...view.formKey()}
          label="答复督办"
          guard
        >
          <input type="hidden" name="urgeId" value={urge.id} />
          <div class={error === undefined ? 'field' : 'field err'}>
            <label for={field}>答复</label>
            <p class="hint" id={`${field}-hint`}>
              办到哪一步、哪天办完
            </p>
            {error === undefined ? null : <p class="bad">{error}</p>}
            <textarea
              id={field}
              name="answer"
              rows={3}
              maxlength={1000}
              aria-describedby={`${field}-hint`}
              value={view.typed.urgeId === urge.id ? view.typed.answer : undefined}
            />
          </div>
          <p class="btns">
            <button type="submit" class="btn main">
              答复
            </button>
          </p>
        </PostForm>
      )}
    </article>
  )
}

function UrgeForms({ view }: { readonly view: DutyView }) {
  const error = errorAt(view.errors, 'letter')
  return (
    <>
      <details open={error !== undefined}>
        <summary>发督办函</summary>
        <div>
          <PostForm
            action={`/workbench/duties/${view.duty.id}/urge`}
            {...view.formKey()}
            label="发督办函"
            guard
          >
            <TextArea
              name="letter"
              label="督办的内容"
              hint="写清楚要办什么、哪天前答复；承办处室在「今日」里看到，答复后您在这一页看到"
              rows={4}
              maxlength={1000}
              value={view.typed.letter}
              error={error}
              required
            />
            <p class="btns">
              <button type="submit" class="btn main">
                发出
              </button>
            </p>
          </PostForm>
        </div>
      </details>
      <CopyWords words={view.urging} rows={3} />
    </>
  )
}
