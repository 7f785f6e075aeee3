import type { KeptForm, KeptFormPage } from '../platform/http/kept-form.ts'
import type { Workshop } from '../platform/work/work.ts'
import { PostForm } from '../ui/form.tsx'
import { Note } from '../ui/notice.tsx'
import { plainPage } from '../workbench/plain-page.tsx'

/** What is shown is a text; codes and numbers of the form would only be in the way. */
const SHOWN_FROM = 2

/**
 * Gives back a form whose session had ended: sign in on another page, then send it again from here. Works without
 * script, and keeps nothing on the server.
 */
export function keptFormPages({ database }: Pick<Workshop, 'database'>): KeptFormPage {
  return (visit, kept) => {
    const { title, sentence, first, again } = WORDS[kept.why]
    return plainPage(
      { visit, work: { db: database.db } },
      { title, wide: true },
      <div class="stack">
        <p>{sentence}</p>
        {first === null ? null : (
          <p class="btns">
            <a class="btn main" href={kept.signIn} target="_blank">
              {first}
            </a>
          </p>
        )}
        {kept.files.length === 0 ? null : (
          <Note>选过的文件没有留下来，保存以后请重新选：{kept.files.join('、')}。</Note>
        )}
        <PostForm action={visit.url} token={visit.csrfToken} submissionId={visit.submissionId} multipart>
          {kept.fields.map(([name, value], place) => (
            <input key={place} type="hidden" name={name} value={value} />
          ))}
          <p class="btns">
            <button class={first === null ? 'btn main' : 'btn'} type="submit">
              {again}
            </button>
          </p>
        </PostForm>
        <div class="field">
          <label for="kept">您写的内容</label>
          <p class="hint">不能在这里改；也可以先复制下来。</p>
          <textarea id="kept" rows={12} readonly value={wordsOf(kept)} />
        </div>
      </div>,
    )
  }
}

/** `first` is what has to be done on another page before the form is sent again. */
const WORDS = {
  'signed-out': {
    title: '登录已过期，您写的还在',
    sentence: '太久没有操作，已经自动退出，这次没有保存。请先登录，再回到这一页提交，您写的不会丢。',
    first: '另开一页登录',
    again: '登录好了，再提交',
  },
  unfinished: {
    title: '登录还差一步，您写的还在',
    sentence: '这次登录还要先换口令或者验证身份，所以没有保存。请先办完，再回到这一页提交，您写的不会丢。',
    first: '另开一页办完登录',
    again: '办完了，再提交',
  },
  'other-session': {
    title: '请再提交一次',
    sentence: '这张表单是上次登录时打开的，为防冒用没有直接收下。请看一下内容对不对，再提交一次。',
    first: null,
    again: '再提交一次',
  },
} as const satisfies Record<KeptForm['why'], unknown>

function wordsOf({ fields }: KeptForm): string {
  return fields
    .filter(([name, value]) => !['act', 'revision'].includes(name) && value.trim().length >= SHOWN_FROM)
    .map(([, value]) => value)
    .join('\n\n')
}
