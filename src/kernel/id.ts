const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Whether a text can be the id of a row at all; what an address says need not be one. */
export function isId(text: string): boolean {
  return UUID.test(text)
}
