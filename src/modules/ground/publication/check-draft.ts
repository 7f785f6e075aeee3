import { createHash } from 'node:crypto'
import { withoutSpace } from '../../../kernel/chinese-text.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findBureau, listDivisionRecords, listFormerNames } from '../organisation/index.ts'
import { runChecks, sameness } from './domain/checks/all-checks.ts'
import type { Known } from './domain/checks/all-checks.ts'
import { checkedText } from './domain/checks/checked-text.ts'
import type { CheckedText, Written } from './domain/checks/checked-text.ts'
import type { Finding } from './domain/checks/finding.ts'
import { pathWithin } from './domain/checks/links.ts'
import { findSecrecyMarks } from './domain/checks/secrecy-marks.ts'
import type { ContentType, Draft } from './domain/draft.ts'
import { trustedHosts } from './domain/review-settings.ts'
import { getContentType } from './store/content-types.ts'
import { listClearedWords, listDictionary } from './store/dictionary.ts'
import { listDrafts } from './store/drafts.ts'
import { listFindingReasons } from './store/findings.ts'
import { listLiveAddresses } from './store/visible.ts'

/** A finding with the writer's answer, where it asks for one and has it. */
export interface CheckedFinding extends Finding {
  /** Names it in forms and rows, so that an answer falls when the words or their sentence change. */
  readonly hash: string
  readonly answer: { readonly reason: string; readonly byName: string } | null
}

type Reading = Pick<Work, 'db' | 'rules' | 'today'>

/** Every check over a draft as it is now (issue: checks before any gate, again on every change); nothing of it is kept. */
export async function checkDraft(work: Reading, draft: Draft): Promise<readonly CheckedFinding[]> {
  const text = checkedText(draft, await getContentType(work.db, draft.typeId))
  const findings = runChecks(text, await known(work, text, draft))
  const reasons = await listFindingReasons(work.db, draft.id)
  const cleared = await listClearedWords(
    work.db,
    findings.filter(({ kind }) => kind === 'wording').map(({ quote }) => quote),
  )
  return findings.map((finding) => {
    const hash = hashOf(sameness(finding))
    const answer =
      finding.kind === 'wording'
        ? cleared.find((one) => one.word === finding.quote && one.sentenceHash === sentenceHash(finding))
        : reasons.find(({ findingHash }) => findingHash === hash)
    return { ...finding, hash, answer: finding.severity === 'refuses' ? null : (answer ?? null) }
  })
}

/** Whether a finding still stands between a text and its review. */
export function isOpen({ severity, answer }: CheckedFinding): boolean {
  return severity === 'refuses' || answer === null
}

/** What findings leave to do before review, in sentences that name place and words. */
export function lacksOfFindings(findings: readonly CheckedFinding[]): readonly FieldError[] {
  return findings.filter(isOpen).map(({ field, place, quote, reason, severity }) => ({
    field: field === 'file' ? 'body' : field,
    message: `${place}「${quote}」：${reason}${severity === 'asks' ? '改不了的，在稿件的「检查」里说明。' : ''}`,
  }))
}

/** The sentence in which a word was found, as it is remembered: by its hash, whatever its spaces. */
export function sentenceHash({ sentence }: Pick<Finding, 'sentence'>): string {
  return hashOf(withoutSpace(sentence))
}

/** Marks of secrecy in what somebody is about to save, beside their fields; nothing that bears one is kept (conventions §10.1). */
export function secrecyErrors(
  written: Written,
  type: Pick<ContentType, 'id' | 'fields'>,
): readonly FieldError[] {
  return findSecrecyMarks(checkedText(written, type)).map(({ field, place, reason }) => ({
    field,
    message: `${place}${reason}没有保存。`,
  }))
}

/** Refuses words that bear a mark of secrecy, without repeating them. */
export function refuseSecrecyMarks(written: Written, type: Pick<ContentType, 'id' | 'fields'>): void {
  const [first] = secrecyErrors(written, type)
  if (first !== undefined) throw new Refusal('invalid', 'secrecy-mark', first.message)
}

async function known({ db, rules, today }: Reading, text: CheckedText, draft: Draft): Promise<Known> {
  const bureau = await findBureau(db)
  const divisions = await listDivisionRecords(db)
  const hosts = bureau?.domain?.trim().toLowerCase() ?? ''
  const ownHosts = hosts === '' ? [] : [hosts]
  const offices = divisions.map(({ name }) => name)
  return {
    today,
    official: {
      phones: [bureau?.phone, ...divisions.flatMap(({ phone, fax }) => [phone, fax])].flatMap(present),
      addresses: [bureau?.address, ...divisions.map(({ address }) => address)].flatMap(present),
    },
    offices: {
      current: bureau === null ? offices : [bureau.name, bureau.shortName, ...offices],
      former: await listFormerNames(db, today),
    },
    dictionary: (await listDictionary(db)).filter(({ endedOn }) => endedOn === null),
    targets: {
      live: await liveAddresses(text, { db, ownHosts, packageId: draft.packageId }),
      ownHosts,
      trusted: rules
        .read(trustedHosts)
        .split(/[\s,，、]+/)
        .filter((end) => end !== ''),
    },
  }
}

/** Of the addresses to which a text leads: those that are public, those of its package, and pages that are no publication. */
async function liveAddresses(
  text: CheckedText,
  place: { readonly db: Work['db']; readonly ownHosts: readonly string[]; readonly packageId: string },
): Promise<ReadonlySet<string>> {
  const paths = text.links.flatMap(({ href }) => pathWithin(href, place.ownHosts) ?? [])
  const beside = (await listDrafts(place.db, place.packageId)).map(({ path }) => path)
  const others = paths.filter((path) => !/^\/(?:lm|gzyd)\//.test(path))
  return new Set([...others, ...(await listLiveAddresses(place.db, paths)), ...beside.flatMap(present)])
}

function present(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined || text.trim() === '' ? [] : [text]
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
