import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'

export interface SealLine {
  readonly day: CivilDate
  readonly number: number
  readonly entries: number
  readonly hash: string
}

interface SealsView {
  readonly seals: readonly SealLine[]
  readonly page: number
  readonly pages: number
}

/** 办理记录封存: what anyone can write down today, and compare in ten years. */
export function SealsPage({ seals, page, pages }: SealsView) {
  return (
    <div class="wrap">
      <section class="sec stack" aria-labelledby="h-seals">
        <h1 id="h-seals">办理记录封存</h1>
        <div class="prose">
          <p>
            本机关每一步办理都写进只增不改的办理记录。每天把全部记录封存一次，算出一串校验码并在这里公布；每天的校验码都包含前一天的。您抄下任何一天的校验码，以后都能请审计核对：记录如果被改动或者抽走，校验码就对不上。
          </p>
        </div>
        {seals.length === 0 ? (
          <Empty title="还没有封存">
            <p>平台启动后几秒内封存第一次，以后每天一次。请稍后刷新。</p>
          </Empty>
        ) : (
          <SealTable seals={seals} />
        )}
        <Pager page={page} pages={pages} hrefOf={(next) => `/seals?page=${String(next)}`} />
      </section>
    </div>
  )
}

function SealTable({ seals }: Pick<SealsView, 'seals'>) {
  return (
    <FlowTable
      caption="每日封存"
      quietCaption
      columns={[
        { label: '日期' },
        { label: '序号', numeric: true },
        { label: '新增记录', numeric: true },
        { label: '校验码' },
      ]}
      rows={seals.map((seal) => ({
        key: seal.hash,
        cells: [
          <DateText key="day" date={seal.day} />,
          String(seal.number),
          `${String(seal.entries)} 条`,
          <span key="hash" class="hash">
            {seal.hash}
          </span>,
        ],
      }))}
    />
  )
}
