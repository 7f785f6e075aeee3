import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import { DateText } from '../../../../../ui/date.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { Division } from '../../../../ground/organisation/index.ts'
import { dueWords, shortTitle } from '../../domain/measure.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Owners } from '../../domain/questions.ts'
import { divisionNames } from '../review/review.view.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

interface AdoptView {
  readonly plan: Plan
  readonly measures: readonly { readonly measure: Measure; readonly owners: Owners }[]
  readonly divisions: readonly Division[]
  readonly supplementary: boolean
  /** The running period and the day of its report; null before the plan's year begins. */
  readonly report: { readonly name: string; readonly dueOn: CivilDate } | null
  readonly ready: boolean
  readonly formKey: () => FormKey
}

/** Before adoption: who gets what, and when. */
export function AdoptPage(view: AdoptView) {
  const base = `/workbench/plans/${view.plan.id}`
  return (
    <>
      <What view={view} />
      <div class="bar-act">
        {view.ready ? (
          <PostForm action={`${base}/adopt`} {...view.formKey()}>
            <button class="btn main" type="submit">
              采纳，分给各处室
            </button>
          </PostForm>
        ) : (
          <small>还有没定的问题，定完才能采纳。</small>
        )}
        <a class="btn" href={`${base}/review`}>
          回去再改
        </a>
        <small>采纳后名单就定下来；第一份落实情况保存之前，还可以整份撤回。</small>
      </div>
      <ByDivision view={view} />
      <Dated view={view} />
      <AllMeasures view={view} />
    </>
  )
}

function What({ view }: { readonly view: AdoptView }) {
  if (view.supplementary)
    return (
      <Note>
        {view.plan.year}{' '}
        年已经过去，这份工作要点按“补录”采纳：不发提醒，不开时限事项；各期先记为未报，可以由处室补报或办公室代录。
      </Note>
    )
  return (
    <Note>
      采纳后，每个牵头处室的“今日”里会出现下面的事项。
      {view.report === null ? (
        <>年度还没有开始：按期报告的、按周期办的，从 {view.plan.year}-01-01 起才出现。</>
      ) : (
        <>
          {view.report.name}落实情况在 <DateText date={view.report.dueOn} weekday />{' '}
          前报（内部期限，原文没有写）。
        </>
      )}
    </Note>
  )
}

function ByDivision({ view }: { readonly view: AdoptView }) {
  const rows = view.divisions.flatMap((division) => {
    const led = view.measures.filter(({ owners }) => owners.lead.divisionIds.includes(division.id))
    const joined = view.measures.filter(({ owners }) => owners.participants.divisionIds.includes(division.id))
    if (led.length + joined.length === 0) return []
    const numbers = (list: typeof led) => list.map(({ measure }) => String(measure.number)).join('、')
    return [
      {
        key: division.id,
        cells: [
          division.name,
          led.length === 0 ? null : `${String(led.length)} 项：${numbers(led)}`,
          joined.length === 0 ? null : `${String(joined.length)} 项：${numbers(joined)}`,
        ],
      },
    ]
  })
  return (
    <section class="sec">
      <FlowTable
        caption="分给谁"
        columns={[{ label: '处室' }, { label: '牵头' }, { label: '参加' }]}
        rows={rows}
      />
    </section>
  )
}

function Dated({ view }: { readonly view: AdoptView }) {
  const dated = view.measures.filter(
    ({ measure }) => measure.deadline !== null || measure.rhythm !== null || measure.relative !== null,
  )
  return (
    <section class="sec">
      <FlowTable
        caption={`有日期、周期或时限规则的（${String(dated.length)} 项）`}
        columns={[{ label: '措施' }, { label: '时限' }, { label: '牵头' }]}
        rows={dated.map(({ measure, owners }) => ({
          key: measure.id,
          cells: [
            `${String(measure.number)} ${shortTitle(measure)}`,
            dueWords(measure),
            divisionNames(owners.lead.divisionIds, view.divisions),
          ],
        }))}
      />
      <p class="meta">
        其余 {view.measures.length - dated.length} 项原文没有写，只按期报告落实情况（内部期限）。
      </p>
    </section>
  )
}

function AllMeasures({ view }: { readonly view: AdoptView }) {
  return (
    <section class="sec">
      <details>
        <summary>全部 {view.measures.length} 项</summary>
        <div>
          <FlowTable
            caption="全部措施"
            quietCaption
            columns={[{ label: '措施' }, { label: '牵头' }, { label: '参加' }]}
            rows={view.measures.map(({ measure, owners }) => ({
              key: measure.id,
              cells: [
                `${String(measure.number)} ${shortTitle(measure)}`,
                divisionNames(owners.lead.divisionIds, view.divisions),
                owners.participants.divisionIds.length === 0
                  ? null
                  : divisionNames(owners.participants.divisionIds, view.divisions),
              ],
            }))}
          />
        </div>
      </details>
    </section>
  )
}
