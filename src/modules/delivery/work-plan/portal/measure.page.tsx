import { daysBetween } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { PublicMeasure } from '../domain/period-content.ts'
import { Day } from './day.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { listHref } from './measure-choice.ts'
import type { ReleasedPlan } from './released-periods.ts'
import { StateTag } from './state-tag.tsx'

export interface MeasureView {
  readonly plan: ReleasedPlan
  readonly measure: PublicMeasure
  /** The day that was missed, where the bureau lets the public see each case. */
  readonly lateSince: CivilDate | null
  readonly today: CivilDate
  readonly icons: string
}

/** One measure: how it stands and as of when, who is responsible, its full text, what shows it, how it went, whom to ask. */
export function MeasurePage(view: MeasureView) {
  const { measure, plan } = view
  const { content, publication } = plan.newest
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '工作要点与落实情况', href: '/gzyd' },
          { label: content.period.name, href: publication.path },
          { label: `第 ${String(measure.number)} 项` },
        ]}
      />
      <p class="meta">
        《{content.plan.title}》第 {measure.number} 项 · {measure.place}
        {content.plan.supplementary ? ' · 补录' : ''}
      </p>
      <h1>{measure.title}</h1>
      <div class="g2 sec">
        <div class="stack">
          <Standing view={view} />
          <FullText measure={measure} />
          <Evidence view={view} />
          <History view={view} />
        </div>
        <Aside view={view} />
      </div>
      <Neighbours view={view} />
    </div>
  )
}

/** The answer first: how it stands and as of when, then who is responsible and how to reach them. */
function Standing({ view: { measure, plan, lateSince, today } }: { readonly view: MeasureView }) {
  const { content } = plan.newest
  const lead = measure.leads.map((division) => <Lead key={division.id} division={division} />)
  return (
    <section aria-labelledby="h-standing" class="stack">
      <div>
        <h2 id="h-standing">做到哪一步</h2>
        <p>
          <StateTag state={measure.state} /> {measure.sentence}
        </p>
        {measure.stateReason === null ? null : <p>状态说明：{measure.stateReason}</p>}
      </div>
      <Facts
        one
        rows={[
          [
            '截至',
            <>
              <Day text={content.asOf} />（{content.period.name}）
            </>,
          ],
          ['责任处室', lead],
          ...(measure.participants.length === 0 ? [] : [['参加', measure.participants.join('、')] as const]),
          ['完成时限', <Day text={measure.due} />],
          ...(lateSince === null
            ? []
            : [
                [
                  '是否按时',
                  <b class="late">
                    {lateSince} 到期，已迟 {daysBetween(lateSince, today)} 天
                  </b>,
                ] as const,
              ]),
        ]}
      />
    </section>
  )
}

function Lead({ division }: { readonly division: PublicMeasure['leads'][number] }) {
  return (
    <div>
      {division.name} {division.phone === null ? '（电话未填）' : <Telephone phone={division.phone} />}
    </div>
  )
}

function FullText({ measure }: Pick<MeasureView, 'measure'>) {
  return (
    <section aria-labelledby="h-text">
      <h2 id="h-text">工作要点怎么写</h2>
      <div class="prose">
        <p>{measure.text}</p>
      </div>
      {measure.notation === '' ? null : <p class="meta">原文标注：{measure.notation}</p>}
    </section>
  )
}

function Evidence({ view: { measure, plan, icons } }: { readonly view: MeasureView }) {
  if (measure.evidence.length === 0) return null
  const { slug } = plan.newest.content.plan
  return (
    <section aria-labelledby="h-evidence">
      <h2 id="h-evidence">佐证材料</h2>
      <EvidenceList
        slug={slug}
        evidence={measure.evidence}
        from={`/gzyd/${slug}/${String(measure.number)}`}
        icons={icons}
      />
    </section>
  )
}

function History({ view: { measure, plan } }: { readonly view: MeasureView }) {
  const rows = plan.periods.flatMap(({ publication, content }) => {
    const then = content.measures.find((each) => each.number === measure.number)
    if (then === undefined) return []
    const corrected = publication.version > 1 ? <small>更正后第 {publication.version} 版</small> : null
    const period = (
      <>
        <a class="nb" href={publication.path}>
          {content.period.name}
        </a>
        {corrected}
      </>
    )
    return [{ key: content.period.id, cells: [period, <StateTag state={then.state} />, then.sentence] }]
  })
  return (
    <section aria-labelledby="h-history">
      <h2 id="h-history">各期情况</h2>
      <FlowTable
        caption="各期情况"
        quietCaption
        columns={[{ label: '报告期' }, { label: '状态' }, { label: '落实情况' }]}
        rows={rows}
      />
    </section>
  )
}

function Aside({ view: { measure, plan, icons } }: { readonly view: MeasureView }) {
  const { publication } = plan.newest
  return (
    <aside class="card" aria-labelledby="h-next">
      <h2 id="h-next">您可以</h2>
      <ul class="plain">
        {measure.leads.map(({ id, name, phone }) => (
          <li key={id}>
            {phone === null ? null : (
              <p>
                <Icon name="phone" href={icons} /> 打电话问{name}：
                <Telephone phone={phone} />
              </p>
            )}
            <a href={listHref(publication.path, { division: name })}>看{name}负责的全部事项</a>
          </li>
        ))}
        <li>
          <a href={publication.path}>看本期全部事项</a>
        </li>
      </ul>
    </aside>
  )
}

function Neighbours({ view: { measure, plan } }: { readonly view: MeasureView }) {
  const { measures } = plan.newest.content
  const place = measures.findIndex((each) => each.number === measure.number)
  const link = (label: string, rel: string, neighbour: PublicMeasure | undefined) =>
    neighbour === undefined ? null : (
      <li>
        {label}：
        <a href={`/gzyd/${plan.newest.content.plan.slug}/${String(neighbour.number)}`} rel={rel}>
          {neighbour.title}
        </a>
      </li>
    )
  if (measures.length < 2) return null
  return (
    <nav class="sec" aria-label="上一项和下一项">
      <ul class="plain">
        {link('上一项', 'prev', place > 0 ? measures[place - 1] : undefined)}
        {link('下一项', 'next', measures[place + 1])}
      </ul>
    </nav>
  )
}
