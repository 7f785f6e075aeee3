import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listDivisions } from '../../ground/organisation/index.ts'
import type { Division } from '../../ground/organisation/index.ts'
import type { PublicationPart } from '../../ground/publication/index.ts'
import type { Evidence } from './domain/division-return.ts'
import { dueWords, placeName, shortTitle, stateNames } from './domain/measure.ts'
import type { Measure, PublicState } from './domain/measure.ts'
import type { PeriodContent, PublicMeasure } from './domain/period-content.ts'
import { sentenceFromEntries, stateFromEntries } from './domain/period-release.ts'
import type { LeadEntry } from './domain/period-release.ts'
import type { Plan } from './domain/plan.ts'
import { listMeasures, listOwners } from './store/measures.ts'
import { listPlanEvidence } from './store/evidence.ts'
import { excusedIn } from './store/not-concerned.ts'
import { listPlanEntries, listReturns } from './store/returns.ts'
import { listPublicEntries } from './store/releases.ts'

/** One measure of a period with everything the divisions said and what would go out. */
export interface GatheredMeasure {
  readonly measure: Measure
  readonly leads: readonly Division[]
  readonly participants: readonly Division[]
  readonly entries: readonly LeadEntry[]
  /** Entries of participants, for 办公室 to read. */
  readonly otherEntries: readonly LeadEntry[]
  readonly derivedState: PublicState
  /** Several leads: 办公室 writes the sentence. */
  readonly officeWords: boolean
  readonly sentence: string
  readonly state: PublicState
  readonly stateReason: string | null
  readonly evidence: readonly Evidence[]
  /** Why it cannot go out yet, or null. */
  readonly lack: string | null
}

/** Lays out all measures of a period side by side, as 办公室 prepares them for the public. */
export async function gatherPeriod(
  work: { readonly db: Db },
  plan: Plan,
  period: Period,
): Promise<readonly GatheredMeasure[]> {
  const { db } = work
  const divisions = new Map((await listDivisions(db)).map((d) => [d.id, d]))
  const owners = await listOwners(db, plan.id)
  const entries = (await listPlanEntries(db, plan.id)).filter((e) => e.period === period.id)
  const statuses = new Map(
    (await listReturns(db, plan.id)).filter((r) => r.period === period.id).map((r) => [r.divisionId, r]),
  )
  const evidence = (await listPlanEvidence(db, plan.id)).filter(
    (e) => e.period === period.id && e.returnStatus === 'confirmed',
  )
  const worded = new Map((await listPublicEntries(db, plan.id, period.id)).map((e) => [e.measureId, e]))
  const isExcused = await excusedIn(db, plan.id)
  const entryOf =
    (measureId: string) =>
    (division: Division): LeadEntry => {
      const entry = entries.find((e) => e.measureId === measureId && e.divisionId === division.id)
      return {
        divisionId: division.id,
        status: statuses.get(division.id)?.status ?? null,
        state: entry?.state ?? null,
        text: entry?.text ?? '',
        enteredByOffice: entry?.enteredByOffice ?? null,
      }
    }
  return (await listMeasures(db, plan.id)).map((measure) => {
    const held = (role: 'lead' | 'participant') =>
      owners
        .filter((o) => o.measureId === measure.id && o.role === role)
        .flatMap((o) => divisions.get(o.divisionId) ?? [])
    const leads = held('lead')
    const participants = held('participant')
    const reporting = leads.filter((d) => !isExcused(measure.id, d.id))
    return gathered({
      measure,
      leads,
      participants,
      entries: reporting.map(entryOf(measure.id)),
      otherEntries: participants.map(entryOf(measure.id)).filter((e) => e.text.trim() !== ''),
      evidence: evidence.filter((e) => e.measureId === measure.id),
      worded: worded.get(measure.id) ?? null,
    })
  })
}

function gathered(
  parts: Pick<
    GatheredMeasure,
    'measure' | 'leads' | 'participants' | 'entries' | 'otherEntries' | 'evidence'
  > & {
    readonly worded: {
      readonly sentence: string
      readonly state: PublicState
      readonly stateReason: string | null
    } | null
  },
): GatheredMeasure {
  const { worded, ...line } = parts
  const derivedState = line.entries.length === 0 ? 'not-reported' : stateFromEntries(line.entries)
  const derived =
    line.entries.length === 0 ? '责任处室称本年不涉及，办公室已认可。' : sentenceFromEntries(line.entries)
  const officeWords = derived === null
  const sentence = officeWords ? (worded?.sentence ?? '') : derived
  const state = officeWords ? (worded?.state ?? derivedState) : derivedState
  const waiting = line.evidence.find(
    (piece) => piece.kind === 'statement' && piece.acceptedBy === null && state === 'completed',
  )
  const stateReason = officeWords ? (worded?.stateReason ?? null) : null
  const lack =
    officeWords && sentence === ''
      ? '几个处室牵头，请办公室写一句公开的话。'
      : state !== derivedState && stateReason === null
        ? '各处室后来报的状态和这里的不一样，请再看这句话，改状态或写明理由。'
        : waiting === undefined
          ? null
          : '“已完成”的佐证是一句说明，请先认可。'
  return {
    ...line,
    derivedState,
    officeWords,
    sentence,
    state,
    stateReason,
    lack,
  }
}

/** Freezes a gathered period into what goes out: nothing 内部 is in it. */
export function freezePeriod(from: {
  readonly plan: Plan
  readonly period: Period
  readonly gathered: readonly GatheredMeasure[]
  readonly asOf: CivilDate
}): PeriodContent {
  const { plan, period } = from
  return {
    plan: { slug: plan.slug, title: plan.title, year: plan.year, supplementary: plan.supplementary },
    period: { id: period.id, name: period.name, to: period.to },
    asOf: from.asOf,
    measures: from.gathered.map(publicMeasure),
  }
}

function publicMeasure(line: GatheredMeasure): PublicMeasure {
  const { measure } = line
  return {
    number: measure.number,
    place: placeName(measure),
    title: shortTitle(measure),
    text: measure.text,
    notation: measure.notation,
    due: dueWords(measure),
    leads: line.leads.map(({ id, name, phone }) => ({ id, name, phone })),
    participants: line.participants.map((d) => d.name),
    state: line.state,
    stateReason: line.stateReason,
    sentence: line.sentence,
    evidence: line.evidence
      .filter((piece) => piece.public)
      .map(({ id, kind, title, url, fileHash, mediaType }) => ({
        id,
        kind,
        title,
        url,
        fileHash,
        mediaType,
      })),
  }
}

/** The findable parts of a released period: the period itself and, where it is the newest, each measure's page. */
export function periodParts(
  content: PeriodContent,
  place: { readonly path: string; readonly measuresToo: boolean; readonly office: Division | null },
): readonly PublicationPart[] {
  const whole: PublicationPart = {
    path: place.path,
    title: `${content.plan.title}：${content.period.name}落实情况`,
    text: content.measures.map((m) => `${m.title}：${stateNames[m.state]}。`).join(''),
    divisionId: place.office?.id ?? null,
    divisionName: place.office?.name ?? '',
  }
  if (!place.measuresToo) return [whole]
  return [
    whole,
    ...content.measures.map((m) => ({
      path: `/gzyd/${content.plan.slug}/${String(m.number)}`,
      title: m.title,
      text: `${m.text} ${content.period.name}：${stateNames[m.state]}。${m.sentence}`,
      divisionId: m.leads[0]?.id ?? null,
      divisionName: [...m.leads.map((lead) => lead.name), ...m.participants].join('、'),
    })),
  ]
}
