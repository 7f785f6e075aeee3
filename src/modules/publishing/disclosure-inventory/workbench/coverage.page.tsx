import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { coverageNames } from '../domain/coverage.ts'
import type { CoverageState, Standing } from '../domain/coverage.ts'
import { fieldNames, fieldTexts, itemName } from '../domain/inventory-row.ts'
import type { FieldName, PlaceNames } from '../domain/inventory-row.ts'
import type { ReleasedRow } from '../domain/released-inventory.ts'
import { versionName } from '../domain/version.ts'
import type { Version } from '../domain/version.ts'
import type { ShownInventory } from '../in-force.ts'
import type { RecordedFormation } from '../store/formations.ts'
import type { CountingRelease } from '../store/releases.ts'
import { INVENTORY, versionPath } from './paths.ts'
import type { FormKey } from './paths.ts'
import { VersionTag } from './version.page.tsx'

const TAGS: Readonly<Record<CoverageState, TagKind>> = {
  late: 'over',
  owed: 'due',
  published: 'ok',
  none: 'plain',
}
const STATES: readonly CoverageState[] = ['late', 'owed', 'published', 'none']

/** 逾期, 应公开, 已公开, 未产生. */
export function CoverageTag({ state }: Pick<Standing, 'state'>) {
  return <Tag kind={TAGS[state]}>{coverageNames[state]}</Tag>
}

interface OverviewView {
  readonly inventory: ShownInventory | null
  readonly standings: ReadonlyMap<string, Standing>
  readonly versions: readonly Version[]
  readonly names: PlaceNames
  readonly chosen: CoverageState | null
  readonly mayStart: boolean
  readonly formKey: () => FormKey
}

/** The inventory in force, how each row stands today, and all versions. */
export function OverviewPage(view: OverviewView) {
  const { inventory, mayStart } = view
  return (
    <div class="stack">
      {inventory === null ? (
        <Empty title="还没有施行的全清单">
          <p>公开机构编一版，导入现成的表格，批准后从施行日起算各事项是否按时公开。</p>
        </Empty>
      ) : (
        <Coverage {...view} inventory={inventory} />
      )}
      {mayStart ? (
        <PostForm action={`${INVENTORY}/versions`} {...view.formKey()} label="开始新一版">
          <p class="btns">
            <button class="btn main" type="submit">
              开始编新一版
            </button>
          </p>
        </PostForm>
      ) : null}
      <Versions versions={view.versions} />
    </div>
  )
}

function Coverage({
  inventory,
  standings,
  names,
  chosen,
}: OverviewView & { readonly inventory: ShownInventory }) {
  const stateOf = ({ itemId }: ReleasedRow) => standings.get(itemId)?.state ?? 'none'
  const rows = inventory.rows.filter((row) => chosen === null || stateOf(row) === chosen)
  return (
    <section aria-labelledby="h-coverage">
      <h2 id="h-coverage">
        现行{versionName(inventory)}，<DateText date={inventory.effectiveFrom} /> 起施行
      </h2>
      <p class="meta">
        {STATES.map((state) => (
          <span key={state}>
            <a href={`${INVENTORY}?state=${state}`} aria-current={state === chosen ? 'true' : undefined}>
              {coverageNames[state]} {inventory.rows.filter((row) => stateOf(row) === state).length}
            </a>
            {' · '}
          </span>
        ))}
        <a href={INVENTORY}>全部 {inventory.rows.length}</a>
      </p>
      {rows.length === 0 ? (
        <Empty title="没有这样的事项">
          <p>换一种情况看，或者看全部。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="各事项的公开情况"
          quietCaption
          columns={[
            { label: '事项' },
            { label: '情况' },
            { label: '应在' },
            { label: '最近公开' },
            { label: '责任处室' },
            { label: '公开栏目' },
          ]}
          groups={[...Map.groupBy(rows, ({ content }) => content.level1)].map(([level1, own]) => ({
            key: level1,
            title: level1,
            rows: own.map((row) => ({
              key: row.itemId,
              cells: cellsOf(row, standings.get(row.itemId), names),
            })),
          }))}
        />
      )}
    </section>
  )
}

function cellsOf(
  { itemId, content }: ReleasedRow,
  standing: Standing | undefined,
  names: PlaceNames,
): readonly ComponentChildren[] {
  return [
    <a href={`${INVENTORY}/items/${itemId}`}>{itemName({ ...content, level1: '' })}</a>,
    <CoverageTag state={standing?.state ?? 'none'} />,
    standing === undefined || standing.due === null ? null : <DateText date={standing.due} />,
    standing === undefined || standing.latest === null ? null : <DateText date={standing.latest} />,
    content.divisionName,
    content.columnId === null ? '没有绑定栏目' : (names.columns.get(content.columnId) ?? null),
  ]
}

function Versions({ versions }: Pick<OverviewView, 'versions'>) {
  if (versions.length === 0) return null
  return (
    <section class="card" aria-labelledby="h-versions">
      <h2 id="h-versions">各版</h2>
      <FlowTable
        caption="各版"
        quietCaption
        columns={[
          { label: '版本' },
          { label: '状态' },
          { label: '施行日期' },
          { label: '为什么调整' },
          { label: '批准' },
        ]}
        rows={versions.map((version) => ({
          key: version.id,
          cells: [
            <a href={versionPath(version.id)}>{versionName(version)}</a>,
            <VersionTag state={version.state} />,
            version.effectiveFrom,
            version.note || null,
            version.approvedByName,
          ],
        }))}
      />
    </section>
  )
}

interface ItemView {
  readonly row: ReleasedRow
  readonly standing: Standing
  readonly names: PlaceNames
  readonly counting: readonly CountingRelease[]
  readonly formations: readonly RecordedFormation[]
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
      <Counting {...view} />
      <Formations {...view} />
    </div>
  )
}

function isField(field: string): field is FieldName {
  return Object.hasOwn(fieldNames, field)
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
