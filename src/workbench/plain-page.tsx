import type { ComponentChildren } from 'preact'
import { findBureau } from '../modules/ground/organisation/index.ts'
import { htmlOf } from '../platform/http/html.ts'
import type { Visit } from '../platform/http/route.ts'
import type { Db } from '../platform/database/database.ts'
import { PlainLayout } from './plain-layout.tsx'

/** Renders a single sheet for those who are not at their desk yet: sign-in, start, errors. */
export async function plainPage(
  context: { readonly visit: Visit; readonly work: { readonly db: Db } },
  page: { readonly title: string; readonly wide?: boolean },
  content: ComponentChildren,
): Promise<string> {
  const bureau = await findBureau(context.work.db)
  return htmlOf(
    <PlainLayout
      title={page.title}
      bureau={bureau?.name}
      demo={context.visit.demo}
      elder={context.visit.elder}
      wide={page.wide}
      assets={context.visit.assets}
    >
      {content}
    </PlainLayout>,
  )
}
