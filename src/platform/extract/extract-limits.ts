import { z } from 'zod'

/** How much one file may cost before it is refused. */
export const ExtractLimits = z.object({
  /** Size of the file itself. */
  maxBytes: z.number().positive(),
  /** Characters of text handed back. */
  maxCharacters: z.number().positive(),
  timeoutMs: z.number().positive(),
  /** Memory of the reading process, besides the file. */
  maxMemoryMb: z.number().positive(),
  /** One part of a package, after decompression. */
  maxPartBytes: z.number().positive(),
  maxElements: z.number().positive(),
  maxDepth: z.number().positive(),
  maxPages: z.number().positive(),
})
export type ExtractLimits = Readonly<z.infer<typeof ExtractLimits>>

/** Generous for any document people write, small enough for a server of 4 GB. */
export const ordinaryLimits: ExtractLimits = {
  maxBytes: 40 * 1024 * 1024,
  maxCharacters: 2_000_000,
  timeoutMs: 30_000,
  maxMemoryMb: 512,
  maxPartBytes: 64 * 1024 * 1024,
  maxElements: 1_500_000,
  maxDepth: 400,
  maxPages: 1_000,
}
