import type { ComponentChildren } from 'preact'
import { holds } from '../kernel/actor.ts'
import { civilDateAt, clockAt } from '../kernel/civil-date.ts'
import { actName } from '../platform/ledger/ledger-words.ts'
import type { LedgerWords } from '../platform/ledger/ledger-words.ts'
import { listNewestEntries } from '../platform/ledger/read-ledger.ts'
import type { ReadableEntry } from '../platform/ledger/read-ledger.ts'
import { verifySubjects } from '../platform/ledger/verify-ledger.ts'
import type { Finding } from '../platform/ledger/finding.ts'
import type { Ask } from '../platform/http/route.ts'
import { LedgerTimeline } from '../ui/ledger-timeline.tsx'
import type { LedgerLine } from '../ui/ledger-timeline.tsx'

/** Whose story is told; of a larger record only some acts may belong to it. */
export interface LedgerSubject {
  readonly subject: string
  readonly only?: readonly string[]
}

const SHOWN = 60

/**
 * The 办理记录 of a record: who, when, what, why, newest first. 审计 opens 「核验」: the chains of these subjects are then
 * verified as they stand, and each entry shows its hash.
 */
export async function ledgerPanel(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  subjects: readonly LedgerSubject[],
): Promise<ComponentChildren> {
  const names = subjects.map(({ subject }) => subject)
  const only = new Map(subjects.map((subject) => [subject.subject, subject.only]))
  const read = names.length === 0 ? [] : await listNewestEntries(work.db, names, SHOWN + 1)
  const entries = read.filter(({ subject, action }) => only.get(subject)?.includes(action) ?? true)
  const audits = holds(work.actor, ['auditor'])
  return (
    <section class="card" aria-labelledby="ledger">
      <h2 id="ledger">办理记录</h2>
      {entries.length === 0 ? (
        <p class="meta">还没有记录。</p>
      ) : (
        <LedgerTimeline
          narrow
          lines={entries.slice(0, SHOWN).map((entry) => lineOf(visit.ledgerWords, entry))}
        />
      )}
      {read.length > SHOWN ? <p class="meta">只列最近 {SHOWN} 条，更早的请审计查。</p> : null}
      {audits ? <Verified entries={entries} finding={await verifySubjects(work.db, names)} /> : null}
    </section>
  )
}

function lineOf(words: LedgerWords, entry: ReadableEntry): LedgerLine {
  const what = actName(words, entry.action)
  return {
    key: entry.hash,
    mark: words.effective?.includes(entry.action) === true ? 'act' : 'step',
    date: civilDateAt(entry.at),
    time: clockAt(entry.at),
    who: entry.actorName,
    what: entry.reason === null || entry.reason === '' ? what : `${what}：${entry.reason}`,
  }
}

interface VerifiedProps {
  readonly entries: readonly ReadableEntry[]
  readonly finding: Finding | null
}

function Verified({ entries, finding }: VerifiedProps) {
  return (
    <details open={finding !== null}>
      <summary>核验</summary>
      <p>
        {finding === null ? (
          <b>一致</b>
        ) : (
          <>
            <b>不一致</b>：{finding.subject} 第 {finding.number} 条，应为{' '}
            <span class="hash">{finding.expected}</span>
            ，实为 <span class="hash">{finding.found}</span>。
          </>
        )}
      </p>
      <ol class="plain">
        {entries.map((entry) => (
          <li key={entry.hash}>
            <span class="hash">
              #{entry.number} {entry.hash}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
