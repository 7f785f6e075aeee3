import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Tag } from '../../../../ui/badge.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { DateField, SelectField, TextField } from '../../../../ui/fields.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { PublicRating, ReleasedRegister } from '../domain/rating.ts'
import { standingNames } from '../domain/standing.ts'
import type { RatingStanding } from '../domain/standing.ts'
import { RATINGS_COLUMN, RATINGS_PATH } from '../paths.ts'
import { addressOf } from './register.form.ts'
import type { RegisterQuery } from './register.form.ts'

export const A_PAGE = 50

/** A rating with how it stands on the day that is shown. */
export interface RatingLine {
  readonly rating: PublicRating
  readonly standing: RatingStanding
  /** The page of the document, where it is released here. */
  readonly documentPath: string | null
}

interface RegisterView {
  readonly register: ReleasedRegister
  readonly kindId: string | null
  readonly query: RegisterQuery
  /** Typed where a day should be, and is none. */
  readonly noDay: string | null
  readonly day: CivilDate
  readonly today: CivilDate
  readonly lines: readonly RatingLine[]
  readonly count: number
  readonly keeper: { readonly name: string; readonly phone: string | null } | null
  readonly releasedAt: Date
  readonly changeNote: string | null
}

/** The register as on a day: who holds which level, by which document, until when. */
export function RegisterPage(view: RegisterView) {
  const { register, kindId, query, day, today, count } = view
  const kind = register.kinds.find(({ id }) => id === kindId)
  const title = kind === undefined ? '等级（星级）评定登记册' : `${kind.name}等级评定`
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '等级（星级）评定', href: `/lm/${RATINGS_COLUMN}` },
          ...(kind === undefined ? [] : [{ label: '登记册', href: RATINGS_PATH }]),
          { label: title },
        ]}
      />
      <section class="sec" aria-labelledby="h-register">
        <h1 id="h-register">{title}</h1>
        <About view={view} />
        {day === today ? null : (
          <Note>
            这是 {day} 的情况。<a href={pathOf(kindId)}>看今天的</a>
          </Note>
        )}
        <Kinds view={view} />
        <Filter view={view} />
      </section>
      <section class="sec" aria-label="评定结果">
        {count === 0 ? (
          <Empty title="没有符合的评定结果">
            <p>
              请换一个说法，或者<a href={pathOf(kindId)}>看全部</a>。
            </p>
          </Empty>
        ) : (
          <Results view={view} />
        )}
        <Pager
          page={query.page}
          pages={Math.ceil(count / A_PAGE)}
          hrefOf={(page) => `${pathOf(kindId)}?${addressOf({ ...query, page })}`}
        />
      </section>
    </div>
  )
}

function pathOf(kindId: string | null): string {
  return kindId === null ? RATINGS_PATH : `${RATINGS_PATH}/${kindId}`
}

function About({ view: { keeper, releasedAt, changeNote, kindId, query } }: { readonly view: RegisterView }) {
  const asked = new URLSearchParams(addressOf({ ...query, page: 1 }))
  if (kindId !== null) asked.set('kind', kindId)
  return (
    <p class="meta">
      发布 <ReleaseTime at={releasedAt} />
      {changeNote === null ? null : `，${changeNote}`}。
      {keeper === null ? null : (
        <>
          由{keeper.name}维护
          {keeper.phone === null ? null : (
            <>
              ，电话 <Telephone phone={keeper.phone} />
            </>
          )}
          。
        </>
      )}
      <a href={`${RATINGS_PATH}/export?${asked.toString()}`}>下载这张表（Excel）</a>
    </p>
  )
}

function Kinds({ view: { register, kindId } }: { readonly view: RegisterView }) {
  return (
    <nav aria-label="类别">
      <p>
        <a href={RATINGS_PATH} aria-current={kindId === null ? 'page' : undefined}>
          全部类别
        </a>
        {register.kinds.map(({ id, name }) => (
          <span key={id}>
            {'\u3000'}
            <a href={pathOf(id)} aria-current={kindId === id ? 'page' : undefined}>
              {name}
            </a>
          </span>
        ))}
      </p>
    </nav>
  )
}

function Filter({ view: { register, kindId, query, noDay, day } }: { readonly view: RegisterView }) {
  const levels = register.kinds
    .filter(({ id }) => kindId === null || id === kindId)
    .flatMap((kind) => kind.levels)
  return (
    <form action={pathOf(kindId)} class="card">
      <TextField name="q" label="名称或文号" value={query.q} maxlength={60} />
      <SelectField
        name="level"
        label="等级"
        blank="全部"
        options={[...new Set(levels)].map((level) => ({ value: level, label: level }))}
        value={query.level}
      />
      <SelectField
        name="state"
        label="状态"
        blank="全部"
        options={Object.entries(standingNames).map(([value, label]) => ({ value, label }))}
        value={query.state ?? ''}
      />
      <DateField
        name="on"
        label="看哪一天的情况"
        value={noDay ?? day}
        error={noDay === null ? undefined : '写成 2026-08-30 这样的日期；现在显示的是今天的情况。'}
      />
      <p class="btns">
        <button class="btn main" type="submit">
          找
        </button>
      </p>
    </form>
  )
}

function Results({ view: { register, kindId, lines, count, day } }: { readonly view: RegisterView }) {
  const names = new Map(register.kinds.map(({ id, name }) => [id, name]))
  return (
    <FlowTable
      caption={`共 ${String(count)} 条，截至 ${day}`}
      columns={[
        { label: '名称' },
        ...(kindId === null ? [{ label: '类别' }] : []),
        { label: '等级' },
        { label: '状态' },
        { label: '评定' },
        { label: '有效期至' },
        { label: '文号' },
      ]}
      rows={lines.map(({ rating, standing, documentPath }) => ({
        key: rating.id,
        cells: [
          rating.name,
          ...(kindId === null ? [names.get(rating.kindId)] : []),
          rating.level,
          <Standing rating={rating} standing={standing} />,
          rating.grantedOn,
          rating.validUntil ?? '长期',
          documentPath === null ? rating.documentNumber : <a href={documentPath}>{rating.documentNumber}</a>,
        ],
      }))}
    />
  )
}

function Standing({ rating, standing }: Pick<RatingLine, 'rating' | 'standing'>) {
  return (
    <>
      <Tag kind={standing === 'in-force' ? 'ok' : standing === 'revoked' ? 'hold' : 'plain'}>
        {standingNames[standing]}
      </Tag>
      {standing === 'revoked' ? ` ${rating.revokedOn ?? ''} 起，${rating.revokedBecause ?? ''}` : null}
    </>
  )
}

/** Before anything was released. */
export function NoRegisterPage() {
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '等级（星级）评定', href: `/lm/${RATINGS_COLUMN}` },
          { label: '登记册' },
        ]}
      />
      <section class="sec" aria-labelledby="h-register">
        <h1 id="h-register">等级（星级）评定登记册</h1>
        <Empty title="登记册还没有公布">
          <p>
            评定结果公布后列在这里。通知见<a href={`/lm/${RATINGS_COLUMN}`}>等级（星级）评定</a>栏目。
          </p>
        </Empty>
      </section>
    </div>
  )
}
