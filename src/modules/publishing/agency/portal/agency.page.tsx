import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import type { Fact } from '../../../../ui/facts.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { divisionKindNames } from '../../../ground/organisation/index.ts'
import type { Bureau } from '../../../ground/organisation/index.ts'
import type { AgencyContent, AgencyDivision } from '../domain/agency-content.ts'

interface AgencyView {
  readonly bureau: Bureau | null
  readonly content: AgencyContent | null
  readonly releasedAt: Date | null
}

/** 机构职能: the bureau, then every division with its duties and whom to ring. */
export function AgencyPage({ bureau, content, releasedAt }: AgencyView) {
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: '机构职能' }]} />
      <h1>机构职能</h1>
      {releasedAt === null ? null : (
        <p class="meta">
          发布于 <ReleaseTime at={releasedAt} />
        </p>
      )}
      {bureau === null ? null : <BureauFacts bureau={bureau} />}
      {content === null ? (
        <div class="sec">
          <Empty title="各处室的职责还没有发布">
            <p>要问事，可以打页面底部的联系电话。</p>
          </Empty>
        </div>
      ) : (
        (['office', 'affiliate'] as const).map((kind) => (
          <Divisions
            key={kind}
            title={divisionKindNames[kind]}
            divisions={content.divisions.filter((division) => division.kind === kind)}
          />
        ))
      )}
    </div>
  )
}

function BureauFacts({ bureau }: { readonly bureau: Bureau }) {
  return (
    <section class="sec" aria-labelledby="h-bureau">
      <div class="head">
        <h2 id="h-bureau">{bureau.name}</h2>
      </div>
      <Facts rows={particularsOf(bureau)} />
    </section>
  )
}

/** What is not filled in is not shown. */
function particularsOf({ address, officeHours, phone, email }: Bureau): readonly Fact[] {
  const rows: readonly (readonly [string, string | null])[] = [
    ['办公地址', address],
    ['办公时间', officeHours],
    ['联系电话', phone],
    ['电子邮箱', email],
  ]
  return rows.flatMap(([label, text]): readonly Fact[] =>
    text === null ? [] : [[label, label === '联系电话' ? <Telephone phone={text} /> : text]],
  )
}

function Divisions(props: { readonly title: string; readonly divisions: readonly AgencyDivision[] }) {
  if (props.divisions.length === 0) return null
  return (
    <section class="sec" aria-label={props.title}>
      <div class="head">
        <h2>{props.title}</h2>
      </div>
      <ul class="rows">
        {props.divisions.map((division) => (
          <li key={division.id}>
            <a href={`/jgzn/${division.id}`}>{division.name}</a>
            <p>{dutiesOf(division)}</p>
            <PhoneOf division={division} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function dutiesOf(division: AgencyDivision): string {
  return division.particulars.find(({ label }) => label === '职责')?.text ?? ''
}

function PhoneOf({ division }: { readonly division: AgencyDivision }) {
  const phone = division.particulars.find(({ telephone }) => telephone)
  return phone === undefined ? null : (
    <p>
      电话 <Telephone phone={phone.text} />
    </p>
  )
}

/** One division, as a citizen finds it by its name. */
export function DivisionOfAgencyPage(props: {
  readonly division: AgencyDivision
  readonly releasedAt: Date
}) {
  const { division, releasedAt } = props
  return (
    <div class="wrap">
      <Crumbs
        items={[{ label: '首页', href: '/' }, { label: '机构职能', href: '/jgzn' }, { label: division.name }]}
      />
      <h1>{division.name}</h1>
      <p class="meta">
        {divisionKindNames[division.kind]}，发布于 <ReleaseTime at={releasedAt} />
      </p>
      {division.particulars.length === 0 ? (
        <Empty title="还没有公开的职责和联系方式">
          <p>
            要问事，可以打页面底部的联系电话，或看<a href="/jgzn">全部处室</a>。
          </p>
        </Empty>
      ) : (
        <Facts
          rows={division.particulars.map(
            ({ label, text, telephone }) => [label, telephone ? <Telephone phone={text} /> : text] as const,
          )}
        />
      )}
    </div>
  )
}
