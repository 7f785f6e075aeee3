import { qrMatrix } from './qr-matrix.ts'

const QUIET = 4

/** A QR code as a drawing of its own, dark on white whatever the mode; nothing where the text is too long for one. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const matrix = qrMatrix(text)
  if (matrix === null) return null
  const side = String(matrix.length + QUIET * 2)
  const path = matrix
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${String(x + QUIET)} ${String(y + QUIET)}h1v1h-1z`] : [])),
    )
    .join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} width="220" height="220">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
