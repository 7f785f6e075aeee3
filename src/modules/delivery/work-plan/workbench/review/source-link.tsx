import { placeName } from '../../domain/measure.ts'
import type { Measure } from '../../domain/measure.ts'

/** Where the measure stands: beside it on a wide screen, on its own page on a phone. */
export function SourceLink({ measure, base }: { readonly measure: Measure; readonly base: string }) {
  const number = String(measure.number)
  return (
    <>
      <a class="wide-only" href={`#s-${number}`}>
        {placeName(measure)}
      </a>
      <a class="narrow-only" href={`${base}/source#s-${number}`}>
        {placeName(measure)}
      </a>
      {measure.edited ? '（改过，原文不动）' : ''}
    </>
  )
}
