import type { ComponentChildren } from 'preact'
import { HtmlDocument } from '../ui/document.tsx'
import type { Assets } from '../ui/document.tsx'

interface PlainLayoutProps {
  readonly title: string
  /** The bureau, once it is known. */
  readonly bureau?: string | undefined
  readonly demo: boolean
  readonly elder?: boolean | undefined
  /** Room for a table on the sheet (start screen). */
  readonly wide?: boolean | undefined
  readonly assets: Assets
  readonly children: ComponentChildren
}

/** A single sheet for those who are not signed in yet: sign-in, start, setup. */
export function PlainLayout(props: PlainLayoutProps) {
  return (
    <HtmlDocument
      desk
      title={`${props.title} - 明政`}
      assets={props.assets}
      mode={props.elder ? 'elder' : null}
      demo={props.demo}
      head={<meta name="robots" content="noindex, nofollow" />}
    >
      <main id="main" class={props.wide ? 'alone wide' : 'alone'} tabindex={-1}>
        <p class="alone-brand">
          <span class="seal" aria-hidden="true">
            明
          </span>
          <span>
            明政<small>{props.bureau ?? '政务公开一体化平台'}</small>
          </span>
        </p>
        <div class="alone-sheet">
          <h1>{props.title}</h1>
          {props.children}
        </div>
      </main>
    </HtmlDocument>
  )
}
