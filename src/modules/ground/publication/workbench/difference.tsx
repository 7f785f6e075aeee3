import { isUnchanged } from '../domain/text-difference.ts'
import type { LineDifference, Piece } from '../domain/text-difference.ts'

/** What changed, word by word: every changed line between the lines beside it, what stayed left out. */
export function Difference({ lines }: { readonly lines: readonly LineDifference[] }) {
  if (lines.every(isUnchanged)) return <p>和现在公开的一样，没有改动。</p>
  const shown = lines.map((_line, place) => lines.slice(Math.max(0, place - 1), place + 2).some(isChanged))
  return (
    <>
      {lines.map((line, place) =>
        shown[place] === true ? (
          <p key={place} class={isUnchanged(line) ? 'meta' : undefined}>
            {line.pieces.map((piece, at) => (
              <Marked key={at} piece={piece} />
            ))}
          </p>
        ) : shown[place - 1] === true ? (
          <p key={place} class="meta">
            ……
          </p>
        ) : null,
      )}
    </>
  )
}

function isChanged(line: LineDifference): boolean {
  return !isUnchanged(line)
}

function Marked({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'same':
      return <>{piece.text}</>
    case 'gone':
      return (
        <del>
          <span class="vh">删去：</span>
          {piece.text}
        </del>
      )
    case 'new':
      return (
        <ins>
          <span class="vh">加上：</span>
          {piece.text}
        </ins>
      )
  }
}
