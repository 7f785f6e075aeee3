import { z } from 'zod'

/** 批准发布, with what changed and the content that was read. */
export const ReleaseForm = z.object({
  changeNote: z.string().trim().max(200, '最多 200 字').optional(),
  seen: z.string().catch(''),
})

/** After the first release every one says what changed. */
export const NO_NOTE = { field: 'changeNote', message: '请写明改了什么、为什么。' } as const
