import { unreachable } from '../../../../kernel/refusal.ts'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { stateNames } from '../domain/measure.ts'
import type { PublicState } from '../domain/measure.ts'
import type { PeriodStanding } from '../survey-plan.ts'

const TONES: Readonly<Record<PublicState, TagKind>> = {
  'on-schedule': 'plain',
  behind: 'due',
  completed: 'ok',
  'not-reported': 'hold',
}

/** A reported state in its word; the colour repeats it. */
export function StateTag({ state }: { readonly state: PublicState }) {
  return <Tag kind={TONES[state]}>{stateNames[state]}</Tag>
}

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
