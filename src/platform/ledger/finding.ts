/** Where the 办理记录 does not hold together: which entry, what should stand there, and what does. */
export interface Finding {
  readonly kind: 'changed' | 'missing' | 'head' | 'seal' | 'unrecorded'
  readonly subject: string
  readonly number: number | null
  readonly expected: string
  readonly found: string
}
