import { Tag } from '../../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { Facts } from '../../../../../ui/facts.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Job } from '../../../../../ui/job.tsx'
import { Done, Empty } from '../../../../../ui/notice.tsx'
import { dueWords, shortTitle } from '../../domain/measure.ts'
import { Asides } from '../asides.tsx'
import { QuestionCard } from './question-card.tsx'
import { divisionNames } from './review.view.ts'
import type { ReviewedMeasure, ReviewView } from './review.view.ts'
import { SourceLink } from './source-link.tsx'
import { Source, SourceLegend } from './source.tsx'

/** The review: the questions first, the rest behind them, the source beside. */
export function ReviewPage({ view }: { readonly view: ReviewView }) {
  const base = `/workbench/plans/${view.plan.id}/review`
  const asked = new Set(view.reviewed.filter((r) => r.asked).map((r) => r.measure.number))
  return (
    <>
      <ErrorSummary errors={view.errors} />
      <Progress view={view} base={base} />
      <SourceLegend />
      <div class="g2 half panes">
        <section class="card src-pane" aria-label="原文" id="source">
          <Source lines={view.lines} asked={asked} hrefOf={(number) => `#m-${String(number)}`} />
        </section>
        <div>
          <Questions view={view} base={base} />
          <Rest view={view} base={base} />
          <Asides asides={view.asides} />
        </div>
      </div>
    </>
  )
}

function Progress({ view, base }: { readonly view: ReviewView; readonly base: string }) {
  const total = view.reviewed.length
  const confirmed = view.reviewed.filter((r) => r.measure.confirmed).length
  const clear = view.reviewed.filter((r) => !r.asked && !r.measure.confirmed).length
  return (
    <>
      <Job
        title={`读出 ${String(total)} 项措施，已核对 ${String(confirmed)} 项`}
        done={confirmed}
        total={total}
        unit="项"
      />
      <div class="bar-act">
        {clear > 0 ? (
          <PostForm action={`${base}/confirm`} {...view.formKey()}>
            <button class="btn" type="submit" name="measureId" value="all-clear">
              没有疑问的 {clear} 项都对
            </button>
          </PostForm>
        ) : null}
        {view.questions.length === 0 && total > 0 ? (
          <a class="btn main" href={`/workbench/plans/${view.plan.id}/adopt`}>
            看分给谁，再采纳
          </a>
        ) : null}
        <a class="btn bare" href={`${base}/head`}>
          改标题和年度
        </a>
        <a class="btn bare narrow-only" href={`${base}/source`}>
          看原文
        </a>
      </div>
    </>
  )
}

function Questions({ view, base }: { readonly view: ReviewView; readonly base: string }) {
  if (view.reviewed.length === 0)
    return (
      <Empty title="没有读出措施">
        <p>
          每项措施要在末尾写明责任处室，例如“（办公室负责落实）”或“责任单位：办公室”。请检查文件后重新导入，或作废这次导入。
        </p>
      </Empty>
    )
  if (view.questions.length === 0) return <Done title="没有要您定的了">可以看分给谁，再采纳。</Done>
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">还有 {view.questions.length} 项要您定</h2>
      {view.questions.map((question, place) => (
        <QuestionCard key={place} question={question} view={view} base={base} />
      ))}
    </section>
  )
}

function Rest({ view, base }: { readonly view: ReviewView; readonly base: string }) {
  if (view.reviewed.length === 0) return null
  return (
    <section class="sec" aria-labelledby="measures">
      <details open={view.questions.length === 0}>
        <summary>
          <span id="measures">全部 {view.reviewed.length} 项措施</span>
        </summary>
        <div>
          {view.reviewed.map((reviewed) => (
            <MeasureCard key={reviewed.measure.id} reviewed={reviewed} view={view} base={base} />
          ))}
        </div>
      </details>
    </section>
  )
}

function MeasureCard({
  reviewed,
  view,
  base,
}: {
  readonly reviewed: ReviewedMeasure
  readonly view: ReviewView
  readonly base: string
}) {
  const { measure, owners, asked } = reviewed
  const number = String(measure.number)
  return (
    <section
      class={asked ? 'measure ask' : 'measure'}
      id={`m-${number}`}
      data-measure={number}
      aria-label={`第 ${number} 项`}
    >
      <h3>
        <span>
          {number} {shortTitle(measure)}
        </span>
        {asked ? (
          <Tag kind="hold">请看</Tag>
        ) : measure.confirmed ? (
          <Tag kind="ok">已核对</Tag>
        ) : (
          <Tag kind="plain">没有疑问</Tag>
        )}
      </h3>
      <p>{measure.text}</p>
      <Facts
        one
        rows={[
          ['牵头', unitsLine(owners.lead, view)],
          ['参加', unitsLine(owners.participants, view)],
          [
            '时限',
            measure.deadline === null && measure.relative === null && measure.rhythm === null
              ? `${measure.deadlineText ?? '原文未写'} · 按期报告（内部期限）`
              : dueWords(measure),
          ],
          ['原文', <SourceLink key="s" measure={measure} base={base} />],
        ]}
      />
      <MeasureActions reviewed={reviewed} view={view} base={base} />
    </section>
  )
}

function MeasureActions({
  reviewed,
  view,
  base,
}: {
  readonly reviewed: ReviewedMeasure
  readonly view: ReviewView
  readonly base: string
}) {
  const { measure, asked } = reviewed
  return (
    <div class="btns">
      {asked || measure.confirmed ? null : (
        <PostForm action={`${base}/confirm`} {...view.formKey()}>
          <button class="btn small main" type="submit" name="measureId" value={measure.id}>
            对
          </button>
        </PostForm>
      )}
      <a class="btn small" href={`${base}/measures/${measure.id}`}>
        改、拆开
      </a>
      {measure.number > 1 ? (
        <PostForm action={`${base}/merge`} {...view.formKey()}>
          <button class="btn small bare" type="submit" name="measureId" value={measure.id}>
            并入上一项
          </button>
        </PostForm>
      ) : null}
    </div>
  )
}

function unitsLine(resolution: ReviewedMeasure['owners']['lead'], view: ReviewView): string | null {
  const parts = [
    divisionNames(resolution.divisionIds, view.divisions),
    ...resolution.outside.map((name) => `${name}（外单位）`),
    ...resolution.open.map(({ name }) => `${name}（要您定）`),
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join('、')
}
