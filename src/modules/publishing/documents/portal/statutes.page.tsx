import { Tag } from '../../../../ui/badge.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { PublicStatute } from '../store/statutes.ts'

/** Laws and rules of others that this site names: who issued them, in which edition, when that was checked. */
export function PublicStatutesPage({ statutes }: { readonly statutes: readonly PublicStatute[] }) {
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '文件库', href: '/zcwj' },
          { label: '引用的法律法规' },
        ]}
      />
      <section class="sec" aria-labelledby="h-statutes">
        <h1 id="h-statutes">引用的法律法规</h1>
        <p>本站引用的法律、法规和上级文件，由各自的机关制定，不是本局的文件。以官方文本为准。</p>
        {statutes.length === 0 ? (
          <Empty title="还没有登记">
            <p>
              本局自己的文件在<a href="/zcwj">文件库</a>。
            </p>
          </Empty>
        ) : (
          <FlowTable
            caption={`共 ${String(statutes.length)} 部`}
            columns={[
              { label: '名称和官方文本' },
              { label: '制定机关' },
              { label: '版本' },
              { label: '核对日期' },
            ]}
            rows={statutes.map((statute) => ({
              key: statute.id,
              cells: [
                <>
                  <a href={statute.officialUrl}>{statute.title}</a>{' '}
                  {statute.repealedOn === null ? null : <Tag kind="plain">{statute.repealedOn} 起废止</Tag>}
                </>,
                statute.issuer,
                statute.edition,
                statute.checkedOn,
              ],
            }))}
          />
        )}
      </section>
    </div>
  )
}
