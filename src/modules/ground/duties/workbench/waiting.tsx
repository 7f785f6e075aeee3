import type { ComponentChildren } from 'preact'
import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { signField } from '../../../../ui/sign-form.tsx'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'
import type { InboxDuty } from '../store/inbox.ts'

/** Functions that sign what others wrote. */
export const SIGNERS: readonly FunctionName[] = ['head', 'leader', 'openness-head', 'signer']

/** As many are laid open at once; the rest stand in the list below until these are signed. */
const MOST_OPEN = 20

/** A signature that did not come about: what was typed, and what is wrong with it. */
export interface WrongSignature {
  readonly dutyId: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** What waits for this person's signature, with what its module shows of it. */
export interface WaitingToSign {
  readonly duty: OpenDuty
  readonly title: string
  readonly content: ComponentChildren
  /** What was wrong with the last try; empty as a rule. */
  readonly errors: readonly FieldError[]
}

/** Lays open what waits for a signature; answers also with the ids that need not be listed again. */
export async function listWaiting(
  ask: Ask,
  inbox: readonly InboxDuty[],
  from: { readonly kinds: readonly DutyKind[]; readonly wrong: WrongSignature | null },
): Promise<{ readonly waiting: readonly WaitingToSign[]; readonly ids: ReadonlySet<string> }> {
  const groups = Map.groupBy(inbox.filter(isToSign), (duty) => duty.bundle ?? duty.subject)
  const waiting: WaitingToSign[] = []
  const ids = new Set<string>()
  for (const group of groups.values()) {
    const [duty] = group
    const signing = from.kinds.find((known) => known.kind === duty?.kind)?.signing
    if (duty === undefined || signing === undefined || waiting.length === MOST_OPEN) continue
    const { typed, errors } = from.wrong?.dutyId === duty.id ? from.wrong : NOTHING_WRONG
    const content = await signing.show(ask, duty, { action: signPath(duty.id), typed, errors })
    if (content === null) continue
    waiting.push({ duty, title: duty.bundleTitle ?? duty.title, content, errors })
    for (const { id } of group) ids.add(id)
  }
  return { waiting, ids }
}

const NOTHING_WRONG = { typed: {}, errors: [] } as const

/** Whether a duty of somebody's 今日 is his to sign: his own, by a function that signs. */
export function isToSign(duty: Pick<InboxDuty, 'share' | 'function'>): boolean {
  return duty.share === null && SIGNERS.includes(duty.function)
}

/** Where the forms of a row post to. */
export function signPath(dutyId: string): string {
  return `/workbench/duties/${dutyId}/sign`
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
        {waiting.map((row) => (
          <Row key={row.duty.id} row={row} today={today} />
        ))}
      </div>
    </section>
  )
}

function Row({ row, today }: { readonly row: WaitingToSign; readonly today: CivilDate }) {
  const { duty } = row
  return (
    <article class="card stack" aria-labelledby={`sign-${duty.id}`}>
      <h3 id={`sign-${duty.id}`}>
        <a href={duty.url}>{row.title}</a>
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
      {row.content}
    </article>
  )
}

/** What is wrong with a signature, over everything else of 今日, with the way to its field. */
export function WrongSignatures({ waiting }: { readonly waiting: readonly WaitingToSign[] }) {
  const errors = waiting.flatMap((row) =>
    row.errors.map(({ field, message }) => ({
      field: field === '' ? '' : signField(field, row.duty.id),
      message: `${row.title}：${message}`,
    })),
  )
  return <ErrorSummary errors={errors} />
}
