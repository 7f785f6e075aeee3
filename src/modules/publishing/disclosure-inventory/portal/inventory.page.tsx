import type { ComponentChildren } from 'preact'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { coverageNames } from '../domain/coverage.ts'
import type { Standing } from '../domain/coverage.ts'
import { channelWords, itemName } from '../domain/inventory-row.ts'
import type { ReleasedRow } from '../domain/released-inventory.ts'
import { versionName } from '../domain/version.ts'
import { INVENTORY_PATH } from '../in-force.ts'
import type { ShownInventory } from '../in-force.ts'

interface InventoryView {
  readonly inventory: ShownInventory
  readonly rows: readonly ReleasedRow[]
  readonly query: string
  /** Where this version stands: in force today, still to come, or past. */
  readonly time: 'in-force' | 'coming' | 'past'
  readonly others: readonly ShownInventory[]
  readonly phones: ReadonlyMap<string, string>
  readonly columns: ReadonlyMap<string, string>
  /** How each row stands; null where the bureau does not show it. */
  readonly standings: ReadonlyMap<string, Standing> | null
}

/** 全清单 as the public reads it: each item with its division, telephone and column. */
export function InventoryPage(view: InventoryView) {
  const { inventory, rows, query, time } = view
  const groups = [...Map.groupBy(rows, ({ content }) => content.level1)]
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: '全清单' }]} />
      <h1>政务公开全清单</h1>
      <p class="meta">
        {versionName(inventory)}，<DateText date={inventory.effectiveFrom} /> 起施行，发布于{' '}
        <ReleaseTime at={inventory.releasedAt} />
      </p>
      {time === 'in-force' ? null : (
        <Note>
          {time === 'coming' ? '这一版还没有施行。' : '这一版已经被新的一版代替。'}
          <a href={INVENTORY_PATH}>看现行的全清单</a>
        </Note>
      )}
      <p>{inventory.note}</p>
      <Search {...view} />
      {rows.length === 0 ? (
        <Empty title={`清单里没有写到“${query}”的事项`}>
          <p>
            换个说法再查，或看<a href={inventory.path}>全部事项</a>。清单以外的信息可以
            <a href="/search">在全站里查</a>。
          </p>
        </Empty>
      ) : (
        groups.map(([level1, own]) => (
          <section key={level1} class="sec" aria-label={level1}>
            <div class="head">
              <h2>{level1}</h2>
            </div>
            {own.map((row) => (
              <Item key={row.itemId} row={row} {...view} />
            ))}
          </section>
        ))
      )}
      <Versions others={view.others} />
    </div>
  )
}

function Search({ inventory, rows, query }: InventoryView) {
  return (
    <form action={inventory.path} method="get" class="card">
      <div class="field">
        <label for="f-q">在清单里查</label>
        <input id="f-q" name="q" type="text" value={query} maxlength={60} />
      </div>
      <p class="btns">
        <button class="btn main" type="submit">
          查清单
        </button>
      </p>
      <p class="meta">
        {query === ''
          ? `共 ${String(inventory.rows.length)} 个事项。`
          : `查到 ${String(rows.length)} 个事项。`}
      </p>
    </form>
  )
}

function Item({ row, phones, columns, standings }: InventoryView & { readonly row: ReleasedRow }) {
  const { content, itemId } = row
  const phone = phones.get(content.divisionId ?? '')
  const standing = standings?.get(itemId)
  const column = columns.get(content.columnId ?? '')
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    ['公开内容', <List items={content.elements} />],
    ['公开依据', <List items={content.bases} />],
    ['公开时限', content.limit.text],
    ['公开主体', content.subject],
    [
      '责任处室',
      <>
        {content.divisionName}
        {phone === undefined ? null : (
          <>
            ，电话 <Telephone phone={phone} />
          </>
        )}
      </>,
    ],
    ['公开渠道', content.channels.map((channel) => channelWords(channel, content.otherChannel)).join('、')],
    [
      '公开对象',
      [content.audience.wholeSociety ? '全社会' : '', content.audience.groups].filter(Boolean).join('、'),
    ],
    [
      '公开方式',
      [content.method.proactive ? '主动公开' : '', content.method.onRequest ? '依申请公开' : '']
        .filter(Boolean)
        .join('、'),
    ],
    ['公开层级', content.levels.join('、')],
    ...(column === undefined
      ? []
      : [['在哪里看', <a href={`/lm/${content.columnId ?? ''}`}>{column}</a>] as const]),
    ...(standing === undefined ? [] : [['公开情况', <Stands standing={standing} />] as const]),
  ]
  return (
    <article id={itemId}>
      <h3>{itemName({ ...content, level1: '' })}</h3>
      <Facts rows={facts} />
    </article>
  )
}

function Stands({ standing: { state, due, latest } }: { readonly standing: Standing }) {
  return (
    <>
      {coverageNames[state]}
      {due === null ? null : (
        <>
          ，应在 <DateText date={due} /> 前
        </>
      )}
      {latest === null ? null : (
        <>
          ，最近公开 <DateText date={latest} />
        </>
      )}
    </>
  )
}

function List({ items }: { readonly items: readonly string[] }) {
  const [only] = items
  if (items.length === 1) return <>{only}</>
  return (
    <ul class="dots">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function Versions({ others }: Pick<InventoryView, 'others'>) {
  if (others.length === 0) return null
  return (
    <section class="sec" aria-labelledby="h-versions">
      <div class="head">
        <h2 id="h-versions">其他各版</h2>
      </div>
      <ul class="rows">
        {others.map(({ path, number, effectiveFrom, note }) => (
          <li key={path}>
            <a href={path}>
              {versionName({ number })}，{effectiveFrom} 起施行
            </a>
            <p>{note}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Before any version holds. */
export function NoInventoryPage({ coming }: { readonly coming: readonly ShownInventory[] }) {
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: '全清单' }]} />
      <h1>政务公开全清单</h1>
      <div class="sec">
        <Empty title="还没有施行的全清单">
          <p>
            可以先看<a href="/search">全站查找</a>，或打页面底部的联系电话。
          </p>
        </Empty>
      </div>
      <Versions others={coming} />
    </div>
  )
}
