import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Standing } from '../domain/coverage.ts'
import { fieldNames, fieldTexts } from '../domain/inventory-row.ts'
import type { FieldName, PlaceNames } from '../domain/inventory-row.ts'
import type { ReleasedRow } from '../domain/released-inventory.ts'
import type { RecordedFormation } from '../store/formations.ts'
import type { CountingRelease } from '../store/releases.ts'
import type { BasisToReview } from '../review-basis.ts'
import { INVENTORY } from './paths.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { CoverageTag } from './coverage.page.tsx'

interface ItemView {
  readonly row: ReleasedRow
  readonly standing: Standing
  readonly names: PlaceNames
  readonly counting: readonly CountingRelease[]
  readonly formations: readonly RecordedFormation[]
  /** Of its 公开依据 what was repealed or amended. */
  readonly toReview: readonly BasisToReview[]
  readonly mayRecord: boolean
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: () => FormKey
}

/** One item: what it says, how it stands, what counts for it, and what was formed. */
export function ItemPage(view: ItemView) {
  const { row, names, standing } = view
  const texts = fieldTexts(row.content, names)
  const shown = Object.entries(fieldNames).filter(([field]) => isField(field) && texts[field] !== '')
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <p>
        <CoverageTag state={standing.state} />
        {standing.due === null ? null : (
          <>
            {' '}
            应在 <DateText date={standing.due} /> 前公开
          </>
        )}
      </p>
      <Facts rows={shown.map(([field, label]) => [label, isField(field) ? texts[field] : ''] as const)} />
      <BasesToReview {...view} />
      <Counting {...view} />
      <Formations {...view} />
    </div>
  )
}

function isField(field: string): field is FieldName {
  return Object.hasOwn(fieldNames, field)
}

function BasesToReview({ row, toReview, mayRecord, errors, typed, formKey }: ItemView) {
  if (toReview.length === 0) return null
  return (
    <section class="card" aria-labelledby="h-bases">
      <h2 id="h-bases">公开依据要核对</h2>
      {toReview.map(({ dutyId, explanation }) => {
        const name = `outcome-${dutyId}`
        return (
          <div key={dutyId}>
            <p>{explanation}</p>
            {mayRecord ? (
              <PostForm action={`${INVENTORY}/items/${row.itemId}/basis`} {...formKey()} label="核对公开依据">
                <input type="hidden" name="duty" value={dutyId} />
                <TextField
                  name={name}
                  label="核对的结果"
                  value={typed[name]}
                  error={errorAt(errors, name)}
                  maxlength={200}
                  required
                />
                <p class="btns">
                  <button class="btn main" type="submit">
                    已核对
                  </button>
                </p>
              </PostForm>
            ) : null}
          </div>
        )
      })}
    </section>
  )
}

function Counting({ row, counting, standing }: ItemView) {
  const { columnId } = row.content
  return (
    <section class="card" aria-labelledby="h-counting">
      <h2 id="h-counting">算作已公开的（{standing.count} 件）</h2>
      {columnId === null ? (
        <p class="meta">没有绑定本站栏目，系统不计算。要绑定，在下一版里改这个事项。</p>
      ) : counting.length === 0 ? (
        <p>
          还没有。起草请到 <a href="/workbench/packages">稿件</a>。
        </p>
      ) : (
        <ul class="rows">
          {counting.map(({ path, title, releasedAt }) => (
            <li key={path}>
              <a href={path}>{title}</a> <DateText date={civilDateAt(releasedAt)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Formations({ row, formations, mayRecord, errors, typed, formKey }: ItemView) {
  const { kind } = row.content.limit.rule
  if (kind !== 'working-days' && kind !== 'calendar-days') return null
  const path = `${INVENTORY}/items/${row.itemId}/formations`
  return (
    <section class="card" aria-labelledby="h-formations">
      <h2 id="h-formations">信息形成的登记</h2>
      {formations.length === 0 ? (
        <p class="meta">还没有登记。登记后按公开时限算到期日，处室的“今日”里会有一件。</p>
      ) : (
        <FlowTable
          caption="已登记的"
          quietCaption
          columns={[{ label: '形成了什么' }, { label: '哪天' }, { label: '谁登记' }, { label: '办理' }]}
          rows={formations.map(({ id, title, formedOn, recordedByName }) => ({
            key: id,
            cells: [
              title,
              <DateText date={formedOn} />,
              recordedByName,
              mayRecord ? (
                <details>
                  <summary>登记错了</summary>
                  <PostForm action={`${path}/${id}/strike`} {...formKey()} label={`撤销${title}`}>
                    <TextField name="because" label="为什么撤销" maxlength={100} required />
                    <p class="btns">
                      <button class="btn small" type="submit">
                        撤销
                      </button>
                    </p>
                  </PostForm>
                </details>
              ) : null,
            ],
          }))}
        />
      )}
      {mayRecord ? (
        <PostForm action={path} {...formKey()} label="登记信息形成">
          <TextField
            name="title"
            label="形成或变更了什么"
            hint="只在内部看，涉密的不写"
            value={typed.title}
            error={errorAt(errors, 'title')}
            maxlength={100}
            required
          />
          <DateField
            name="formedOn"
            label="哪天形成的"
            value={typed.formedOn}
            error={errorAt(errors, 'formedOn')}
            required
          />
          <p class="btns">
            <button class="btn main" type="submit">
              登记
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}
