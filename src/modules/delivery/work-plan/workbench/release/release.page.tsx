import { civilDateAt } from '../../../../../kernel/civil-date.ts'
import { GateRail } from '../../../../../ui/gate-rail.tsx'
import { Done, Note } from '../../../../../ui/notice.tsx'
import type { PeriodRelease } from '../../store/releases.ts'
import { Approval } from './release-approval.tsx'
import { Preparation } from './release-preparation.tsx'
import type { ReleaseView } from './release.view.ts'

/** The release of a period: prepared by one, approved by another; what becomes public is listed beforehand. */
export function ReleasePage(view: ReleaseView) {
  const newest = view.releases[0] ?? null
  return (
    <>
      <Where view={view} newest={newest} />
      {newest === null || view.frozen === null ? null : (
        <Approval view={view} submitted={newest} frozen={view.frozen} />
      )}
      {view.actions.includes('prepare') ? <Preparation view={view} newest={newest} /> : null}
    </>
  )
}

function Where({ view, newest }: { readonly view: ReleaseView; readonly newest: PeriodRelease | null }) {
  const status = newest?.status ?? 'preparing'
  const gates = [
    {
      key: 'p',
      name: '办公室汇总',
      state: status === 'preparing' || status === 'returned' ? ('now' as const) : ('done' as const),
      lines: newest === null ? [] : [newest.preparedByName],
    },
    {
      key: 'a',
      name: '审定',
      state:
        status === 'submitted'
          ? ('now' as const)
          : status === 'released'
            ? ('done' as const)
            : ('waiting' as const),
      lines: status === 'submitted' ? ['公开机构负责人或分管领导'] : lineOf(newest?.approvedByName),
    },
    {
      key: 'r',
      name: '发布',
      state: status === 'released' ? ('done' as const) : ('waiting' as const),
      lines: newest?.releasedAt ? [civilDateAt(newest.releasedAt)] : [],
    },
  ]
  return (
    <>
      <GateRail label={`${view.period.name}发布`} gates={gates} />
      <Out view={view} newest={newest} />
      {newest?.status === 'returned' ? <Note>审定人退回：{newest.returnReason}</Note> : null}
      <p class="meta">
        <a href={`/workbench/plans/${view.plan.id}/missing/${view.period.id}`}>还没报的</a>
      </p>
    </>
  )
}

/** What is out, while it is the newest or its correction is being prepared. */
function Out({ view, newest }: { readonly view: ReleaseView; readonly newest: PeriodRelease | null }) {
  const out = view.releases.find((release) => release.status === 'released')
  if (out === undefined || (newest?.status !== 'released' && newest?.status !== 'preparing')) return null
  return (
    <Done title={`第 ${String(out.version)} 版已发布`}>
      <p>
        <a href={`/gzyd/${view.plan.slug}/${view.period.id}`}>看公开页</a>
        。发布后再改算更正，会写明改了什么。
      </p>
    </Done>
  )
}

function lineOf(name: string | null | undefined): readonly string[] {
  return name ? [name] : []
}
