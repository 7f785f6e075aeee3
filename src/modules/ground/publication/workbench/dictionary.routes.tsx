import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { readTypedWords } from '../domain/typed-words.ts'
import { addDictionaryWords, endWord } from '../keep-dictionary.ts'
import { listDictionary } from '../store/dictionary.ts'
import { DICTIONARY, DictionaryPage } from './dictionary.page.tsx'

/** Who keeps the dictionary: the openness office, and whoever reviews contents. */
export const dictionaryKeepers = {
  who: 'functions',
  any: ['openness-handler', 'openness-head', 'content-review'],
} as const

/** 用词词库 of the bureau: shown, added to, ended. */
export const dictionaryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: DICTIONARY,
    surface: 'workbench',
    may: dictionaryKeepers,
    run: (ask) => showDictionary(ask, []),
  },
  { method: 'POST', path: DICTIONARY, surface: 'workbench', may: dictionaryKeepers, run: postWords },
  {
    method: 'POST',
    path: `${DICTIONARY}/:id/end`,
    surface: 'workbench',
    may: dictionaryKeepers,
    run: async (ask) => {
      await endWord(ask.work, ask.params.id ?? '')
      return redirect(DICTIONARY)
    },
  },
]

async function showDictionary(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const html = await deskPage(
    ask,
    {
      title: '用词词库',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '用词词库' }],
      help: '起草时查这里的词：写了就提示改成什么、为什么。确实没错的，起草人写明理由，那一句以后不再提示。不用的词停用，旧的还看得到。',
      ledger: [{ subject: 'dictionary:wording' }],
    },
    <DictionaryPage
      words={await listDictionary(work.db)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={() => ({ token: visit.csrfToken, submissionId: work.newId() })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const MOST_LINES = 500
const WordsForm = z.object({
  words: z
    .string('请写词')
    .trim()
    .min(1, '请写词，一行一个。')
    .max(100_000, '太长，请分几次加。')
    .refine((text) => text.split('\n').length <= MOST_LINES, `一次最多 ${String(MOST_LINES)} 行。`),
})

async function postWords(ask: Ask): Promise<Reply> {
  const form = parseForm(WordsForm, ask.form)
  if (!form.ok) return showDictionary(ask, form.errors)
  const { words, errors } = readTypedWords(form.value.words)
  if (errors.length > 0)
    return showDictionary(ask, [{ field: 'words', message: errors.slice(0, 5).join(' ') }])
  const known = await addDictionaryWords(ask.work, words)
  return known.length === words.length
    ? showDictionary(ask, [{ field: 'words', message: `词库里已经有了：${known.slice(0, 10).join('、')}。` }])
    : redirect(DICTIONARY)
}
