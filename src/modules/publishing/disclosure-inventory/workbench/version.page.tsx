import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { differenceNames } from '../domain/difference.ts'
import type { RowDifference } from '../domain/difference.ts'
import { itemName } from '../domain/inventory-row.ts'
import { limitName } from '../domain/limit-rule.ts'
import { versionStateNames } from '../domain/version.ts'
import type { Version, VersionAction, VersionState } from '../domain/version.ts'
import type { LoadedVersion } from '../load-version.ts'
import { versionPath } from './paths.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

const TAGS: Readonly<Record<VersionState, TagKind>> = {
  preparing: 'hold',
  submitted: 'due',
  approved: 'ok',
  discarded: 'plain',
}

/** 编制中, 待批准, 已批准, 已作废. */
export function VersionTag({ state }: Pick<Version, 'state'>) {
  return <Tag kind={TAGS[state]}>{versionStateNames[state]}</Tag>
}

interface VersionView {
  readonly loaded: LoadedVersion
  readonly actions: readonly VersionAction[]
  /** What is missing before it can be handed in. */
  readonly lacks: readonly FieldError[]
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: () => FormKey
}

/** One version: from when and why, what it changes, its rows, and what can be done with it. */
export function VersionPage(view: VersionView) {
  const { loaded, actions, errors } = view
  const { version, writers } = loaded
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {version.state === 'preparing' && version.returnedBecause !== null ? (
        <Note>批准人退回：{version.returnedBecause}</Note>
      ) : null}
      {actions.includes('approve') ? <Approval {...view} /> : null}
      {actions.includes('edit') ? (
        <Head {...view} />
      ) : (
        <Facts
          rows={[
            ['施行日期', version.effectiveFrom],
            ['为什么调整', version.note || null],
            ['编制', writers.map(({ name }) => name).join('、')],
            ['批准', version.approvedByName],
          ]}
        />
      )}
      <Changes {...view} />
      <Rows {...view} />
      {actions.includes('submit') ? <Submission {...view} /> : null}
      {actions.includes('take-back') ? (
        <PostForm action={`${versionPath(version.id)}/take-back`} {...view.formKey()} label="撤回">
          <p class="btns">
            <button class="btn" type="submit">
              撤回修改
            </button>
          </p>
        </PostForm>
      ) : null}
    </div>
  )
}

function Head({ loaded: { version }, errors, typed, formKey }: VersionView) {
  return (
    <PostForm action={versionPath(version.id)} {...formKey()} class="card" label="施行日期和说明" guard>
      <DateField
        name="effectiveFrom"
        label="从哪天起施行"
        value={typed.effectiveFrom ?? version.effectiveFrom ?? ''}
        error={errorAt(errors, 'effectiveFrom')}
      />
      <TextArea
        name="note"
        label="这一版为什么调整"
        hint="公众看得到，例如：按公共文化领域基层政务公开标准指引调整"
        rows={2}
        value={typed.note ?? version.note}
        error={errorAt(errors, 'note')}
      />
      <p class="btns">
        <button class="btn" type="submit">
          保存
        </button>
      </p>
    </PostForm>
  )
}

function Changes({ loaded: { version, differences }, actions, formKey }: VersionView) {
  return (
    <section class="card" aria-labelledby="h-changes">
      <h2 id="h-changes">
        {version.basedOn === null ? '第一版的事项' : '和上一版不同的地方'}（{differences.length} 处）
      </h2>
      {differences.length === 0 ? (
        <p class="meta">和上一版一样。</p>
      ) : (
        <FlowTable
          caption="改动"
          quietCaption
          columns={[{ label: '事项' }, { label: '变化' }, { label: '理由' }, { label: '办理' }]}
          rows={differences.map((difference) => ({
            key: `${difference.kind}-${difference.itemId}`,
            id: `f-row-${difference.itemId}`,
            cells: [
              difference.name,
              <What key="w" difference={difference} />,
              difference.reason ?? <b class="late">还没有写理由</b>,
              difference.kind === 'removed' && actions.includes('edit') ? (
                <PostForm
                  action={`${versionPath(version.id)}/rows/${difference.itemId}/restore`}
                  {...formKey()}
                  label={`恢复${difference.name}`}
                >
                  <button class="btn small" type="submit">
                    恢复
                  </button>
                </PostForm>
              ) : null,
            ],
          }))}
        />
      )}
    </section>
  )
}

function What({ difference: { kind, fields } }: { readonly difference: RowDifference }) {
  return (
    <>
      {differenceNames[kind]}
      {fields.length === 0 ? null : (
        <ul class="dots">
          {fields.map(({ label, before, after }) => (
            <li key={label}>
              {label}：{before || '没有'} → {after || '没有'}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Rows({ loaded: { version, rows, names }, actions }: VersionView) {
  if (rows.length === 0)
    return (
      <Empty title="还没有事项">
        <p>导入现成的表格，或者一个一个增加。</p>
      </Empty>
    )
  const byLevel = [...Map.groupBy(rows, ({ content }) => content.level1)]
  return (
    <section aria-labelledby="h-rows">
      <h2 id="h-rows">全部事项（{rows.length} 个）</h2>
      <FlowTable
        caption="事项"
        quietCaption
        columns={[{ label: '事项' }, { label: '公开时限' }, { label: '责任处室' }, { label: '公开栏目' }]}
        groups={byLevel.map(([level1, own]) => ({
          key: level1,
          title: level1,
          rows: own.map(({ itemId, content }) => ({
            key: itemId,
            cells: [
              actions.includes('edit') ? (
                <a key="a" href={`${versionPath(version.id)}/rows/${itemId}`}>
                  {itemName({ ...content, level1: '' })}
                </a>
              ) : (
                itemName({ ...content, level1: '' })
              ),
              `${content.limit.text}（${limitName(content.limit.rule)}）`,
              content.divisionName || null,
              content.columnId === null ? null : (names.columns.get(content.columnId) ?? null),
            ],
          })),
        }))}
      />
    </section>
  )
}

function Submission({ loaded: { version }, lacks, formKey }: VersionView) {
  const path = versionPath(version.id)
  return (
    <section class="card" aria-labelledby="h-submit">
      <h2 id="h-submit">送审</h2>
      {lacks.length === 0 ? (
        <p class="meta">送审后不能再改，由没有参加编制的公开机构负责人或分管领导批准。</p>
      ) : (
        <>
          <p>还差 {lacks.length} 处：</p>
          <ul class="dots">
            {lacks.slice(0, 30).map(({ field, message }) => (
              <li key={field + message}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <PostForm action={`${path}/submit`} {...formKey()} label="送审">
        <p class="btns">
          <button class="btn main" type="submit">
            送审
          </button>
        </p>
      </PostForm>
      <details>
        <summary>作废这一版</summary>
        <div>
          <PostForm action={`${path}/discard`} {...formKey()} label="作废">
            <p class="btns">
              <button class="btn stop" type="submit">
                作废，不再编制
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </section>
  )
}

function Approval({ loaded: { version }, errors, typed, formKey }: VersionView) {
  const path = versionPath(version.id)
  return (
    <section class="card" aria-labelledby="h-approve">
      <h2 id="h-approve">批准</h2>
      <p>
        {version.submittedByName ?? ''}送审，拟从 {version.effectiveFrom ?? ''} 起施行：{version.note}
      </p>
      <PostForm action={`${path}/approve`} {...formKey()} label="批准">
        <input type="hidden" name="seen" value={version.contentHash ?? ''} />
        <p class="btns">
          <button class="btn main" type="submit">
            批准并公开
          </button>
        </p>
      </PostForm>
      <details open={errorAt(errors, 'because') !== undefined}>
        <summary>退回</summary>
        <div>
          <PostForm action={`${path}/return`} {...formKey()} label="退回">
            <TextField
              name="because"
              label="哪里不行、怎么改"
              value={typed.because}
              error={errorAt(errors, 'because')}
              maxlength={300}
              required
            />
            <p class="btns">
              <button class="btn stop" type="submit">
                退回编制人
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </section>
  )
}
