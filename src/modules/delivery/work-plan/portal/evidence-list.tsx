import { OutsideLink } from '../../../../site/outside-link.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { unreachable } from '../../../../kernel/refusal.ts'
import { safePath } from '../../../../platform/http/safe-url.ts'
import type { PublicEvidence } from '../domain/period-content.ts'

interface EvidenceListProps {
  readonly slug: string
  readonly evidence: readonly PublicEvidence[]
  /** The page the list stands on. */
  readonly from: string
  readonly icons: string
}

/** What shows that a measure was done, as far as its division made it public. */
export function EvidenceList({ evidence, ...place }: EvidenceListProps) {
  return (
    <ul class="dots">
      {evidence.map((piece) => (
        <li key={piece.id}>
          <Piece piece={piece} {...place} />
        </li>
      ))}
    </ul>
  )
}

function Piece({
  piece,
  slug,
  from,
  icons,
}: Omit<EvidenceListProps, 'evidence'> & { readonly piece: PublicEvidence }) {
  switch (piece.kind) {
    case 'file':
      return (
        <a href={`/gzyd/${slug}/file/${piece.id}`}>
          {piece.title}（下载） <Icon name="down" href={icons} />
        </a>
      )
    case 'link':
      return (
        <OutsideLink url={piece.url ?? ''} from={from} icons={icons}>
          {piece.title}
        </OutsideLink>
      )
    case 'release':
      return <a href={safePath(piece.url ?? '/')}>{piece.title}</a>
    case 'statement':
      return <>{piece.title}</>
    default:
      return unreachable(piece.kind)
  }
}
