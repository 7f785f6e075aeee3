import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Handover } from '../domain/gazette.ts'
import { HandoverTag } from './document-gazette.tsx'
import { AttributeTag, DocumentLink } from './documents.page.tsx'
import type { DocumentLine } from './documents.page.tsx'

/** 复审清单: what is not 主动公开, by the day on which it is looked at again. */
export function ReviewsPage({
  lines,
  today,
}: {
  readonly lines: readonly DocumentLine[]
  readonly today: CivilDate
}) {
  if (lines.length === 0)
    return (
      <Empty title="一年内没有要复审的公文">
        <p>审定为依申请公开、不予公开的公文，会按复审日期列在这里。</p>
      </Empty>
    )
  return (
    <FlowTable
      caption={`要复审的公文，共 ${String(lines.length)} 份`}
      columns={[{ label: '文号和标题' }, { label: '处室' }, { label: '公开属性' }, { label: '复审日期' }]}
      rows={lines.map(({ document, division }) => ({
        key: document.id,
        cells: [
          <DocumentLink document={document} />,
          division,
          <AttributeTag document={document} />,
          document.reviewOn !== null && document.reviewOn < today ? (
            <>
              {document.reviewOn} <Tag kind="over">过期</Tag>
            </>
          ) : (
            document.reviewOn
          ),
        ],
      }))}
    />
  )
}

interface GazetteLine extends DocumentLine {
  readonly due: CivilDate | null
  readonly handover: Handover | null
}

/** 公报转送: every normative document, by when, and whether it was brought there. */
export function GazetteListPage({
  lines,
  today,
}: {
  readonly lines: readonly GazetteLine[]
  readonly today: CivilDate
}) {
  if (lines.length === 0)
    return (
      <Empty title="还没有规范性文件">
        <p>登记时勾了“规范性文件”的公文，会列在这里。</p>
      </Empty>
    )
  return (
    <FlowTable
      caption={`规范性文件，共 ${String(lines.length)} 份`}
      columns={[
        { label: '文号和标题' },
        { label: '处室' },
        { label: '印发' },
        { label: '最迟' },
        { label: '转送' },
        { label: '公报期号' },
      ]}
      rows={lines.map(({ document, division, due, handover }) => ({
        key: document.id,
        cells: [
          <DocumentLink document={document} />,
          division,
          document.printedOn,
          due,
          handover !== null ? (
            <HandoverTag handover={handover} />
          ) : due !== null && due < today ? (
            <Tag kind="over">超期未转</Tag>
          ) : null,
          handover?.gazetteIssue ?? null,
        ],
      }))}
    />
  )
}
