import { civilDateAt, clockAt } from '../../../kernel/civil-date.ts'
import { holds, personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { OnSealed } from '../../../platform/manifest/publication-sealed.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, forgetWords, openDuty } from '../duties/index.ts'
import { findOpennessOffice } from '../organisation/index.ts'
import { OPENNESS, reportHours, sealingKinds } from './domain/withdrawal.ts'
import type { SealingKind } from './domain/withdrawal.ts'
import { giveUpCorrections } from './give-up-corrections.ts'
import { oweTakingDown } from './hand-over.ts'
import { deleteLinksOf } from './store/links.ts'
import { getReleasedForUpdate } from './store/released.ts'
import type { Released } from './store/released.ts'
import { insertSealedFiles, listPackagesOf, listRemarks, listTitlesEver, sealTexts } from './store/sealed.ts'
import { listFormerAddresses } from './store/visible.ts'
import { findSealing, insertSealing, overtakeAsked, setReported } from './store/withdrawals.ts'
import { publicationPage, takeOffline } from './withdraw-publication.ts'

const HOUR = 3_600_000
/** What duties and messages say in place of a title that leaked. */
const INSTEAD = '（已封存）'

/**
 * Closes every door to what leaked or broke the law (泄密、违法信息), at once and in one transaction, by one person of the
 * openness office: page, history, lists, search, files, every draft inside the house, and what other modules kept of it.
 * The text is moved where only the owner of the database reaches it. Opens the duty to report (K-31, 保密法实施条例第六十一条).
 */
export async function sealPublication(
  work: Work,
  publicationId: string,
  found: {
    readonly kind: SealingKind
    readonly at: Date
    /** Who else keeps something of it. */
    readonly sealers?: readonly OnSealed[]
  },
): Promise<readonly FieldError[]> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, OPENNESS))
    throw new Refusal('forbidden', 'not-openness-office', '紧急封存由公开机构的经办或负责人来做。')
  const released = await getReleasedForUpdate(work.db, publicationId)
  if ((await findSealing(work.db, released.id)) !== null)
    throw new Refusal('conflict', 'sealed-already', '已经封存。')
  if (found.at > work.now) return [{ field: 'foundAt', message: '发现的时间不能晚于现在。' }]
  const reportBy = addHours(found.at, work.rules.read(reportHours))
  const titles = await listTitlesEver(work.db, released.id)
  const packages = await listPackagesOf(work.db, released.id)
  const remarks = await listRemarks(work.db, packages)
  const subjects = [`publication:${released.id}`, ...packages.map((id) => `package:${id}`)]
  await insertSealing(work.db, {
    publicationId: released.id,
    kind: found.kind,
    foundAt: found.at,
    sealedBy: person.id,
    sealedByName: person.name,
    sealedAt: work.now,
    reportBy,
  })
  await overtakeAsked(work.db, released.id)
  if (released.withdrawnAt === null) await takeOffline(work, released)
  await sealTexts(work.db, released.id)
  await deleteLinksOf(work.db, released.id)
  await sealElsewhere(work, { released, titles, sealers: found.sealers ?? [] })
  await work.touchPublic()
  await work.record({
    subject: `publication:${released.id}`,
    action: 'sealed',
    after: { kind: found.kind, path: released.path },
  })
  await giveUpCorrections(work, released.id, '公开页已封存')
  await dischargeWhere(work, subjects, { fits: () => true, how: '已封存' })
  await forgetWords(work, { subjects, words: [...titles, ...remarks], instead: INSTEAD })
  await oweTakingDown(work, released.id, { called: released.path, urgent: true })
  await oweReport(work, { id: released.id, path: released.path, kind: found.kind, reportBy })
  return []
}

async function sealElsewhere(
  work: Work,
  seal: {
    readonly released: Pick<Released, 'id' | 'path'>
    readonly titles: readonly string[]
    readonly sealers: readonly OnSealed[]
  },
): Promise<void> {
  const { id, path } = seal.released
  const paths = [path, ...(await listFormerAddresses(work.db, id))]
  for (const sealed of seal.sealers) {
    const files = await sealed(work, { publicationId: id, paths, titles: seal.titles, instead: INSTEAD })
    await insertSealedFiles(work.db, id, files)
  }
}

/** Writes down that a leak was reported, when, to whom and under which number; the duty to report ends. */
export async function reportSealing(work: Work, publicationId: string, report: string): Promise<void> {
  const person = personOf(work.actor)
  if (person === null || !holds(work.actor, OPENNESS))
    throw new Refusal('forbidden', 'not-openness-office', '报告由公开机构的经办或负责人登记。')
  const sealing = await findSealing(work.db, (await getReleasedForUpdate(work.db, publicationId)).id)
  if (sealing === null) throw new Refusal('conflict', 'not-sealed', '这件公开信息没有封存。')
  if (sealing.report !== null) throw new Refusal('conflict', 'reported-already', '已经登记过报告。')
  await setReported(work.db, publicationId, { text: report, by: person.name, at: work.now })
  await work.record({ subject: `publication:${publicationId}`, action: 'leak-reported', reason: report })
  await dischargeWhere(work, [`publication:${publicationId}`], {
    fits: ({ kind }) => kind === 'publication.report-leak',
    how: `${person.name}登记：${report}`,
  })
}

async function oweReport(
  work: Work,
  sealed: { readonly id: string; readonly path: string; readonly kind: SealingKind; readonly reportBy: Date },
): Promise<void> {
  const office = await findOpennessOffice(work.db)
  const minute = `${civilDateAt(sealed.reportBy)} ${clockAt(sealed.reportBy)}`
  await openDuty(work, {
    kind: 'publication.report-leak',
    subject: `publication:${sealed.id}`,
    title: `${minute} 前报告${sealingKinds[sealed.kind]}：${sealed.path}`,
    action: '报告',
    url: publicationPage(sealed.id),
    divisionId: office?.id ?? null,
    function: 'openness-head',
    rule: 'K-31',
    clause: '保密法实施条例第六十一条',
    explanation: `发现后 ${String(work.rules.read(reportHours))} 小时内报告，最迟 ${minute}。这里只写地址，不写内容。`,
    due: { kind: 'day', on: civilDateAt(sealed.reportBy) },
  })
}

function addHours(at: Date, hours: number): Date {
  const later = structuredClone(at)
  later.setTime(at.getTime() + hours * HOUR)
  return later
}
