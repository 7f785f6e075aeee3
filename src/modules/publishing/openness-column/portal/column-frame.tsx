import type { ComponentChildren } from 'preact'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { APPLY_PATH, COLUMN_PATH, CONTENT_PATH, GUIDE_PATH, REPORTS_PATH, RULES_PATH } from '../paths.ts'

/** The four labels, named and ordered as 国办公开办函〔2019〕61号 wants them. */
export const LABELS = [
  { href: GUIDE_PATH, label: '政府信息公开指南', says: '信息怎样分类、怎样查、找谁' },
  { href: RULES_PATH, label: '政府信息公开制度', says: '现行有效的公开制度' },
  { href: CONTENT_PATH, label: '法定主动公开内容', says: '条例要求主动公开的内容和目录' },
  { href: REPORTS_PATH, label: '政府信息公开年报', says: '历年工作年度报告' },
] as const

/** Every page of the 专栏: the four labels and 依申请公开 at the top, the way here, the content. */
export function ColumnFrame(props: {
  readonly title: string
  /** The label under which the page stands; none on the first page. */
  readonly under: string | null
  readonly crumb?: { readonly label: string; readonly href: string }
  readonly children?: ComponentChildren
}) {
  const { title, under, crumb } = props
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          ...(under === null ? [] : [{ label: '政府信息公开', href: COLUMN_PATH }]),
          ...(crumb === undefined ? [] : [crumb]),
          { label: title },
        ]}
      />
      <h1>{title}</h1>
      <nav class="tabs" aria-label="政府信息公开专栏">
        {LABELS.map(({ href, label }) => (
          <a key={href} href={href} aria-current={href === under ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <p class="btns">
        <a class="btn main" href={APPLY_PATH}>
          依申请公开
        </a>
      </p>
      {props.children}
    </div>
  )
}
