import { z } from 'zod'
import { safePath } from '../platform/http/safe-url.ts'
import { outsideUrl } from './outside-link.tsx'

/** What the external-link notice is asked with: where to, and the page to go back to. */
export const LeaveQuery = z.object({
  to: z
    .string()
    .max(2000)
    .transform((address) => outsideUrl(address))
    .catch(null),
  from: z.string().max(2000).catch('/').transform(safePath),
})
