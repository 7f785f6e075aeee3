import { civilDateAt, clockAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { actName, subjectName } from '../../../../platform/ledger/ledger-words.ts'
import type { LedgerWords } from '../../../../platform/ledger/ledger-words.ts'
import type { ReadableEntry } from '../../../../platform/ledger/read-ledger.ts'
import type { AskedVerification } from '../../../../platform/ledger/verifications.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Part } from '../part-of.ts'
import { hrefOf, LEDGER } from './ledger.form.ts'
import type { LedgerSearch } from './ledger.form.ts'
import { VerifyBox } from './verify-box.tsx'

export interface LedgerView {
  readonly search: LedgerSearch
  readonly errors: readonly FieldError[]
  readonly count: number
  readonly part: Part
  readonly entries: readonly ReadableEntry[]
  readonly verification: AskedVerification | null
  readonly words: LedgerWords
  readonly formKey: { readonly token: string; readonly submissionId: string }
}

/** The whole 办理记录, newest first, with its verification. */
export function LedgerPage({ view }: { readonly view: LedgerView }) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <VerifyBox verification={view.verification} formKey={view.formKey} />
      <SearchForm view={view} />
      <section aria-labelledby="entries">
        <div class="head">
          <h2 id="entries">查到 {view.count} 条</h2>
          {view.count === 0 ? null : (
            <span>
              <a href={hrefOf(`${LEDGER}/export.xlsx`, view.search)}>导出 Excel</a>{' '}
              <a href={hrefOf(`${LEDGER}/export.csv`, view.search)}>导出 CSV</a>
            </span>
          )}
        </div>
        {view.entries.length === 0 ? (
          <Empty title="没有查到">
            <p>
              请放宽日期，或者核对姓名。<a href={LEDGER}>看全部办理记录</a>
            </p>
          </Empty>
        ) : (
          <Entries view={view} />
        )}
        <Pager
          page={view.part.page}
          pages={view.part.pages}
          hrefOf={(next) => hrefOf(LEDGER, view.search, next)}
        />
      </section>
    </div>
  )
}

function SearchForm({ view: { search, errors } }: { readonly view: LedgerView }) {
  return (
    <form class="sift btns" action={LEDGER} aria-label="查办理记录">
      <TextField name="subject" label="对象（编号或类别）" value={search.subject} />
      <TextField name="person" label="人员姓名" value={search.person} />
      <DateField name="from" label="从哪天" value={search.from} error={errorAt(errors, 'from')} />
      <DateField name="to" label="到哪天" value={search.to} error={errorAt(errors, 'to')} />
      <button type="submit" class="btn">
        查
      </button>
    </form>
  )
}

function Entries({ view: { entries, words } }: { readonly view: LedgerView }) {
  return (
    <FlowTable
      caption="办理记录，新的在前"
      quietCaption
      columns={[
        { label: '事项' },
        { label: '时间' },
        { label: '人员' },
        { label: '理由' },
        { label: '对象' },
      ]}
      rows={entries.map((entry) => ({
        key: String(entry.id),
        cells: [
          actName(words, entry.action),
          <DateText key="at" date={civilDateAt(entry.at)} time={clockAt(entry.at)} />,
          entry.actorName,
          reasonOf(entry),
          <Subject key="subject" entry={entry} words={words} />,
        ],
      }))}
    />
  )
}

function reasonOf({ reason, clause }: ReadableEntry): string | null {
  const said = [reason, clause].filter((part) => part !== null && part !== '')
  return said.length === 0 ? null : said.join('；')
}

const SHOWN_OF_ID = 8

function Subject({ entry, words }: { readonly entry: ReadableEntry; readonly words: LedgerWords }) {
  const id = entry.subject.split(':')[1] ?? ''
  return (
    <>
      <a href={hrefOf(LEDGER, { subject: entry.subject, person: '', from: '', to: '' })}>
        {subjectName(words, entry.subject)} {id.slice(0, SHOWN_OF_ID)}
      </a>{' '}
      <small class="meta">第 {entry.number} 条</small>
    </>
  )
}
