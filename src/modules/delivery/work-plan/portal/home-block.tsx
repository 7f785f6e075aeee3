import type { HomeBlock } from '../../../../platform/manifest/home-block.ts'
import { Telephone } from '../../../../site/telephone.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import { stateNames } from '../domain/measure.ts'
import type { PublicState } from '../domain/measure.ts'
import type { PublicMeasure } from '../domain/period-content.ts'
import { Day } from './day.tsx'
import { listHref, stateCounts } from './measure-choice.ts'
import { listReleasedPlans } from './released-periods.ts'
import type { ReleasedPlan } from './released-periods.ts'

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
      <div class="stack">
        <p class="meta">
          《{content.plan.title}》{content.plan.supplementary ? '（补录）' : ''} · 截至{' '}
          <Day text={content.asOf} />
        </p>
        <Nums
          label={`${period.name}：按状态看`}
          items={stateCounts(measures, null).map(({ state, name, count }) => ({
            href: listHref(publication.path, { state }),
            count,
            label: name,
            hot: state === 'behind',
          }))}
        />
        <Columns plan={plan} />
      </div>
    </section>
  )
}

function Columns({ plan }: { readonly plan: ReleasedPlan }) {
  const { measures } = plan.newest.content
  const late = measures.filter((measure) => measure.state === 'behind')
  const fresh = newlyCompleted(plan)
  const done = fresh.length > 0 ? fresh : measures.filter((measure) => measure.state === 'completed')
  const columns = [
    { state: 'behind' as const, title: '滞后的和原因', measures: late },
    { state: 'completed' as const, title: fresh.length > 0 ? '新近完成的' : '已经完成的', measures: done },
  ].filter((column) => column.measures.length > 0)
  return columns.length === 0 ? null : (
    <div class={columns.length === 2 ? 'g2 half' : 'stack'}>
      {columns.map((column) => (
        <Column key={column.state} plan={plan} {...column} />
      ))}
    </div>
  )
}

interface ColumnProps {
  readonly state: PublicState
  readonly title: string
  readonly measures: readonly PublicMeasure[]
  readonly plan: ReleasedPlan
}

function Column({ state, title, measures, plan }: ColumnProps) {
  const { publication, content } = plan.newest
  return (
    <section aria-labelledby={`h-${state}`}>
      <div class="head">
        <h3 id={`h-${state}`}>{title}</h3>
        {measures.length > SHOWN ? (
          <a href={listHref(publication.path, { state })}>全部{stateNames[state]}的事项</a>
        ) : null}
      </div>
      <ul class="rows">
        {measures.slice(0, SHOWN).map((measure) => (
          <li key={measure.number}>
            <a href={`/gzyd/${content.plan.slug}/${String(measure.number)}`}>{measure.title}</a>
            <p>{firstSentence(measure.sentence)}</p>
            <span class="meta">
              <Responsible measure={measure} />
            </span>
          </li>
        ))}
      </ul>
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
