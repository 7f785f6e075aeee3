import { GateRail } from '../../../../ui/gate-rail.tsx'
import type { Station } from '../domain/making-line.ts'
import { NORMATIVE } from '../making-duties.ts'

/** The line of steps: who, when, with which finding and paper. */
export function MakingLine({
  makingId,
  stations,
}: {
  readonly makingId: string
  readonly stations: readonly Station[]
}) {
  return (
    <GateRail
      label="制定的各步"
      upright
      gates={stations.map(({ key, name, state, records }) => ({
        key,
        name,
        state,
        lines: records.flatMap(({ words, finding, file }) => [
          words,
          ...(finding === null ? [] : [finding]),
          ...(file === null
            ? []
            : [<a href={`${NORMATIVE}/${makingId}/files/${String(file.number)}`}>{file.name}</a>]),
        ]),
      }))}
    />
  )
}
