import type { ComponentChildren } from 'preact'
import { PrintedLine } from './printed-line.tsx'
import type { Printed } from './printed-line.tsx'

/** Addresses of the styles, scripts and the icon sprite, as the server publishes them. */
export interface Assets {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  readonly icons: string
  readonly favicon?: string | undefined
}

export type ReadingMode = 'elder' | null

interface DocumentProps {
  readonly title: string
  readonly assets: Assets
  /** The denser type of the workbench. */
  readonly desk?: boolean | undefined
  readonly mode?: ReadingMode | undefined
  /** Says on top that nothing here is real. */
  readonly demo?: boolean | undefined
  readonly head?: ComponentChildren
  readonly printed?: Printed | undefined
  readonly children: ComponentChildren
}

/** The outermost element of every page, whose main part is `#main`; the doctype is written by whoever sends it. */
export function HtmlDocument({ title, assets, desk, mode, demo, head, printed, children }: DocumentProps) {
  return (
    <html lang="zh-Hans-CN" data-desk={desk ? '' : undefined} data-mode={mode ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {head}
        {assets.favicon === undefined ? null : (
          <link rel="icon" href={assets.favicon} type="image/svg+xml" sizes="any" />
        )}
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {demo ? (
          <aside class="demo" aria-label="演示说明">
            演示数据：机构、人物、编号、数字均为虚构；法规名称与时限为真。
          </aside>
        ) : null}
        {children}
        {printed === undefined ? null : <PrintedLine {...printed} />}
      </body>
    </html>
  )
}
