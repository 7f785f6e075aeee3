import type { PackagePanel } from '../../../../platform/manifest/package-panel.ts'
import { DateText } from '../../../../ui/date.tsx'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { findConference } from '../store/conferences.ts'

/** What became of the news conference, on the page of its package (K-28b). */
export const conferencePanel: PackagePanel = async ({ work }, packageId) => {
  const conference = await findConference(work.db, packageId)
  if (conference === null) return null
  return (
    <section class="card" aria-labelledby="h-conference">
      <h2 id="h-conference">新闻发布会</h2>
      <p>
        {conference.held ? '已召开' : '不召开'}：{conference.note}
      </p>
      <p class="meta">
        {conference.notedByName}
        <DateText date={civilDateAt(conference.notedAt)} />
        登记
      </p>
    </section>
  )
}
