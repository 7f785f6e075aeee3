import type { Span } from './plan-reading.ts'

/** A stretch that may be a notation or a part of one. */
export interface Stretch extends Span {
  /** `units` closes a measure; `beside` belongs to a notation only where one stands next to it. */
  readonly kind: 'units' | 'beside'
  readonly closed: boolean
}
