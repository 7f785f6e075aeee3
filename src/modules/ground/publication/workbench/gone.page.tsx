import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Released } from '../store/released.ts'
import { publicationPage } from '../withdraw-publication.ts'

interface GoneView {
  readonly gone: readonly Released[]
  readonly marks: ReadonlyMap<string, 'asked' | 'sealed'>
  readonly names: ReadonlyMap<string, string>
}

/** What was withdrawn, sealed, or waits to be withdrawn; of what is sealed only its address. */
export function GonePage({ gone, marks, names }: GoneView) {
  if (gone.length === 0)
    return (
      <Empty title="没有撤回的公开页">
        <p>从稿件里点「撤回、移动、归档」申请。</p>
      </Empty>
    )
  return (
    <FlowTable
      caption="撤回和封存"
      quietCaption
      columns={[{ label: '公开页' }, { label: '状态' }, { label: '处室' }, { label: '撤下日期' }]}
      rows={gone.map((released) => {
        const mark = marks.get(released.id) ?? 'withdrawn'
        return {
          key: released.id,
          cells: [
            <a href={publicationPage(released.id)}>{mark === 'sealed' ? released.path : released.title}</a>,
            <GoneTag mark={mark} />,
            names.get(released.divisionId ?? '') ?? '（已撤并的处室）',
            released.withdrawnAt === null ? null : <DateText date={civilDateAt(released.withdrawnAt)} />,
          ],
        }
      })}
    />
  )
}

function GoneTag({ mark }: { readonly mark: 'asked' | 'sealed' | 'withdrawn' }) {
  if (mark === 'asked') return <Tag kind="hold">待审批</Tag>
  return mark === 'sealed' ? <Tag kind="over">已封存</Tag> : <Tag kind="plain">已撤回</Tag>
}
