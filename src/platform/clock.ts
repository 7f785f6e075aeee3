/** The machine's clock: the only one outside tests. */
export function machineClock(): Date {
  return new Date()
}
