import { ReleaseTime } from '../../../../site/release-time.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { AgencyDraft } from '../release-agency.ts'

/** Who wrote what would go out, and how it differs from what the public sees. */
export function Differences({ draft }: { readonly draft: AgencyDraft }) {
  return (
    <>
      <p class="meta">
        {draft.authors.map(({ name }) => name).join('、')}填写。
        {draft.released === null ? (
          '还没有发布过。'
        ) : (
          <>
            上次发布 <ReleaseTime at={draft.released.releasedAt} />
          </>
        )}
      </p>
      <FlowTable
        caption="改动"
        quietCaption
        columns={[{ label: '处室' }, { label: '项目' }, { label: '公开页上' }, { label: '改为' }]}
        rows={draft.differences.map(({ name, label, before, after }) => ({
          key: `${name} ${label}`,
          cells: [name, label, before ?? '没有', after ?? '不再公开'],
        }))}
      />
    </>
  )
}
