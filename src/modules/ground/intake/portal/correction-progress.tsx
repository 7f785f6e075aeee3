import type { CaseProgress } from '../../../../platform/manifest/case-progress.ts'
import { CORRECTION } from '../register-correction.ts'
import { findCase } from '../store.ts'

/** A 「我要纠错」 on the progress page: which page, and what was answered. What the reader wrote is not shown again. */
export const correctionProgress: CaseProgress = {
  kind: CORRECTION,
  name: '纠错',
  show: async (work, caseId) => {
    const subject = await findCase(work.db, caseId)
    if (subject === null) return null
    return (
      <>
        {subject.answer === null ? null : (
          <>
            <h2>答复</h2>
            {subject.answer.split('\n').map((line, place) => (
              <p key={place}>{line}</p>
            ))}
          </>
        )}
        <p class="meta">
          纠错的页面：<a href={subject.pagePath}>{subject.pageTitle}</a>
        </p>
      </>
    )
  },
}
