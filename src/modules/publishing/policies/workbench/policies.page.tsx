import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { packageStateNames } from '../../../ground/publication/index.ts'
import type { PackageLine } from '../../../ground/publication/index.ts'
import { POLICIES } from '../readiness.ts'
import type { PlanProgress } from '../store/progress.ts'

export const PACKAGES_A_PAGE = 20

const progressNames: Readonly<Record<PlanProgress, string>> = {
  written: '已写',
  'exemption-asked': '申请不作解读',
  exempt: '同意不作解读',
}

/** Every package with a policy or an interpretation: how far it and its plan have come. */
export function PoliciesPage(props: {
  readonly lines: readonly PackageLine[]
  readonly progress: ReadonlyMap<string, PlanProgress>
  readonly divisionNames: ReadonlyMap<string, string>
  readonly page: number
  readonly hasMore: boolean
}) {
  const { lines, page } = props
  if (lines.length === 0)
    return (
      <Empty title={page === 1 ? '还没有政策文件和解读' : '没有更多了'}>
        <p>
          从「<a href="/workbench/packages">稿件</a>」起草一份政策文件，这里就有它的解读方案。
        </p>
      </Empty>
    )
  return (
    <>
      <FlowTable
        caption="政策文件和解读"
        quietCaption
        columns={[
          { label: '文件和解读' },
          { label: '起草处室' },
          { label: '起草' },
          { label: '走到哪一步' },
          { label: '解读方案' },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            <a href={`${POLICIES}/${line.id}`}>{line.titles.filter((title) => title !== '').join('；')}</a>,
            props.divisionNames.get(line.divisionId) ?? '',
            <DateText date={civilDateAt(line.startedAt)} />,
            packageStateNames[line.state],
            nameOf(props.progress.get(line.id)),
          ],
        }))}
      />
      <p class="btns">
        {page > 1 ? <a href={`${POLICIES}?page=${String(page - 1)}`}>上一页</a> : null}
        {props.hasMore ? <a href={`${POLICIES}?page=${String(page + 1)}`}>下一页</a> : null}
      </p>
    </>
  )
}

function nameOf(progress: PlanProgress | undefined): string {
  return progress === undefined ? '还没写' : progressNames[progress]
}
