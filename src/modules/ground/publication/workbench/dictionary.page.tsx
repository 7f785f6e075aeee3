import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { KeptWord } from '../store/dictionary.ts'

export const DICTIONARY = '/workbench/dictionary'

interface DictionaryView {
  readonly words: readonly KeptWord[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
}

/** 用词词库: words that texts are checked for, each with what stands there instead and why. */
export function DictionaryPage({ words, typed, errors, formKey }: DictionaryView) {
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <PostForm action={DICTIONARY} {...formKey()} class="card" label="加词">
        <TextArea
          name="words"
          label="加词"
          hint="一行一个：词|改成|理由。没有改成的写“词||理由”。可以从表格整列粘贴，一次最多 500 行。"
          value={typed.words}
          error={errorAt(errors, 'words')}
          rows={5}
          required
        />
        <p class="btns">
          <button class="btn main" type="submit">
            加进词库
          </button>
        </p>
      </PostForm>
      {words.length === 0 ? (
        <Empty title="词库还是空的">
          <p>把审稿时常改的错字、不该用的说法加进来，以后起草时就会提示。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="词库里的词"
          columns={[
            { label: '词' },
            { label: '改成' },
            { label: '理由' },
            { label: '谁加的' },
            { label: '办理' },
          ]}
          rows={words.map((word) => ({
            key: word.id,
            cells: [
              word.word,
              word.instead ?? '不用',
              word.reason,
              <>
                {word.addedByName} <DateText date={word.addedOn} />
              </>,
              <EndOf word={word} formKey={formKey} />,
            ],
          }))}
        />
      )}
    </div>
  )
}

function EndOf({ word, formKey }: { readonly word: KeptWord } & Pick<DictionaryView, 'formKey'>) {
  if (word.endedOn !== null)
    return (
      <>
        <DateText date={word.endedOn} /> 停用
      </>
    )
  return (
    <PostForm action={`${DICTIONARY}/${word.id}/end`} {...formKey()} label={`停用「${word.word}」`}>
      <button class="btn small" type="submit">
        停用<span class="vh">「{word.word}」</span>
      </button>
    </PostForm>
  )
}
