import { z } from 'zod'
import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'

const Signer = z.object({
  function: z.custom<FunctionName>((name) => typeof name === 'string' && Object.hasOwn(functionNames, name)),
  /** Held in the division of the draft, or anywhere in the bureau. */
  place: z.enum(['division', 'bureau']),
})
const Checklist = z.object({ title: z.string(), items: z.array(z.string()) })

/** 关口: one check that a text passes, who may sign it, and what the signer answers for. */
export const Gate = z.object({
  id: z.string(),
  name: z.string(),
  /** Gates of one step stand side by side; a step begins when the one before is through. */
  step: z.number().int(),
  /** The first who is there signs; the others stand in where he wrote the text himself. */
  signers: z.array(Signer),
  checklists: z.array(Checklist),
  /** Counted in hours (应急); null where the gate is due in working days. */
  hours: z.number().nullable(),
  paper: z.boolean(),
  telephone: z.boolean(),
  /** Follows the release (应急 only, editorial). */
  after: z.boolean(),
})
export type Gate = z.infer<typeof Gate>
export const Gates = z.array(Gate)

/** 审签流程: the gates of a kind of text. */
export interface ReviewRoute {
  readonly id: string
  readonly name: string
  readonly gates: readonly Gate[]
}

/** How a gate was signed. */
export interface Signature {
  readonly gateId: string
  readonly outcome: 'passed' | 'returned'
  readonly signerId: string
  readonly signerName: string
  /** 代行: whose function it was. */
  readonly onBehalfOf: string | null
  readonly way: 'screen' | 'paper' | 'telephone'
  /** Who put down a signature that was given on paper or by telephone: neither writer nor signer. */
  readonly recordedBy: string | null
  readonly recordedByName: string | null
  readonly remark: string | null
  readonly signedAt: Date
}

/** The gates that can be signed now: every unsigned one of the earliest step that is not through. */
export function gatesOpen(gates: readonly Gate[], signatures: readonly Signature[]): readonly Gate[] {
  if (signatures.some(({ outcome }) => outcome === 'returned')) return []
  const waiting = gates.filter((gate) => !signatures.some(({ gateId }) => gateId === gate.id))
  const step = Math.min(...waiting.map((gate) => gate.step))
  return waiting.filter((gate) => gate.step === step)
}

/** Whether nothing stands between the text and the public any more. */
export function isThrough(gates: readonly Gate[], signatures: readonly Signature[]): boolean {
  return gates
    .filter(({ after }) => !after)
    .every((gate) => signatures.some((s) => s.gateId === gate.id && s.outcome === 'passed'))
}

/** The stricter of several routes: the one with more gates. */
export function strictest(routes: readonly ReviewRoute[]): ReviewRoute | null {
  return routes.reduce<ReviewRoute | null>(
    (found, route) => (found === null || route.gates.length > found.gates.length ? route : found),
    null,
  )
}
