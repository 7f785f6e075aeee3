import { inflateSync } from 'node:zlib'

const COMPRESSED = /\/(?:FlateDecode|Fl)\b/
/** Deflate packs at most about a thousand to one: a stream smaller than that cannot reach the limit. */
const TIGHTEST = 1100

/** Whether a PDF holds a packed stream, other than a picture, that unpacks beyond the limit. */
export function overinflates(bytes: Uint8Array, maxPartBytes: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const end = file.indexOf('endstream', at)
    if (end - at < maxPartBytes / TIGHTEST) continue
    const dictionary = file.toString('latin1', Math.max(0, at - 400), at)
    const own = dictionary.slice(dictionary.lastIndexOf(' obj'))
    if (
      COMPRESSED.test(own) &&
      !own.includes('/Image') &&
      unpacksBeyond(file.subarray(at, end), maxPartBytes)
    )
      return true
  }
  return false
}

function unpacksBeyond(stream: Buffer, limit: number): boolean {
  const start = stream[6] === 0x0d ? 8 : 7
  try {
    inflateSync(stream.subarray(start), { maxOutputLength: limit })
    return false
  } catch (cause) {
    // A stream that does not unpack here at all is the reader's concern, not this one's.
    return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
  }
}
