import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { taskNames } from '../domain/handover.ts'
import { HANDOVERS } from '../hand-over.ts'
import type { HandedOver } from '../store/handovers.ts'

interface HandoversView {
  readonly handed: readonly HandedOver[]
  readonly names: ReadonlyMap<string, string>
}

/** What is to stand on the city's platform and what does: what waits first. */
export function HandoversPage({ handed, names }: HandoversView) {
  if (handed.length === 0)
    return (
      <Empty title="没有要交市集约化平台的稿件">
        <p>
          在<a href="/workbench/columns">栏目</a>
          里把「发布到哪里」改成交市集约化平台，以后发布的稿件就会出现在这里。
        </p>
      </Empty>
    )
  return (
    <FlowTable
      caption="交市集约化平台的稿件"
      quietCaption
      columns={[
        { label: '稿件' },
        { label: '状态' },
        { label: '栏目' },
        { label: '办理处室' },
        { label: '本站发布' },
        { label: '正式网址' },
      ]}
      rows={handed.map((one) => ({
        key: one.publicationId,
        cells: [
          <a href={`${HANDOVERS}/${one.publicationId}`}>{calledOf(one)}</a>,
          <HandoverTag handed={one} />,
          one.columnName,
          names.get(one.keeperId ?? '') ?? '公开机构',
          <DateText date={civilDateAt(one.firstReleasedAt)} />,
          one.url === null ? null : <a href={one.url}>{new URL(one.url).hostname}</a>,
        ],
      }))}
    />
  )
}

/** The title, or the address of what is sealed. */
export function calledOf({ title, path }: HandedOver): string {
  return title === '' ? `已封存：${path}` : title
}

/** How a hand-over stands. */
export function HandoverTag({ handed }: { readonly handed: HandedOver }) {
  if (handed.task !== null) return <Tag kind="hold">{taskNames[handed.task]}</Tag>
  return handed.takenDownAt === null ? <Tag kind="ok">已交</Tag> : <Tag kind="plain">已撤下</Tag>
}
