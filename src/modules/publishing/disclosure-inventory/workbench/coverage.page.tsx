import type { ComponentChildren } from 'preact'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { coverageNames } from '../domain/coverage.ts'
import type { CoverageState, Standing } from '../domain/coverage.ts'
import { itemName } from '../domain/inventory-row.ts'
import type { PlaceNames } from '../domain/inventory-row.ts'
import type { ReleasedRow } from '../domain/released-inventory.ts'
import { versionName } from '../domain/version.ts'
import type { Version } from '../domain/version.ts'
import type { ShownInventory } from '../in-force.ts'
import { INVENTORY, versionPath } from './paths.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
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
