import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { Done } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import { returnPath } from './returns.view.ts'
import { statusTag } from './returns.words.tsx'
import { lateness, urgingWords } from './missing.view.ts'
import type { MissingReturn, MissingView } from './missing.view.ts'

const COLUMNS = [{ label: '处室' }, { label: '到哪一步' }, { label: '电话' }, { label: '填报表' }]

/** 「还没报的」: who has not confirmed, how late, and the words to urge with. */
export function MissingPage({ view, link }: { readonly view: MissingView; readonly link: string }) {
  if (view.missing.length === 0)
    return (
      <Done title={`${String(view.reporting)} 个处室都报了`}>
        <p>
          可以<a href={`/workbench/plans/${view.plan.id}/releases/${view.period.id}`}>汇总送审</a>了。
        </p>
      </Done>
    )
  return (
    <div class="stack">
      <p>
        {view.reporting} 个处室里还有 <b>{view.missing.length}</b> 个没有报。报告日{' '}
        <DateText date={view.dueOn} weekday /> <Tag kind="plain">内部期限</Tag>
        <Tag kind={view.today > view.dueOn ? 'over' : view.today === view.dueOn ? 'due' : 'plain'}>
          {lateness(view)}
        </Tag>
      </p>
      <section class="field">
        <label for="urging">催办文字</label>
        <p class="hint">只有处室名、日期和登录链接，可以贴到工作群。</p>
        <textarea id="urging" readonly rows={7} value={urgingWords(view, link)} />
        <p class="btns">
          <button class="btn main" type="button" hidden data-copy="#urging">
            复制催办文字
          </button>
        </p>
      </section>
      <FlowTable
        caption="还没报的处室"
        columns={COLUMNS}
        rows={view.missing.map((line) => row(line, view))}
      />
    </div>
  )
}

function row({ division, form, count }: MissingReturn, view: MissingView) {
  const href = returnPath({ planId: view.plan.id, divisionId: division.id, period: view.period.id })
  return {
    key: division.id,
    cells: [
      <>
        <a href={href}>{division.name}</a>
        <small>{count} 项</small>
      </>,
      statusTag(form),
      division.phone,
      <a href={`${href}/sheet`}>
        下载<span class="vh">{division.name}的填报表</span>
      </a>,
    ],
  }
}
