/** The public page of a plan. */
export const PLAN_PATH = '/gh'
/** The plans in the workbench. */
export const PLANS_DESK = '/workbench/long-term-plans'

/** The ledger's and the duties' name of a plan. */
export function planSubject(id: string): string {
  return `long-term-plan:${id}`
}
