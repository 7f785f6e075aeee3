import { civilDateAt, isCivilDate } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { CATALOGUE_PATH, CONTENT_PATH } from '../paths.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import { ColumnFrame } from './column-frame.tsx'

export const LINES_A_PAGE = 30

/** 政府信息公开目录: 索引、名称、内容概述、生成日期 of everything public, found by its name (条例第十二条). */
export function CataloguePage(props: {
  readonly lines: readonly CatalogueLine[]
  readonly count: number
  readonly words: string
  readonly page: number
}) {
  const { lines, count, words, page } = props
  const query = words === '' ? '' : `&q=${encodeURIComponent(words)}`
  return (
    <ColumnFrame
      title="政府信息公开目录"
      under={CONTENT_PATH}
      crumb={{ label: '法定主动公开内容', href: CONTENT_PATH }}
    >
      <section class="sec" aria-labelledby="h-lines">
        <form class="seek slim" action={CATALOGUE_PATH} aria-label="在目录里查名称">
          <label class="vh" for="catalogue-words">
            名称里的字
          </label>
          <input
            id="catalogue-words"
            name="q"
            type="search"
            maxlength={100}
            value={words}
            placeholder="名称里的字"
          />
          <button class="btn" type="submit">
            查目录
          </button>
        </form>
        <div class="head">
          <h2 id="h-lines">
            {words === '' ? '' : `名称有「${words}」的 `}共 {count} 件
          </h2>
        </div>
        {lines.length === 0 ? (
          <Empty title="目录里没有找到">
            <p>
              换个说法，或看<a href={CATALOGUE_PATH}>全部目录</a>。
            </p>
          </Empty>
        ) : (
          <FlowTable
            caption="政府信息公开目录"
            quietCaption
            columns={[{ label: '名称' }, { label: '索引号' }, { label: '内容概述' }, { label: '生成日期' }]}
            rows={lines.map((line) => ({
              key: line.path,
              cells: [
                <a href={line.path}>{line.title}</a>,
                line.indexNumber,
                line.outline,
                <DateText date={dayOf(line)} />,
              ],
            }))}
          />
        )}
        <Pager
          page={page}
          pages={Math.ceil(count / LINES_A_PAGE)}
          hrefOf={(to) => `${CATALOGUE_PATH}?page=${String(to)}${query}`}
        />
      </section>
    </ColumnFrame>
  )
}

/** 生成日期: that of the text where it has one, else of its first release. */
function dayOf({ writtenOn, firstReleasedAt }: CatalogueLine) {
  return writtenOn !== null && isCivilDate(writtenOn) ? writtenOn : civilDateAt(firstReleasedAt)
}
