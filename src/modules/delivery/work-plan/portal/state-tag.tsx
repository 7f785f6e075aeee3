import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import type { PublicState } from '../domain/measure.ts'
import { stateNames } from '../domain/measure.ts'

const kinds: Readonly<Record<PublicState, TagKind>> = {
  behind: 'due',
  'not-reported': 'hold',
  'on-schedule': 'plain',
  completed: 'ok',
}

/** 按计划, 滞后, 已完成 or 未报. */
export function StateTag({ state }: { readonly state: PublicState }) {
  return <Tag kind={kinds[state]}>{stateNames[state]}</Tag>
}
