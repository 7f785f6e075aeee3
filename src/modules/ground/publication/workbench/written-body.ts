import { z } from 'zod'
import { Body, textsOf } from '../domain/blocks.ts'
import { isLinkTarget } from '../domain/link-target.ts'
import { readBody } from '../domain/read-body.ts'
import { runsOf } from '../domain/runs.ts'

/**
 * The text as it was posted, by the editor or typed: read into blocks and nothing else, so that no markup gets through.
 * Refuses addresses that no page may link to.
 */
export const WrittenBody = z
  .string()
  .max(500_000, '正文太长，请分成几份或作为附件。')
  .default('')
  .transform(readBody)
  .pipe(
    Body.superRefine((body, context) => {
      const wrong = body.flatMap(textsOf).flatMap(runsOf).find(isWrong)
      if (wrong !== undefined)
        context.addIssue(
          `链接「${wrong.text}」的网址不能用：要以 https://、http://、mailto: 或本站的 / 开头。`,
        )
    }),
  )

function isWrong({ href }: { readonly href?: string }): boolean {
  return href !== undefined && !isLinkTarget(href)
}
