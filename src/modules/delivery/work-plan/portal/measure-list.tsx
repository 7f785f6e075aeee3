import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { stateNames } from '../domain/measure.ts'
import type { PublicMeasure } from '../domain/period-content.ts'
import { Day } from './day.tsx'
import { chosenMeasures, divisionCounts, listHref } from './measure-choice.ts'
import type { PeriodView } from './period-view.ts'
import { StateTag } from './state-tag.tsx'

const COLUMNS = [{ label: '事项' }, { label: '责任处室' }, { label: '完成时限' }, { label: '落实情况' }]

/** The measures that were asked for, each with who is responsible, by when, and how it stands. */
export function MeasureList({ view: { shown, choice } }: { readonly view: PeriodView }) {
  const { publication, content } = shown
  const { path } = publication
  const measures = chosenMeasures(content.measures, choice)
  const narrowed = [choice.state === null ? null : stateNames[choice.state], choice.division].filter(Boolean)
  return (
    <section aria-labelledby="h-measures">
      <div class="head">
        <h2 id="h-measures">
          {narrowed.length === 0 ? '全部事项' : narrowed.join('，')}（{measures.length} 项）
        </h2>
        {narrowed.length === 0 ? null : <a href={listHref(path, { order: choice.order })}>看全部</a>}
      </div>
      {measures.length === 0 ? (
        <Empty title="没有这样的事项">
          <p>
            这一期里没有符合所选条件的事项。<a href={path}>看全部事项</a>
          </p>
        </Empty>
      ) : (
        <>
          <Order path={path} choice={choice} />
          <FlowTable
            caption={`${content.period.name}各项落实情况`}
            quietCaption
            columns={COLUMNS}
            rows={measures.map((measure) => ({
              key: String(measure.number),
              cells: cellsOf(measure, content.plan.slug),
            }))}
          />
        </>
      )}
    </section>
  )
}

function cellsOf(measure: PublicMeasure, slug: string) {
  return [
    <>
      <a href={`/gzyd/${slug}/${String(measure.number)}`}>{measure.title}</a>
      <small class="nb">
        第 {measure.number} 项 · {measure.place}
      </small>
    </>,
    measure.leads.map((lead) => lead.name).join('、'),
    <Day text={measure.due} />,
    <>
      <StateTag state={measure.state} />
      <p>{measure.sentence}</p>
    </>,
  ]
}

function Order({ path, choice }: Pick<PeriodView, 'choice'> & { readonly path: string }) {
  const link = (order: 'late' | 'number', label: string) =>
    choice.order === order ? <b>{label}</b> : <a href={listHref(path, { ...choice, order })}>{label}</a>
  return (
    <p class="meta">
      排列：{link('late', '滞后在前')} · {link('number', '按序号')} · <a href="#divisions">按处室看</a>
    </p>
  )
}

/** The divisions that lead measures, each with how many; they come after the list and stand beside it where there is room. */
export function DivisionLinks({ view: { shown, choice } }: { readonly view: PeriodView }) {
  const { path } = shown.publication
  return (
    <nav class="facet" id="divisions" aria-labelledby="h-divisions">
      <h2 id="h-divisions">按责任处室看</h2>
      {divisionCounts(shown.content.measures, choice.state).map(({ name, count }) => (
        <a
          key={name}
          href={listHref(path, { ...choice, division: name })}
          aria-current={name === choice.division ? 'true' : undefined}
        >
          {name} <span>{count}</span>
        </a>
      ))}
    </nav>
  )
}
