import { Tag } from '../../../../../ui/badge.tsx'
import type { TagKind } from '../../../../../ui/badge.tsx'
import type { DivisionReturn, ReportEntry, ReturnStatus } from '../../domain/division-return.ts'
import { StateTag } from '../../portal/state-tag.tsx'

/** Where a form stands, in words; none begun is 还没有填. */
export const returnStatusNames: Readonly<Record<ReturnStatus | 'none', string>> = {
  none: '还没有填',
  draft: '草稿',
  handed: '等负责人确认',
  returned: '已退回',
  confirmed: '已确认',
}

const STATUS_KINDS: Readonly<Record<ReturnStatus | 'none', TagKind>> = {
  none: 'plain',
  draft: 'plain',
  handed: 'hold',
  returned: 'due',
  confirmed: 'ok',
}

/** The state of a form as a tag; 办公室代录 stands beside it. */
export function statusTag(form: Pick<DivisionReturn, 'status' | 'savedAt' | 'enteredByOffice'> | null) {
  const status = returnStatusOf(form)
  return (
    <>
      <Tag kind={STATUS_KINDS[status]}>{returnStatusNames[status]}</Tag>
      {form?.enteredByOffice ? <Tag kind="hold">办公室代录</Tag> : null}
    </>
  )
}

/** A form that nobody has saved yet counts as not begun. */
export function returnStatusOf(
  form: Pick<DivisionReturn, 'status' | 'savedAt'> | null,
): ReturnStatus | 'none' {
  return form === null || (form.savedAt === null && form.status === 'draft') ? 'none' : form.status
}

/** What a division reports of a measure: 按计划, 滞后, 已完成, or 未填. */
export function EntryTag({ entry }: { readonly entry: Pick<ReportEntry, 'state'> | null }) {
  if (entry === null || entry.state === null) return <Tag kind="plain">未填</Tag>
  return <StateTag state={entry.state} />
}
