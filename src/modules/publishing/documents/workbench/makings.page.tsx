import { Tag } from '../../../../ui/badge.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { makingStepNames, waitingStep } from '../domain/making.ts'
import type { Making, RecordedStep } from '../domain/making.ts'
import { NORMATIVE } from '../making-duties.ts'

/** A making in the list, with its steps. */
export interface MakingLineView {
  readonly making: Making
  readonly division: string
  readonly steps: readonly RecordedStep[]
  readonly isPublic: boolean
}

/** 规范性文件 that are being made, the newest first, and the quarterly lists of what was filed. */
export function MakingsPage({
  lines,
  quarters,
}: {
  readonly lines: readonly MakingLineView[]
  readonly quarters: readonly string[]
}) {
  return (
    <div class="stack">
      {lines.length === 0 ? (
        <Empty title="还没有在制定的规范性文件">
          <p>起草处室先认定，之后每一步由各自的处室在这里登记。以前印发的不用补，在登记簿里登记就行。</p>
        </Empty>
      ) : (
        <FlowTable
          caption={`规范性文件，共 ${String(lines.length)} 件`}
          columns={[{ label: '标题' }, { label: '起草处室' }, { label: '认定' }, { label: '走到哪一步' }]}
          rows={lines.map((line) => ({
            key: line.making.id,
            cells: [
              <>
                <a href={`${NORMATIVE}/${line.making.id}`}>{line.making.title}</a>{' '}
                {line.making.urgentBecause === null ? null : <Tag kind="due">紧急</Tag>}
              </>,
              line.division,
              line.making.startedOn,
              <WhereItIs line={line} />,
            ],
          }))}
        />
      )}
      <section class="card" aria-labelledby="h-filings">
        <h2 id="h-filings">季度备案信息</h2>
        <p>每季度报送备案的规范性文件，按清单公开。</p>
        <ul class="dots">
          {quarters.map((quarter) => (
            <li key={quarter}>
              <a href={`${NORMATIVE}/filings.xlsx?quarter=${quarter}`}>
                {quarter.slice(0, 4)} 年第 {quarter.slice(-1)} 季度（Excel）
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function WhereItIs({ line: { making, steps, isPublic } }: { readonly line: MakingLineView }) {
  if (making.endedBecause !== null) return <Tag kind="plain">不再制定</Tag>
  const waiting = waitingStep(steps)
  if (waiting === null) return <Tag kind="ok">已备案</Tag>
  if (waiting !== 'publish') return <>等{makingStepNames[waiting]}</>
  return <>{isPublic ? '等备案' : '已印发，等公布'}</>
}
