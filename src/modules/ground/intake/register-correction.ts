import { yearOf } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, openDuty } from '../duties/index.ts'
import { findOpennessOffice, listDivisions } from '../organisation/index.ts'
import type { Division } from '../organisation/index.ts'
import { findVisible } from '../publication/index.ts'
import { nextNumber, numberWording, writtenNumber } from '../rules/index.ts'
import { findEntry } from '../search/index.ts'
import type { Contact } from './domain/contact.ts'
import { CORRECTION_CLAUSE, correctionWorkingDays } from './domain/intake-settings.ts'
import { codeFingerprint, freshCode } from './query-codes.ts'
import { sealRecord } from './sealed-record.ts'
import { insertCase } from './store.ts'

export const CORRECTION = 'intake.correction'

/** How the numbers of corrections are written. */
export const correctionNumber = numberWording({
  id: 'intake.correction-number',
  label: '「我要纠错」的编号怎么写',
  mark: 'policy',
  standard: '纠〔{年}〕{号}号',
})

/** What a reader says is wrong on a page. */
export interface Correction {
  readonly pagePath: string
  /** What the site's navigation calls the page, for one that is no publication. */
  readonly pageLabel: string
  readonly statement: string
  readonly contact: Contact
}

/** What the slip says; the code is nowhere else. */
export interface Slip {
  readonly id: string
  readonly label: string
  readonly year: number
  readonly number: number
  readonly code: string
  readonly pageTitle: string
  /** Which division answers. */
  readonly division: Division
}

/**
 * Takes in a 「我要纠错」 (K-29a): a case with number and query code, and the duty of the division whose page it is, else
 * of the openness office. Refuses only where the bureau has no openness office yet.
 */
export async function registerCorrection(work: Work, correction: Correction): Promise<Slip> {
  const { pagePath, pageLabel } = correction
  const { title, division } = await pageOf(work, { path: pagePath, label: pageLabel })
  const id = work.newId()
  const code = freshCode()
  const year = yearOf(work.today)
  const number = await nextNumber(work, { kind: CORRECTION, year })
  const label = writtenNumber(work.rules, correctionNumber, { year, number })
  await insertCase(work.db, {
    ...{ id, kind: CORRECTION, year, number, label, pagePath, pageTitle: title },
    divisionId: division.id,
    codeFingerprint: codeFingerprint(work, id, code),
    at: work.now,
  })
  await sealRecord(work, id, correction)
  await openAnswerDuty(work, { id, label, title, division })
  await work.record({
    subject: `case:${id}`,
    action: 'case-received',
    clause: CORRECTION_CLAUSE,
    after: { kind: CORRECTION, label, page: pagePath, division: division.id },
  })
  return { id, label, year, number, code, pageTitle: title, division }
}

/** The title of a page and the division that answers for it. */
export async function pageOf(
  work: Pick<Work, 'db'>,
  { path, label }: { readonly path: string; readonly label: string },
): Promise<{ readonly title: string; readonly division: Division }> {
  const entry = await findEntry(work.db, path)
  const publication = entry === null ? await findVisible(work.db, path) : null
  const divisionId = entry?.divisionId ?? publication?.divisionId ?? null
  const owner =
    divisionId === null ? undefined : (await listDivisions(work.db)).find(({ id }) => id === divisionId)
  const division = owner ?? (await findOpennessOffice(work.db))
  if (division === null)
    throw new Refusal(
      'conflict',
      'no-openness-office',
      '本站还没有设好受理纠错的处室。请先打页脚的电话告诉我们，谢谢。',
    )
  return { title: entry?.title ?? publication?.title ?? label, division }
}

async function openAnswerDuty(
  work: Work,
  about: { readonly id: string; readonly label: string; readonly title: string; readonly division: Division },
): Promise<void> {
  const workingDays = work.rules.read(correctionWorkingDays)
  await openDuty(work, {
    kind: CORRECTION,
    subject: `case:${about.id}`,
    title: `答复纠错 ${about.label}：${about.title}`,
    action: '去答复',
    url: `/workbench/cases/${about.id}`,
    divisionId: about.division.id,
    function: about.division.isOpennessOffice ? 'openness-handler' : 'handler',
    rule: `收到后 ${String(workingDays)} 个工作日内`,
    clause: CORRECTION_CLAUSE,
    explanation: `收到后 ${String(workingDays)} 个工作日内答复，收到当天不算。`,
    ...countedDue(work.calendar, { from: work.today, workingDays }),
  })
}
