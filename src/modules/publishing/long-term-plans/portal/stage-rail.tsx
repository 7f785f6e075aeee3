import { GateRail } from '../../../../ui/gate-rail.tsx'
import type { StageOnLine } from '../domain/stage-line.ts'

/** The line of stages: done, now or to come in words, each with the texts that were released of it. */
export function StageRail({ line }: { readonly line: readonly StageOnLine[] }) {
  return (
    <GateRail
      label="规划走到哪一步"
      upright
      gates={line.map(({ stage, state, texts }) => ({
        key: stage,
        name: stage,
        state,
        lines: [
          ...texts.map(({ path, title, releasedOn }) => (
            <>
              {releasedOn} <a href={path}>{title}</a>
            </>
          )),
          ...(state === 'done' && texts.length === 0 ? ['没有单独公开的内容'] : []),
        ],
      }))}
    />
  )
}
