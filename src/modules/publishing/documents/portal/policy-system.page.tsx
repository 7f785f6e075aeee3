import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { levelNames } from '../domain/level.ts'
import type { Level } from '../domain/level.ts'
import { countWords, NO_TOPIC } from '../domain/policy-system.ts'
import type { PolicyCount, PolicySystem } from '../domain/policy-system.ts'

interface PolicySystemView {
  readonly system: PolicySystem
  readonly today: CivilDate
}

/** 政策体系: every field, who made its documents, and how many of them hold; each count leads to its documents. */
export function PolicySystemPage({ system, today }: PolicySystemView) {
  return (
    <div class="wrap">
      <Crumbs
        items={[{ label: '首页', href: '/' }, { label: '文件库', href: '/zcwj' }, { label: '政策体系' }]}
      />
      <section class="sec" aria-labelledby="h-system">
        <h1 id="h-system">政策体系</h1>
        <p>文化和旅游领域公开的文件，按领域和层级排开，写明现在有多少有效。点数字看是哪些文件。</p>
      </section>
      <section class="sec" aria-label="各领域的文件">
        {system.total === 0 ? (
          <Empty title="还没有公开的文件">
            <p>
              文件公开后自动排进来。也可以看<a href="/lm/zcwj">政策文件</a>栏目。
            </p>
          </Empty>
        ) : (
          <FlowTable
            caption={`共 ${String(system.total)} 份，截至 ${today}`}
            columns={[{ label: '领域' }, ...system.levels.map((level) => ({ label: levelNames[level] }))]}
            rows={system.fields.map(({ topic, cells }) => ({
              key: topic,
              cells: [
                topic === '' ? NO_TOPIC : topic,
                ...cells.map(({ level, counts }) =>
                  counts.length === 0 ? null : <Counts topic={topic} level={level} counts={counts} />,
                ),
              ],
            }))}
          />
        )}
      </section>
    </div>
  )
}

function Counts(props: {
  readonly topic: string
  readonly level: Level
  readonly counts: readonly PolicyCount[]
}) {
  return (
    <>
      {props.counts.map((count, place) => (
        <>
          {place === 0 ? null : '，'}
          <a href={hrefOf(props.topic, props.level, count)}>{countWords(count)}</a>
        </>
      ))}
    </>
  )
}

function hrefOf(topic: string, level: Level, { validity }: PolicyCount): string {
  const asked = new URLSearchParams({ topic: topic === '' ? NO_TOPIC : topic, level, state: validity })
  return `/zcwj?${asked.toString()}`
}
