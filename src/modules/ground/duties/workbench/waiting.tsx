import type { ComponentChildren } from 'preact'
import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'
import type { InboxDuty } from '../store/inbox.ts'

/** Functions that sign what others wrote. */
export const SIGNERS: readonly FunctionName[] = ['head', 'leader', 'openness-head', 'signer']

/** As many are laid open at once; the rest stand in the list below until these are signed. */
const MOST_OPEN = 20

/** What waits for this person's signature, with what its module shows of it. */
export interface WaitingToSign {
  readonly duty: OpenDuty
  readonly title: string
  readonly content: ComponentChildren
}

/** Lays open what waits for a signature; answers also with the ids that need not be listed again. */
export async function listWaiting(
  ask: Ask,
  inbox: readonly InboxDuty[],
  kinds: readonly DutyKind[],
): Promise<{ readonly waiting: readonly WaitingToSign[]; readonly ids: ReadonlySet<string> }> {
  const groups = Map.groupBy(
    inbox.filter((duty) => duty.share === null && SIGNERS.includes(duty.function)),
    (duty) => duty.bundle ?? duty.subject,
  )
  const waiting: WaitingToSign[] = []
  const ids = new Set<string>()
  for (const group of groups.values()) {
    const [duty] = group
    const sign = kinds.find((known) => known.kind === duty?.kind)?.sign
    if (duty === undefined || sign === undefined || waiting.length === MOST_OPEN) continue
    const content = await sign(ask, duty)
    if (content === null) continue
    waiting.push({ duty, title: duty.bundleTitle ?? duty.title, content })
    for (const { id } of group) ids.add(id)
  }
  return { waiting, ids }
}

/** 待我审签: text and difference, 同意 and 退回, without leaving 今日. */
export function WaitingSection({
  waiting,
  today,
}: {
  readonly waiting: readonly WaitingToSign[]
  readonly today: CivilDate
}) {
  if (waiting.length === 0) return null
  return (
    <section class="sec" id="waiting" aria-labelledby="h-waiting">
      <div class="head">
        <h2 id="h-waiting">待我审签</h2>
        <span class="meta">{waiting.length} 件</span>
      </div>
      <div class="stack">
        {waiting.map(({ duty, title, content }) => (
          <article key={duty.id} class="card stack" aria-labelledby={`sign-${duty.id}`}>
            <h3 id={`sign-${duty.id}`}>
              <a href={duty.url}>{title}</a>
            </h3>
            <p class="meta">
              {duty.due.kind === 'day' ? (
                <>
                  <DateText date={duty.due.on} />{' '}
                </>
              ) : null}
              <Tag kind={duty.due.kind === 'day' && duty.due.on < today ? 'over' : 'plain'}>
                {remaining(duty.due, today)}
              </Tag>{' '}
              {duty.internal ? <Tag kind="plain">内部期限</Tag> : null} {duty.action}，{duty.clause}
            </p>
            {content}
          </article>
        ))}
      </div>
    </section>
  )
}
