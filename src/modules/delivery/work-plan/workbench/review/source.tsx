import type { SourcePiece, SourceRun } from '../../domain/marked-source.ts'

interface SourceProps {
  readonly lines: readonly (readonly SourceRun[])[]
  /** Numbers of measures with an open question. */
  readonly asked: ReadonlySet<number>
  /** Where a measure's number leads: an anchor of this page, or of the review page. */
  readonly hrefOf: (number: number) => string
}

/** The source text, untouched, with each measure marked whole; units and days within it. */
export function Source({ lines, asked, hrefOf }: SourceProps) {
  return (
    <article class="src">
      {lines.map((line, place) => (
        <p key={place}>
          {line.map((run, at) => (
            <Run key={at} run={run} asked={asked} hrefOf={hrefOf} />
          ))}
        </p>
      ))}
    </article>
  )
}

function Run({ run, asked, hrefOf }: { readonly run: SourceRun } & Pick<SourceProps, 'asked' | 'hrefOf'>) {
  if (run.measure === null) return <span class="rest">{run.pieces.map((piece) => piece.text).join('')}</span>
  const { number } = run.measure
  return (
    <>
      {run.first ? (
        <sup>
          <a href={hrefOf(number)} aria-label={`第 ${String(number)} 项`}>
            {number}
          </a>
        </sup>
      ) : null}
      <span
        class={asked.has(number) ? 'measure-mark ask' : 'measure-mark'}
        id={run.first ? `s-${String(number)}` : undefined}
        data-measure={String(number)}
      >
        {run.pieces.map((piece, place) => (
          <Piece key={place} piece={piece} />
        ))}
      </span>
    </>
  )
}

function Piece({ piece }: { readonly piece: SourcePiece }) {
  switch (piece.kind) {
    case 'unit':
      return <mark class="who">{piece.text}</mark>
    case 'day':
      return <mark class="when">{piece.text}</mark>
    case 'number':
    case 'text':
    case 'notation':
    case 'rest':
      return <>{piece.text}</>
  }
}

/** What the colours mean. */
export function SourceLegend() {
  return (
    <p class="legend wide-only">
      <span class="measure-mark">措施</span> <mark class="who">处室</mark> <mark class="when">时限</mark>{' '}
      <span class="ask">请看</span>
    </p>
  )
}
