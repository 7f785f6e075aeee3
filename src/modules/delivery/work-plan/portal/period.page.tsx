import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { Nums } from '../../../../ui/nums.tsx'
import { Day } from './day.tsx'
import { listHref, stateCounts } from './measure-choice.ts'
import { DivisionLinks, MeasureList } from './measure-list.tsx'
import type { PeriodView } from './period-view.ts'

/** A frozen period as it was approved: how many measures stand where, each with its division, and what was corrected since. */
export function PeriodPage(view: PeriodView) {
  const { plan, period, asOf } = view.shown.content
  const { releasedAt } = view.shown.publication
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '工作要点与落实情况', href: '/gzyd' },
          { label: period.name },
        ]}
      />
      <div class="stack">
        <div>
          <h1>{period.name}落实情况</h1>
          <p class="meta">
            《{plan.title}》 · 截至 <Day text={asOf} /> · <ReleaseTime at={releasedAt} /> 公布
          </p>
        </div>
        <Notices view={view} />
        <OtherPeriods view={view} />
        <Counts view={view} />
      </div>
      <div class="g2 left sec">
        <MeasureList view={view} />
        <DivisionLinks view={view} />
      </div>
      <About view={view} />
    </div>
  )
}

function Notices({ view: { shown } }: { readonly view: PeriodView }) {
  const { publication, content } = shown
  const silent = content.measures.filter((measure) => measure.state === 'not-reported').length
  const notices = [
    publication.changeNote === null ? null : (
      <Note key="change">
        <b>更正说明：</b>
        {publication.changeNote}（第 {publication.version} 版，
        <ReleaseTime at={publication.releasedAt} />）
      </Note>
    ),
    content.plan.supplementary ? (
      <Note key="supplementary">
        <b>补录：</b>这份工作要点是年度结束后录入的，所列情况是补录时填写，不是当期填报。
      </Note>
    ) : null,
    silent === 0 ? null : (
      <p key="silent" class="meta">
        「未报」{silent} 项：有责任处室本期没有报情况，如实列出。
      </p>
    ),
  ].filter((notice) => notice !== null)
  return <>{notices}</>
}

function OtherPeriods({ view: { plan, shown } }: { readonly view: PeriodView }) {
  if (plan.periods.length < 2) return null
  return (
    <nav class="tabs" aria-label="各期落实情况">
      {[...plan.periods].reverse().map(({ publication, content }) => (
        <a
          key={publication.path}
          href={publication.path}
          aria-current={publication.path === shown.publication.path ? 'page' : undefined}
        >
          {content.period.name}
        </a>
      ))}
    </nav>
  )
}

function Counts({ view: { shown, choice } }: { readonly view: PeriodView }) {
  const { path } = shown.publication
  const counts = stateCounts(shown.content.measures, choice.division)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <Nums
      label={choice.division === null ? '按状态看' : `${choice.division}：按状态看`}
      items={[
        ...counts.map(({ state, name, count }) => ({
          href: listHref(path, { ...choice, state }),
          count,
          label: name,
          hot: state === 'behind',
        })),
        { href: listHref(path, { ...choice, state: null }), count: total, label: '全部' },
      ]}
    />
  )
}

function About({ view }: { readonly view: PeriodView }) {
  const { publication } = view.shown
  const [, ...earlier] = view.versions
  return (
    <section class="sec" aria-labelledby="h-about">
      <div class="head">
        <h2 id="h-about">关于这一期</h2>
      </div>
      <div class="stack">
        {view.office === null ? null : (
          <p>
            由{view.office.name}汇总。
            {view.office.phone === null ? null : (
              <>
                对这一期有疑问，请打 <Telephone phone={view.office.phone} />。
              </>
            )}
          </p>
        )}
        {earlier.length === 0 ? null : <EarlierVersions versions={view.versions} />}
        <details>
          <summary>版本与校验值</summary>
          <div>
            <p>
              第 {publication.version} 版，首次公布于 <ReleaseTime at={publication.firstReleasedAt} />
              。公布后不能改动，只能另出新版更正。
            </p>
            <p>校验值（SHA-256，内容有一字改动就会不同）：</p>
            <p class="code">{publication.contentHash}</p>
          </div>
        </details>
      </div>
    </section>
  )
}

function EarlierVersions({ versions }: Pick<PeriodView, 'versions'>) {
  return (
    <div>
      <h3>更正记录</h3>
      <ul class="dots">
        {versions.map((version) => (
          <li key={version.number}>
            第 {version.number} 版，
            <ReleaseTime at={version.releasedAt} />：
            {version.changeNote === null ? '首次公布' : `更正：${version.changeNote}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
