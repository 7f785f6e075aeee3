import { functionNames } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { ListPost, StaffChange, StaffPlan } from '../domain/staff-list.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

interface StaffListView {
  readonly errors: readonly FieldError[]
  readonly preview: (Extract<StaffPlan, { ok: true }> & { readonly sealed: string }) | null
  readonly divisionNames: ReadonlyMap<string, string>
  readonly complete: boolean
  readonly done: string | null
  readonly formKey: () => FormKey
}

const PATH = '/workbench/staff/import'

/** A list of staff: the workbook to fill in, and what it would change. */
export function StaffListPage(view: StaffListView) {
  const { errors, done, preview } = view
  return (
    <div class="stack">
      {done === null ? null : (
        <Done title={`已导入，${done} 人有变动`}>
          <p>
            新的职能请安全管理在「职能授权」里确认；新人的一次性口令，到
            <a href="/workbench/staff">本人页面</a>
            发，或由处室负责人在「本处人员」里发。
          </p>
        </Done>
      )}
      <ErrorSummary errors={errors} />
      {preview === null ? <Upload {...view} /> : <Preview {...view} preview={preview} />}
    </div>
  )
}

function Upload({ errors, complete, formKey }: StaffListView) {
  return (
    <section class="card" aria-labelledby="h-list">
      <h2 id="h-list">上传名单</h2>
      <p>
        <a href={`${PATH}/template`}>下载模板（Excel）</a>
      </p>
      <PostForm action={PATH} multipart {...formKey()}>
        <FileField name="sheet" label="填好的名单" accept=".xlsx,.xls" error={errorAt(errors, 'sheet')} />
        <TickField
          name="complete"
          label="这是全局完整名单，不在名单里的人算离职"
          hint="管理员账号和您自己不受影响。只补录几个人时不要勾。"
          checked={complete}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            先看会改什么
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Preview({
  preview,
  divisionNames,
  formKey,
}: StaffListView & { readonly preview: NonNullable<StaffListView['preview']> }) {
  const { changes, unchanged, sealed } = preview
  const count = (kind: StaffChange['kind']) => String(changes.filter((change) => change.kind === kind).length)
  return (
    <section class="card" aria-labelledby="h-preview">
      <h2 id="h-preview">会改这些</h2>
      <p>
        新增 {count('new')} 人，调整 {count('moved')} 人，离职 {count('left')} 人，没有变化{' '}
        {String(unchanged)} 人。还没有导入。
      </p>
      {changes.length === 0 ? <SameAsNow /> : null}
      {changes.length === 0 ? null : (
        <>
          <FlowTable
            caption="名单带来的变动"
            quietCaption
            columns={[
              { label: '姓名' },
              { label: '变动' },
              { label: '行' },
              { label: '结束' },
              { label: '提出' },
            ]}
            rows={changes.map((change) => cellsOf(change, divisionNames))}
          />
          <PostForm action={`${PATH}/confirm`} {...formKey()}>
            <input type="hidden" name="list" value={sealed} />
            <p class="btns">
              <button class="btn main" type="submit">
                确认导入
              </button>
              <a class="btn" href={PATH}>
                不导入，重新上传
              </a>
            </p>
          </PostForm>
        </>
      )}
    </section>
  )
}

function cellsOf(change: StaffChange, names: ReadonlyMap<string, string>) {
  const words = (posts: readonly ListPost[]) =>
    posts
      .map(
        (p) => `${p.divisionId === null ? '' : (names.get(p.divisionId) ?? '')}${functionNames[p.function]}`,
      )
      .join('、')
  switch (change.kind) {
    case 'new':
      return {
        key: change.signInName,
        cells: [
          `${change.name}（${change.signInName}）`,
          <Tag kind="ok">新增</Tag>,
          String(change.line),
          null,
          words(change.posts),
        ],
      }
    case 'moved':
      return {
        key: change.person.id,
        cells: [
          `${change.person.name}（${change.person.signInName}）`,
          <Tag kind="due">调整</Tag>,
          String(change.line),
          endedOf(words(change.ending), words(change.lapsing)),
          words(change.posts),
        ],
      }
    case 'left':
      return {
        key: change.person.id,
        cells: [
          `${change.person.name}（${change.person.signInName}）`,
          <Tag kind="over">离职</Tag>,
          null,
          words(change.person.posts),
          null,
        ],
      }
  }
}

/** What ends by the list, and what was asked for and is not to be confirmed any more; null when nothing is. */
function endedOf(ending: string, lapsing: string) {
  if (lapsing === '') return ending === '' ? null : ending
  return (
    <>
      {ending}
      <p class="meta">不再等确认：{lapsing}</p>
    </>
  )
}

function SameAsNow() {
  return (
    <Empty title="名单和现在的一样，不用导入">
      <p>名单有了变动再上传。</p>
    </Empty>
  )
}
