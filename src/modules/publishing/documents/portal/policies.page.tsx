import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { SelectField, TextField } from '../../../../ui/fields.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { isAmendedOn, validityNames, validityOn } from '../domain/validity.ts'
import type { Term } from '../domain/validity.ts'
import type { PublicDocument } from '../store/public-documents.ts'
import type { PoliciesQuery } from './policies.form.ts'

const A_PAGE = 30

interface PoliciesView {
  readonly query: PoliciesQuery
  readonly policies: readonly PublicDocument[]
  readonly years: readonly number[]
  readonly today: CivilDate
}

/** The list of public documents with their validity: in force, repealed, lapsed, to come. */
export function PoliciesPage({ query, policies, years, today }: PoliciesView) {
  const shown = policies.slice((query.page - 1) * A_PAGE, query.page * A_PAGE)
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: '文件库' }]} />
      <section class="sec" aria-labelledby="h-policies">
        <h1 id="h-policies">文件库</h1>
        <p>
          本局主动公开的文件，注明现在是否有效。按发布先后看，请到<a href="/lm/zcwj">政策文件</a>栏目。
        </p>
        <form action="/zcwj" class="card">
          <TextField name="q" label="文号或标题" hint="例如 〔2026〕3号" value={query.q} />
          <SelectField
            name="state"
            label="有效性"
            blank="全部"
            options={Object.entries(validityNames).map(([value, label]) => ({ value, label }))}
            value={query.state ?? ''}
          />
          <SelectField
            name="year"
            label="成文年份"
            blank="全部"
            options={years.map((year) => ({ value: String(year), label: `${String(year)} 年` }))}
            value={query.year === null ? '' : String(query.year)}
          />
          <p class="btns">
            <button class="btn main" type="submit">
              找
            </button>
          </p>
        </form>
      </section>
      <section class="sec" aria-label="文件">
        {shown.length === 0 ? (
          <Empty title="没有符合的文件">
            <p>请换一个说法，或者去掉年份和有效性再找。</p>
          </Empty>
        ) : (
          <FlowTable
            caption={`共 ${String(policies.length)} 份，有效性截至 ${today}`}
            columns={[{ label: '标题' }, { label: '文号' }, { label: '成文日期' }, { label: '有效性' }]}
            rows={shown.map((policy) => ({
              key: policy.id,
              cells: [
                <>
                  <a href={policy.path}>{policy.title}</a>
                  {policy.historyLine === null ? null : (
                    <>
                      {' '}
                      <Tag kind="plain">历史</Tag>
                    </>
                  )}
                </>,
                policy.number,
                policy.writtenOn,
                <Standing term={policy} today={today} />,
              ],
            }))}
          />
        )}
        <Pager
          page={query.page}
          pages={Math.ceil(policies.length / A_PAGE)}
          hrefOf={(page) => `/zcwj?${addressOf({ ...query, page })}`}
        />
      </section>
    </div>
  )
}

/** 有效性 of a public document, with 已修改 beside it. */
export function Standing({ term, today }: { readonly term: Term; readonly today: CivilDate }) {
  const validity = validityOn(term, today)
  return (
    <>
      <Tag kind={validity === 'in-force' ? 'ok' : validity === 'not-yet' ? 'hold' : 'plain'}>
        {validityNames[validity]}
      </Tag>{' '}
      {isAmendedOn(term, today) ? <Tag kind="hold">已修改</Tag> : null}
    </>
  )
}

function addressOf({ q, state, year, page }: PoliciesQuery): string {
  return new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(state === null ? {} : { state }),
    ...(year === null ? {} : { year: String(year) }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
}
