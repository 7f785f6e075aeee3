import { Note } from '../../../../ui/notice.tsx'
import type { Objection } from '../domain/objections.ts'

export interface SentBackProps {
  readonly byName: string
  /** For the whole, where something was said of it. */
  readonly remark: string | null
  readonly objections: readonly Objection[]
  /** Where a place is mended; nothing where one is there already. */
  readonly hrefOf?: (objection: Objection) => string
}

/** Why a text was sent back: the reason for the whole, and what is wrong where. */
export function SentBack({ byName, remark, objections, hrefOf }: SentBackProps) {
  return (
    <Note>
      <p>
        {byName}退回{remark === null || remark === '' ? '' : `：${remark}`}
      </p>
      {objections.length === 0 ? null : (
        <ul class="dots">
          {objections.map((objection, at) => (
            <li key={at}>
              {hrefOf === undefined ? (
                `${objection.place}「${objection.quote}」`
              ) : (
                <a href={hrefOf(objection)}>
                  {objection.place}「{objection.quote}」
                </a>
              )}
              ：{objection.reason}
            </li>
          ))}
        </ul>
      )}
    </Note>
  )
}
