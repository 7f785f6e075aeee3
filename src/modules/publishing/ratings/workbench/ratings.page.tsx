import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { SelectField, TextField } from '../../../../ui/fields.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Rating, RatingKind } from '../domain/rating.ts'
import { standingNames, standingOn } from '../domain/standing.ts'
import { RATINGS_DESK } from '../paths.ts'
import type { RatingsQuery } from './ratings.form.ts'

const A_PAGE = 50

interface RatingsView {
  readonly query: RatingsQuery
  /** Those that fit the query, in order. */
  readonly ratings: readonly Rating[]
  readonly kinds: readonly RatingKind[]
  readonly waiting: number
  readonly today: CivilDate
}

/** The register as it is kept: filters above, then every rating with how it stands today. */
export function RatingsPage({ query, ratings, kinds, waiting, today }: RatingsView) {
  const names = new Map(kinds.map(({ id, name }) => [id, name]))
  const shown = ratings.slice((query.page - 1) * A_PAGE, query.page * A_PAGE)
  return (
    <div class="stack">
      {waiting === 0 ? null : (
        <Note>
          有 {waiting} 条和公开页不同，<a href={`${RATINGS_DESK}/release`}>看改动、核对公布</a>。
        </Note>
      )}
      {query.until === '' ? null : (
        <Note>
          只列 {query.until} 到期的。<a href={RATINGS_DESK}>看全部</a>
        </Note>
      )}
      <form action={RATINGS_DESK} class="card">
        <TextField name="q" label="名称或文号" value={query.q} maxlength={60} />
        <SelectField
          name="kind"
          label="类别"
          blank="全部"
          options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
          value={query.kind}
        />
        <p class="btns">
          <button class="btn" type="submit">
            找
          </button>
        </p>
      </form>
      {shown.length === 0 ? (
        <Empty title="没有符合的等级评定">
          <p>登记一条，或者从表格导入，就出现在这里。</p>
        </Empty>
      ) : (
        <FlowTable
          caption={`等级评定，共 ${String(ratings.length)} 条`}
          columns={[
            { label: '名称' },
            { label: '类别' },
            { label: '等级' },
            { label: '评定' },
            { label: '有效期至' },
            { label: '现在' },
          ]}
          rows={shown.map((rating) => ({
            key: rating.id,
            cells: [
              <a href={`${RATINGS_DESK}/${rating.id}`}>{rating.name}</a>,
              names.get(rating.kindId),
              rating.level,
              rating.grantedOn,
              rating.validUntil ?? '长期',
              <StandingTag rating={rating} today={today} />,
            ],
          }))}
        />
      )}
      <Pager
        page={query.page}
        pages={Math.ceil(ratings.length / A_PAGE)}
        hrefOf={(page) => `${RATINGS_DESK}?${addressOf({ ...query, page })}`}
      />
    </div>
  )
}

/** How a rating stands today, in the register as it is kept. */
export function StandingTag({ rating, today }: { readonly rating: Rating; readonly today: CivilDate }) {
  if (rating.struckBecause !== null) return <Tag kind="plain">登记错了</Tag>
  const standing = standingOn(rating, today) ?? 'in-force'
  return (
    <>
      <Tag kind={standing === 'in-force' ? 'ok' : standing === 'revoked' ? 'hold' : 'plain'}>
        {standingNames[standing]}
      </Tag>{' '}
      {rating.notRenewedBecause === null ? null : <Tag kind="hold">不再续</Tag>}
    </>
  )
}

function addressOf({ q, kind, until, page }: RatingsQuery): string {
  return new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(kind === '' ? {} : { kind }),
    ...(until === '' ? {} : { until }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
}
