import type { Aside } from '../../../../kernel/source-document.ts'

/** Footnotes and comments of the source: beside the text, not lost, and no measures. */
export function Asides({ asides }: { readonly asides: readonly Aside[] }) {
  if (asides.length === 0) return null
  return (
    <details class="sec">
      <summary>原文的脚注和批注（{asides.length}）</summary>
      <div>
        <p class="meta">这些不在正文里，不算措施，留在这里备查。</p>
        <ul class="dots">
          {asides.map((aside, place) => (
            <li key={place}>
              {NAMES[aside.kind]}：{aside.text}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

const NAMES: Readonly<Record<Aside['kind'], string>> = {
  footnote: '脚注',
  endnote: '尾注',
  comment: '批注',
  'running-head': '页眉页脚',
}
