import { Telephone } from '../../../../site/telephone.tsx'
import type { Relation } from '../domain/publication.ts'

/** 解读链通: on a policy its interpretations, on an interpretation its policy, with the telephone for questions. */
export function Interpreted(props: {
  readonly relations: readonly Relation[]
  /** 政策咨询电话 of the policy; null where there is none. */
  readonly hotline: string | null
}) {
  const related = props.relations.filter(({ kind }) => kind === 'interprets')
  if (related.length === 0) return null
  return (
    <aside class="note" aria-label="文件和解读">
      {related.map(({ side, path, title }) => (
        <p key={path}>
          {side === 'to' ? '相关解读' : '解读的文件'}：<a href={path}>{title}</a>
        </p>
      ))}
      {props.hotline === null ? null : (
        <p>
          政策咨询电话：
          <Telephone phone={props.hotline} />
        </p>
      )}
    </aside>
  )
}
