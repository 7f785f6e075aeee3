import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import type { Share, YearShare } from '../domain/open-share.ts'

interface ShareView {
  readonly shares: readonly Share[]
  readonly years: readonly YearShare[]
  readonly names: ReadonlyMap<string, string>
  readonly quarters: readonly string[]
}

/** 公开比例 of the bureau by year and of each division against the year before, as bars and as tables. */
export function SharePage({ shares, years, names, quarters }: ShareView) {
  const latestFirst = [...years].reverse()
  const [latest, before] = latestFirst
  return (
    <div class="stack">
      {latest === undefined ? (
        <Empty title="还没有登记公文">
          <p>登记并定了公开属性后，这里按年和处室算主动公开的比例。</p>
        </Empty>
      ) : (
        <>
          <Bars title="全局主动公开率，各年" lines={years.map(yearLine)} />
          <Bars
            title={
              before === undefined
                ? `各处室主动公开率，${String(latest.year)} 年`
                : `各处室主动公开率，${String(latest.year)} 年和 ${String(before.year)} 年`
            }
            lines={shares
              .filter(({ year }) => year === latest.year)
              .flatMap((share) => divisionLines(share, shares, { names, before: before?.year }))}
          />
          <p>
            <a href={`${DOCUMENTS}/share.xlsx`}>下载全部数字（Excel）</a>
          </p>
        </>
      )}
      {latestFirst.map(({ year }) => (
        <YearTable
          key={year}
          year={year}
          names={names}
          shares={shares.filter((share) => share.year === year)}
        />
      ))}
      <section class="card" aria-labelledby="h-quarters">
        <h2 id="h-quarters">送档案馆、公共图书馆的清单</h2>
        <ul class="dots">
          {quarters.map((quarter) => (
            <li key={quarter}>
              <a href={`${DOCUMENTS}/quarter.xlsx?quarter=${quarter}`}>
                {quarter.slice(0, 4)} 年第 {quarter.slice(-1)} 季度（Excel）
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** One bar, with its value in words. */
interface BarLine {
  readonly key: string
  readonly words: string
  readonly percent: number
  /** Of the year before: fainter. */
  readonly isBefore?: boolean
}

function yearLine({ year, open, total, percent }: YearShare): BarLine {
  return {
    key: String(year),
    words: `${String(year)} 年 ${String(percent)}%（${String(total)} 份里 ${String(open)} 份）`,
    percent,
  }
}

function divisionLines(
  share: Share,
  shares: readonly Share[],
  { names, before }: { readonly names: ShareView['names']; readonly before: number | undefined },
): readonly BarLine[] {
  const name = names.get(share.divisionId) ?? '（已撤并的处室）'
  const last = shares.find(({ year, divisionId }) => year === before && divisionId === share.divisionId)
  const now = {
    key: share.divisionId,
    words: `${name} ${String(share.percent)}%（${String(share.total)} 份里 ${String(share.open)} 份）`,
    percent: share.percent,
  }
  if (last === undefined) return [now]
  return [
    now,
    {
      key: `${share.divisionId} before`,
      words: `${name} 上一年 ${String(last.percent)}%（${String(last.total)} 份里 ${String(last.open)} 份）`,
      percent: last.percent,
      isBefore: true,
    },
  ]
}

/** Bars from 0 to 100; each value also stands in words, so that nothing is lost without the picture. */
function Bars({ title, lines }: { readonly title: string; readonly lines: readonly BarLine[] }) {
  return (
    <figure class="card">
      <figcaption>{title}（满格 100%）</figcaption>
      {lines.map(({ key, words, percent, isBefore }) => (
        <div key={key}>
          <small>{words}</small>
          <svg
            width="100%"
            height={isBefore === true ? 6 : 12}
            viewBox="0 0 100 12"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <rect width="100" height="12" fill="currentColor" fill-opacity="0.1" />
            <rect
              width={percent}
              height="12"
              fill="currentColor"
              fill-opacity={isBefore === true ? '0.4' : '0.85'}
            />
          </svg>
        </div>
      ))}
    </figure>
  )
}

function YearTable({
  year,
  names,
  shares,
}: Pick<ShareView, 'names'> & { readonly year: number; readonly shares: readonly Share[] }) {
  return (
    <FlowTable
      caption={`${String(year)} 年成文的公文`}
      columns={[
        { label: '处室' },
        { label: '登记', numeric: true },
        { label: '主动公开', numeric: true },
        { label: '依申请', numeric: true },
        { label: '不予公开', numeric: true },
        { label: '未定', numeric: true },
        { label: '主动公开率', numeric: true },
      ]}
      rows={shares.map((share) => ({
        key: share.divisionId,
        cells: [
          names.get(share.divisionId) ?? '（已撤并的处室）',
          ...[share.total, share.open, share.onRequest, share.closed, share.undecided].map(String),
          `${String(share.percent)}%`,
        ],
      }))}
    />
  )
}
