import { z } from 'zod'

/** One page of a list. */
export interface Part {
  readonly page: number
  readonly pages: number
  readonly limit: number
  readonly offset: number
}

const MOST = 100_000
const Page = z.coerce.number().int().min(1).max(MOST).catch(1)

/** The page that an address asks for; beyond the last there is the last. */
export function partOf(
  asked: unknown,
  { count, perPage }: { readonly count: number; readonly perPage: number },
): Part {
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(Page.parse(asked), pages)
  return { page, pages, limit: perPage, offset: (page - 1) * perPage }
}
