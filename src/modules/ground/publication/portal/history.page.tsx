import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { DateField } from '../../../../ui/fields.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { SiteColumn } from '../domain/publication.ts'
import type { LineDifference } from '../domain/version-difference.ts'
import type { PastVersion } from '../store/history.ts'

interface HistoryView {
  readonly path: string
  readonly column: SiteColumn
  readonly versions: readonly (PastVersion & { readonly division: string })[]
}

/** Every version of a text: when it came out, what was changed and why, who wrote it. */
export function HistoryPage({ path, column, versions }: HistoryView) {
  const [newest] = versions
  return (
    <div class="wrap">
      <Trail path={path} column={column} title={newest?.title ?? ''} here="历史版本" />
      <section class="sec" aria-labelledby="h-history">
        <h1 id="h-history">历史版本</h1>
        <p>
          <a href={path}>{newest?.title}</a>
        </p>
        <FlowTable
          caption="全部版本"
          quietCaption
          columns={[
            { label: '版本' },
            { label: '公开时间' },
            { label: '改了什么、为什么' },
            { label: '起草处室' },
            { label: '对比' },
          ]}
          rows={versions.map((version) => ({
            key: String(version.number),
            cells: [
              <a href={`${path}?on=${civilDateAt(version.releasedAt)}`}>第 {version.number} 版</a>,
              <ReleaseTime at={version.releasedAt} />,
              version.changeNote ?? '首次公开',
              version.division,
              version.number === 1 ? null : (
                <a
                  href={`${path}/difference?from=${String(version.number - 1)}&to=${String(version.number)}`}
                >
                  和第 {version.number - 1} 版对比
                </a>
              ),
            ],
          }))}
        />
        <form action={path} class="card">
          <DateField name="on" label="看某一天的样子" />
          <p class="btns">
            <button class="btn" type="submit">
              查看
            </button>
          </p>
        </form>
      </section>
    </div>
  )
}

interface DifferenceView {
  readonly path: string
  readonly column: SiteColumn
  readonly before: PastVersion
  readonly after: PastVersion
  readonly lines: readonly LineDifference[]
}

/** What changed between two versions, line by line. */
export function DifferencePage({ path, column, before, after, lines }: DifferenceView) {
  return (
    <div class="wrap">
      <Trail path={path} column={column} title={after.title} here="对比" />
      <article class="sec">
        <h1>
          第 {before.number} 版和第 {after.number} 版对比
        </h1>
        <p class="meta">
          <ReleaseTime at={before.releasedAt} /> → <ReleaseTime at={after.releasedAt} />
          {'\u3000'}
          <a href={`${path}/history`}>全部版本</a>
        </p>
        {after.changeNote === null ? null : <p class="note">更正说明：{after.changeNote}</p>}
        {before.title === after.title ? null : (
          <p>
            标题：<del>{before.title}</del> <ins>{after.title}</ins>
          </p>
        )}
        {lines.every(({ kind }) => kind === 'same') ? <p>正文没有变。</p> : null}
        <div class="prose">
          {lines.map((line, place) => (
            <p key={place}>
              <Line line={line} />
            </p>
          ))}
        </div>
      </article>
    </div>
  )
}

function Line({ line }: { readonly line: LineDifference }) {
  if (line.kind === 'changed')
    return (
      <>
        {line.stretches.map(({ kind, text }, place) => (
          <Piece key={place} kind={kind} text={text} />
        ))}
      </>
    )
  return <Piece kind={line.kind} text={line.text} />
}

function Piece({ kind, text }: { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }) {
  if (kind === 'removed') return <del>{text}</del>
  return kind === 'added' ? <ins>{text}</ins> : <>{text}</>
}

function Trail(trail: { path: string; column: SiteColumn; title: string; here: string }) {
  return (
    <Crumbs
      items={[
        { label: '首页', href: '/' },
        { label: trail.column.name, href: `/lm/${trail.column.id}` },
        { label: trail.title, href: trail.path },
        { label: trail.here },
      ]}
    />
  )
}
