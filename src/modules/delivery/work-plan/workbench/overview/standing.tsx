import { unreachable } from '../../../../../kernel/refusal.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { StateTag } from '../../portal/state-tag.tsx'
import type { PeriodStanding } from '../../survey-plan.ts'

/** Where a measure stands in a period. */
export function StandingTag({ standing }: { readonly standing: PeriodStanding | undefined }) {
  if (standing === undefined) return null
  switch (standing.kind) {
    case 'reported':
      return <StateTag state={standing.state} />
    case 'under-way':
      return <Tag kind="plain">待确认</Tag>
    case 'nothing':
      return <StateTag state="not-reported" />
    case 'excused':
      return <Tag kind="plain">不涉及</Tag>
    default:
      return unreachable(standing)
  }
}

/** A period without its year, where the year is plain from the place. */
export function shortPeriod(name: string): string {
  return name.replace(/^\d+ 年/, '')
}
