import { fieldId } from '../../../../../ui/fields.tsx'
import { Empty } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { TableRow } from '../../../../../ui/table.tsx'
import { dueWords, placeName, shortTitle } from '../../domain/measure.ts'
import { EvidenceList } from './returns.evidence.tsx'
import { EntryTag } from './returns.words.tsx'
import type { ReturnLine } from './returns.view.ts'

const COLUMNS = [
  { label: '工作任务' },
  { label: '进度' },
  { label: '落实情况' },
  { label: '与上期相比' },
  { label: '佐证' },
]

/** All measures of a form on one screen: state, text, and in words what changed since the last period. */
export function ReturnLines({ lines }: { readonly lines: readonly ReturnLine[] }) {
  const told = lines.filter((line) => line.leads || hasWords(line))
  if (told.length === 0)
    return (
      <Empty title="这一期没有要报的任务">
        <p>本处牵头的各项都已认可“本年不涉及”。</p>
      </Empty>
    )
  return <FlowTable caption="本处本期落实情况" quietCaption columns={COLUMNS} rows={told.map(row)} />
}

function hasWords(line: ReturnLine): boolean {
  return line.entry !== null && (line.entry.state !== null || line.entry.text !== '')
}

function row(line: ReturnLine): TableRow {
  const { measure, entry } = line
  return {
    key: measure.id,
    id: fieldId(`state-${measure.id}`),
    cells: [
      <>
        {measure.number}
        {'\u3000'}
        {shortTitle(measure)}
        <small>
          {placeName(measure)} · {dueWords(measure)}
          {line.leads ? '' : ' · 参加'}
        </small>
      </>,
      <>
        <EntryTag entry={entry} />
        {line.excuse !== null && line.excuse.acceptedBy === null && line.excuse.refusedReason === null ? (
          <small>已提出“不涉及”，等办公室</small>
        ) : null}
      </>,
      entry === null || entry.text === '' ? null : entry.text,
      <Difference line={line} />,
      line.evidence.length === 0 ? null : <EvidenceList pieces={line.evidence} />,
    ],
  }
}

function Difference({ line }: { readonly line: ReturnLine }) {
  const { difference, entry } = line
  if (difference.same) return <>{entry?.unchanged ? '无变化（经办已勾选）' : '无变化'}</>
  const [first = '', ...rest] = difference.words
  return (
    <>
      {first}
      {rest.map((words) => (
        <small key={words}>{words}</small>
      ))}
    </>
  )
}
