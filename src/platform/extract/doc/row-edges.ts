import { readProperties } from './properties.ts'

/** Where the edges of a row's cells stand, the left one first. */
export type RowEdges = readonly number[]

const DEFINITION = 0xd608

/** The edges that a row's own definition gives. */
export function rowEdgesIn(properties: DataView): RowEdges {
  let edges: number[] = []
  readProperties(properties, (code, value) => {
    if (code !== DEFINITION || value.byteLength < 3) return
    const count = value.getUint8(2) + 1
    if (value.byteLength >= 3 + count * 2)
      edges = Array.from({ length: count }, (_, index) => value.getInt16(3 + index * 2, true))
  })
  return edges
}
