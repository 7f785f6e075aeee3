import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { addWord, removeWord } from '../known-words.ts'
import { listWords } from '../store.ts'
import type { KnownWord } from '../store.ts'

const may = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const
const PATH = '/workbench/search-words'

const WordForm = z.object({
  word: z
    .string('请写词')
    .trim()
    .regex(/^[\p{L}\p{N}]{2,20}$/u, '一个词，2 到 20 个字，不含空格和标点。'),
  means: z
    .string()
    .trim()
    .max(200, '最多 200 字。')
    .optional()
    .transform((text) => (text ?? '').split(/[、，,;；\s]+/).filter((meaning) => meaning !== ''))
    .refine((means) => means.length <= 10, '最多写 10 个。'),
})
const RemovedForm = z.object({ removed: z.string().min(1).max(20) })

/** 检索词表: what is one word to the reader, and what else it means. */
export const wordRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    surface: 'workbench',
    may,
    run: (ask) => showWords(ask, { typed: {}, errors: [] }),
  },
  { method: 'POST', path: PATH, surface: 'workbench', may, run: postWord },
  { method: 'POST', path: `${PATH}/remove`, surface: 'workbench', may, run: postRemoval },
]

interface FormState {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

async function showWords(ask: Ask, state: FormState): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '检索词表',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '检索词表' }],
      help: '读者的说法和文件里不一样时，在这里写上：词填「办证」，也指填「行政许可」，查办证就能找到。专有名词也可加进来。',
    },
    <WordsPage
      state={state}
      words={await listWords(ask.work.db)}
      token={ask.visit.csrfToken}
      submissionId={ask.visit.submissionId}
    />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

async function postWord(ask: Ask): Promise<Reply> {
  const parsed = parseForm(WordForm, ask.form)
  if (!parsed.ok) return showWords(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  await addWord(ask.work, parsed.value)
  return redirect(PATH)
}

async function postRemoval(ask: Ask): Promise<Reply> {
  const parsed = parseForm(RemovedForm, ask.form)
  if (parsed.ok) await removeWord(ask.work, parsed.value.removed)
  return redirect(PATH)
}

interface WordsView {
  readonly state: FormState
  readonly words: readonly KnownWord[]
  readonly token: string
  readonly submissionId: string
}

function WordsPage({ state, words, token, submissionId }: WordsView) {
  const { typed, errors } = state
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <PostForm action={PATH} token={token} submissionId={submissionId} class="card">
        <TextField name="word" label="词" value={typed.word} error={errorAt(errors, 'word')} required short />
        <TextField
          name="means"
          label="也指"
          hint="文件里的说法，几个之间用顿号；只是专有名词就空着"
          value={typed.means}
          error={errorAt(errors, 'means')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            加进词表
          </button>
        </p>
      </PostForm>
      {words.length === 0 ? (
        <Empty title="词表还是空的">
          <p>先看看读者常用什么说法：电话里怎么问，就把那个词加进来。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="本局的词"
          columns={[{ label: '词' }, { label: '也指' }, { label: '谁加的' }, { label: '办理' }]}
          rows={words.map(({ word, means, addedBy }) => ({
            key: word,
            cells: [
              word,
              means.join('、') || null,
              addedBy,
              <PostForm
                action={`${PATH}/remove`}
                token={token}
                submissionId={submissionId}
                label={`删去${word}`}
              >
                <input type="hidden" name="removed" value={word} />
                <button class="btn small" type="submit">
                  删去
                </button>
              </PostForm>,
            ],
          }))}
        />
      )}
    </div>
  )
}
