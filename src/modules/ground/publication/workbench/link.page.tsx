import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import { LINKS } from '../check-links.ts'
import { stateOfLink } from '../domain/link-state.ts'
import type { LinkPolicy } from '../domain/link-state.ts'
import { HANDOVERS } from '../hand-over.ts'
import type { LinkDay, WatchedLink } from '../store/links.ts'
import { publicationPage } from '../withdraw-publication.ts'
import { LinkTag } from './links.page.tsx'

interface LinkView {
  readonly link: WatchedLink
  readonly days: readonly LinkDay[]
  readonly policy: LinkPolicy
  readonly owner: string
  readonly mayMind: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: FormKeys
}

/** One link: where it stands, what it answered day by day, and what can be done about it. */
export function LinkPage(view: LinkView) {
  const { link, days } = view
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <section class="card" aria-label="现在的样子">
        <Facts
          rows={[
            ['网址', <a href={link.url}>{link.url}</a>],
            ['结果', <LinkTag state={stateOfLink(link, view.policy)} />],
            ['在哪一页', <a href={link.path}>{link.title}</a>],
            ['是什么', link.place === 'official' ? '市集约化平台的正式网址' : '正文里的链接'],
            ['处室', view.owner],
            ['打不开的天数', link.failingSince === null ? '0' : String(link.failedDays)],
            ['确认仍有效', confirmedWords(link)],
          ]}
        />
        <p>
          {link.place === 'official' ? (
            <a href={`${HANDOVERS}/${link.publicationId}`}>改正式网址</a>
          ) : (
            <a href={publicationPage(link.publicationId)}>从这里更正这一页</a>
          )}
        </p>
      </section>
      {link.failingSince !== null && view.mayMind ? <Confirm view={view} /> : null}
      {days.length === 0 ? null : <Days of={days} />}
    </div>
  )
}

function confirmedWords({ confirmedOn, confirmedByName, confirmedReason }: WatchedLink): string | null {
  if (confirmedOn === null) return null
  return `${confirmedOn} ${confirmedByName ?? ''}：${confirmedReason ?? ''}`
}

function Confirm({ view }: { readonly view: LinkView }) {
  return (
    <section class="card" aria-labelledby="h-confirm">
      <h2 id="h-confirm">其实能打开</h2>
      <PostForm action={`${LINKS}/${view.link.id}/confirm`} {...view.formKey()} label="确认仍有效">
        <TextField
          name="reason"
          label="怎么核对的"
          hint="例如：用办公电脑能打开，对方不让程序访问"
          value={view.typed.reason}
          error={errorAt(view.errors, 'reason')}
          maxlength={200}
          required
        />
        <p class="btns">
          <button class="btn" type="submit">
            确认仍有效
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Days({ of }: { readonly of: readonly LinkDay[] }) {
  return (
    <section aria-labelledby="h-days">
      <div class="head">
        <h2 id="h-days">每天的结果</h2>
      </div>
      <FlowTable
        caption="每天的结果"
        quietCaption
        columns={[{ label: '日期' }, { label: '结果' }]}
        rows={of.map(({ on, said }) => ({ key: on, cells: [<DateText date={on} />, said] }))}
      />
    </section>
  )
}
