import { safeUrl } from '../../../../../platform/http/safe-url.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { FileField, TextField } from '../../../../../ui/fields.tsx'
import type { Evidence } from '../../domain/division-return.ts'
import { EVIDENCE_KINDS, evidenceKindNames, MOST_LETTERS } from '../../domain/evidence-kinds.ts'

/** Evidence to be read: each with its kind and whether it may go out. */
export function EvidenceList({ pieces }: { readonly pieces: readonly Evidence[] }) {
  return (
    <ul class="plain">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <EvidenceName piece={piece} /> <Tag kind="plain">{piece.public ? '可公开' : '内部'}</Tag>
          {piece.kind === 'statement' && piece.acceptedBy === null ? (
            <small>一句说明，等办公室认可</small>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Evidence in the form: a tick for 可公开 and a button that takes the piece back. */
export function EvidenceFields({
  pieces,
  posted,
}: {
  readonly pieces: readonly Evidence[]
  readonly posted: readonly string[] | null
}) {
  return (
    <ul class="plain">
      {pieces.map((piece) => (
        <li key={piece.id} class="btns">
          <span>
            <EvidenceName piece={piece} /> <small class="meta">{evidenceKindNames[piece.kind]}</small>
          </span>
          <div class="opt">
            <input
              type="checkbox"
              id={`public-${piece.id}`}
              name="public"
              value={piece.id}
              checked={posted === null ? piece.public : posted.includes(piece.id)}
            />
            <div>
              <label for={`public-${piece.id}`}>可公开</label>
            </div>
          </div>
          <button class="btn small" type="submit" name="act" value={`withdraw:${piece.id}`}>
            撤下<span class="vh">：{piece.title}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The ways to prove a measure: a file, a link, a page released here, one sentence; what is wrong stands beside each. */
export function EvidenceAdder({
  measureId,
  typed,
  errors,
}: {
  readonly measureId: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}) {
  const field = (kind: string) => {
    const name = `${kind}-${measureId}`
    return { name, value: typed[name], error: errorAt(errors, name), autocomplete: 'off' }
  }
  const { name, error } = field('file')
  return (
    <div>
      <FileField
        name={name}
        error={error}
        label="文件"
        hint="PDF、OFD、Word、WPS、表格、图片等；先当内部材料，勾“可公开”才会公开。"
        accept={EVIDENCE_KINDS.map((kind) => `.${kind}`).join(',')}
      />
      <TextField
        {...field('url')}
        label="或者链接"
        type="url"
        inputmode="url"
        placeholder="https://"
        maxlength={MOST_LETTERS.url}
      />
      <TextField {...field('title')} label="链接的标题" maxlength={MOST_LETTERS.title} />
      <TextField {...field('page')} label="或者本站已公开的页" hint="公开页的地址，例如 /gzyd/2026/2026-Q1" />
      <TextField
        {...field('statement')}
        label="或者一句说明"
        hint="没有文件、链接时用，由办公室认可。"
        maxlength={MOST_LETTERS.statement}
      />
      <p class="btns">
        <button class="btn" type="submit" name="act" value={`save:${measureId}`}>
          加上佐证并保存
        </button>
      </p>
    </div>
  )
}

/** A piece by its title, leading to the file or page where there is one. */
export function EvidenceName({ piece }: { readonly piece: Evidence }) {
  if (piece.kind === 'file') return <a href={`/workbench/evidence/${piece.id}`}>{piece.title}</a>
  const href = piece.url === null ? null : safeUrl(piece.url)
  if (href === null) return <>{piece.title}</>
  return (
    <a href={href} rel={piece.kind === 'link' ? 'noopener noreferrer' : undefined}>
      {piece.title}
    </a>
  )
}
