import type { ComponentChildren } from 'preact'
import type { HomeBlock } from '../../../../platform/manifest/home-block.ts'
import { Telephone } from '../../../../site/telephone.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import type { PublicMeasure } from '../domain/period-content.ts'
import { Day } from './day.tsx'
import { listHref, stateCounts } from './measure-choice.ts'
import { listReleasedPlans } from './released-periods.ts'
import type { ReleasedPlan } from './released-periods.ts'
import { StateTag } from './state-tag.tsx'

const SHOWN = 4
const LONGEST = 90

/** 重点工作落实情况 on the home page: how the newest period stands, what is late and why, what was finished. */
export const homeBlock: HomeBlock = {
  position: 10,
  show: async (work) => {
    const [plan] = await listReleasedPlans(work.db)
    return plan === undefined ? null : <Block plan={plan} />
  },
}

function Block({ plan }: { readonly plan: ReleasedPlan }) {
  const { publication, content } = plan.newest
  const { measures, period } = content
  return (
    <section class="sec" aria-labelledby="h-progress">
      <div class="head">
        <h2 id="h-progress">重点工作落实情况</h2>
        <a href={publication.path}>
          {period.name}全部 {measures.length} 项
        </a>
      </div>
      <Nums
        label={`${period.name}：按状态看`}
        items={stateCounts(measures, null).map(({ state, name, count }) => ({
          href: listHref(publication.path, { state }),
          count,
          label: name,
          hot: state === 'behind',
        }))}
      />
      <p class="meta">
        《{content.plan.title}》{content.plan.supplementary ? '（补录）' : ''} · 截至{' '}
        <Day text={content.asOf} />
      </p>
      <Columns plan={plan} />
    </section>
  )
}

function Columns({ plan }: { readonly plan: ReleasedPlan }) {
  const { measures } = plan.newest.content
  const { path } = plan.newest.publication
  const late = measures.filter((measure) => measure.state === 'behind')
  const done = newlyCompleted(plan)
  const columns = [
    late.length === 0 ? null : (
      <Column
        key="late"
        title="滞后的，原因是"
        measures={late}
        plan={plan}
        all={listHref(path, { state: 'behind' })}
      />
    ),
    done.length === 0 ? null : (
      <Column
        key="done"
        title="新近完成的"
        measures={done}
        plan={plan}
        all={listHref(path, { state: 'completed' })}
      />
    ),
  ].filter((column) => column !== null)
  return columns.length === 0 ? null : <div class={columns.length === 2 ? 'g2 half' : 'stack'}>{columns}</div>
}

interface ColumnProps {
  readonly title: string
  readonly measures: readonly PublicMeasure[]
  readonly plan: ReleasedPlan
  readonly all: string
}

function Column({ title, measures, plan, all }: ColumnProps): ComponentChildren {
  const { slug } = plan.newest.content.plan
  return (
    <section>
      <h3>{title}</h3>
      <ul class="rows">
        {measures.slice(0, SHOWN).map((measure) => (
          <li key={measure.number}>
            <StateTag state={measure.state} />
            <a href={`/gzyd/${slug}/${String(measure.number)}`}>{measure.title}</a>
            <p>{firstSentence(measure.sentence)}</p>
            <span class="meta">
              <Responsible measure={measure} />
            </span>
          </li>
        ))}
      </ul>
      {measures.length > SHOWN ? (
        <p>
          <a href={all}>全部 {measures.length} 项</a>
        </p>
      ) : null}
    </section>
  )
}

function Responsible({ measure }: { readonly measure: PublicMeasure }) {
  return (
    <>
      {measure.leads.map((lead, place) => (
        <span key={lead.id}>
          {place > 0 ? '、' : ''}
          {lead.name}
          {lead.phone === null ? null : (
            <>
              {' '}
              <Telephone phone={lead.phone} />
            </>
          )}
        </span>
      ))}
    </>
  )
}

/** Completed in the newest period and not yet in the one before. */
function newlyCompleted({ periods: [newest, before] }: ReleasedPlan): readonly PublicMeasure[] {
  const earlier = (before?.content.measures ?? [])
    .filter(({ state }) => state === 'completed')
    .map(({ number }) => number)
  return (newest?.content.measures ?? []).filter(
    ({ state, number }) => state === 'completed' && !earlier.includes(number),
  )
}

/** The beginning of what was reported; the measure's own page has it whole. */
function firstSentence(text: string): string {
  const sentence = /^[^。！？]*[。！？]?/u.exec(text)?.[0] ?? text
  const characters = Array.from(sentence)
  return characters.length <= LONGEST ? sentence : `${characters.slice(0, LONGEST - 1).join('')}…`
}
