import { evidenceKindNames } from '../../domain/evidence-kinds.ts'
import type { Evidence } from '../../domain/division-return.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { Empty } from '../../../../../ui/notice.tsx'
import type { DivisionWord, MeasurePeriod, PublicWord } from '../../survey-measure.ts'
import { divisionName } from './measure.view.ts'
import type { MeasureView } from './measure.view.ts'
import { Moment } from '../moment.tsx'
import { StateTag } from '../../portal/state-tag.tsx'
import { EvidenceName } from '../report/returns.evidence.tsx'
import { returnStatusNames } from '../report/returns.words.tsx'

/** What the divisions said in each period, newest first, with their evidence and the sentence for the public. */
export function MeasurePeriods({ view }: { readonly view: MeasureView }) {
  const { periods } = view.survey
  return (
    <section class="sec" aria-labelledby="said">
      <div class="head">
        <h2 id="said">落实情况</h2>
      </div>
      {periods.length === 0 ? (
        <Empty title="还没有开始报">
          <p>第一个报告期开始后，各处室报的内容会按期列在这里。</p>
        </Empty>
      ) : (
        <div class="stack">
          {periods.map((said) => (
            <Said key={said.period.id} said={said} view={view} />
          ))}
        </div>
      )}
    </section>
  )
}

function Said({ said, view }: { readonly said: MeasurePeriod; readonly view: MeasureView }) {
  // What is only meant to be published is read by those who report it and those who release it.
  const readsSentence =
    (said.published?.releasedAt ?? null) !== null ||
    said.words.some(({ divisionId }) => view.readsFormOf(divisionId))
  return (
    <div>
      <h3>{said.period.name}</h3>
      {said.words.map((word) => (
        <Word key={word.divisionId + word.role} word={word} view={view} periodId={said.period.id} />
      ))}
      {said.published === null || !readsSentence ? null : (
        <Published word={said.published} said={said} path={`/gzyd/${view.plan.slug}/${said.period.id}`} />
      )}
    </div>
  )
}

function Word({
  word,
  view,
  periodId,
}: {
  readonly word: DivisionWord
  readonly view: MeasureView
  readonly periodId: string
}) {
  const { entry } = word
  const name = divisionName(view, word.divisionId)
  const reads = view.readsFormOf(word.divisionId)
  const form = `/workbench/plans/${view.plan.id}/returns/${word.divisionId}/${periodId}`
  if (entry === null && word.evidence.length === 0)
    return (
      <p>
        <b>{name}</b> {word.excused ? '称本年不涉及，办公室已认可。' : <span class="meta">还没报。</span>}
      </p>
    )
  return (
    <>
      <p>
        <b>{name}</b>
        {word.role === 'participant' ? '（参加）' : ''}{' '}
        {entry === null || entry.state === null ? null : <StateTag state={entry.state} />}
        {entry === null || entry.status === 'confirmed' ? null : (
          <Tag kind="hold">{returnStatusNames[entry.status]}</Tag>
        )}
        {entry === null || entry.enteredByOffice === null ? null : <Tag kind="plain">办公室代录</Tag>}
        {entry?.unchanged === true ? <span class="meta">无变化。</span> : null}
        {reads ? (
          <>
            {entry === null ? null : entry.text} <a href={form}>看本期表</a>
          </>
        ) : (
          <span class="meta">报的内容和佐证只给本处、办公室和分管领导看。</span>
        )}
      </p>
      {reads ? <EvidenceList pieces={word.evidence} /> : null}
    </>
  )
}

function EvidenceList({ pieces }: { readonly pieces: readonly Evidence[] }) {
  if (pieces.length === 0) return null
  return (
    <ul class="dots">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <Piece piece={piece} />{' '}
          <Tag kind={piece.public ? 'ok' : 'plain'}>{piece.public ? '可公开' : '内部'}</Tag>
        </li>
      ))}
    </ul>
  )
}

function Piece({ piece }: { readonly piece: Evidence }) {
  switch (piece.kind) {
    case 'file':
      return (
        <>
          <EvidenceName piece={piece} /> <span class="meta">{fileSize(piece.fileSize)}</span>
        </>
      )
    case 'link':
    case 'release':
      return (
        <>
          <EvidenceName piece={piece} /> <span class="meta">{evidenceKindNames[piece.kind]}</span>
        </>
      )
    case 'statement':
      return (
        <>
          “{piece.title}”{' '}
          <span class="meta">
            {piece.acceptedBy === null ? '说明，办公室还没有认可' : `说明，${piece.acceptedBy}已认可`}
          </span>
        </>
      )
  }
}

function fileSize(bytes: number | null): string {
  if (bytes === null) return ''
  return bytes < 1_048_576 ? `${String(Math.ceil(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** The one sentence for the public; where it is the division's own, it is not said twice. */
function Published({
  word,
  said,
  path,
}: {
  readonly word: PublicWord
  readonly said: MeasurePeriod
  readonly path: string
}) {
  const leads = said.words.filter(({ role }) => role === 'lead')
  const same =
    leads.length === 1 &&
    leads[0]?.entry?.text.trim() === word.sentence &&
    leads[0]?.entry?.state === word.state
  const stage =
    word.releasedAt === null ? (
      '拟公开'
    ) : (
      <>
        <a href={path}>已公开</a> <Moment at={word.releasedAt} />
      </>
    )
  return (
    <p>
      {stage}
      {same ? (
        '，文字同上。'
      ) : (
        <>
          ：<StateTag state={word.state} /> {word.sentence}
        </>
      )}
    </p>
  )
}
