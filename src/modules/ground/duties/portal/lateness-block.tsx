import type { HomeBlock } from '../../../../platform/manifest/home-block.ts'
import { DateText } from '../../../../ui/date.tsx'
import { listModulesOff, publicLateness } from '../../rules/index.ts'
import { countBinding } from '../store/lateness.ts'

/** 时限事项办理情况 on the home page: how many days that bind are kept and missed, where the bureau lets the public see it. */
export const latenessBlock: HomeBlock = {
  position: 60,
  show: async (work) => {
    if (work.rules.read(publicLateness) === 'off') return null
    const off = await listModulesOff(work.db, work.today)
    const { open, late } = await countBinding(work.db, work.today, off)
    if (open === 0) return null
    return (
      <section class="sec" aria-labelledby="h-lateness">
        <div class="head">
          <h2 id="h-lateness">有日期的事，是不是按时办</h2>
        </div>
        <p>
          截至 <DateText date={work.today} />
          ，本局正在办、由规定或文件写明日期的事有 {open} 件，
          {late === 0 ? (
            '都还没有过期。'
          ) : (
            <>
              没有过期 {open - late} 件，<b class="late">已经迟了 {late} 件</b>。
            </>
          )}
        </p>
      </section>
    )
  },
}
