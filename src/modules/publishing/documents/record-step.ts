import { personOf } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getDraft, loadPackage, saveDraft } from '../../ground/publication/index.ts'
import { keepClearedFile } from './document-files.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { faultsOfStep } from './domain/making-checks.ts'
import type { StepToRecord } from './domain/making-checks.ts'
import { legalityLeastDays } from './domain/making-settings.ts'
import { stepOutcomes } from './domain/making.ts'
import type { Making, RecordedStep } from './domain/making.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadMakingFor, readMaking } from './load-making.ts'
import type { LoadedMaking } from './load-making.ts'
import { commentDaysIn, endStepDuties, oweFiling, oweWaitingStep } from './making-duties.ts'
import { findDocumentNumbered, updateDraftOf } from './store/documents.ts'
import { findMakingOfDocument, getMaking, updateMaking } from './store/makings.ts'
import { insertMakingStep } from './store/making-steps.ts'

/** A step as it is written down: with the paper that proves it, and for 印发 the number under which it was issued. */
export interface Recording {
  readonly step: StepToRecord
  readonly upload: Upload | null
  readonly cleared: boolean
  /** 文号, for 签发、编号、印发 only. */
  readonly documentNumber: string
}

/**
 * Records the step that a 规范性文件 waits for (conventions §10.4). Refuses a step out of its order, by another division than
 * its own, and what the step lacks; legality can be shortened where it is urgent, and is never left out. The next is owed.
 */
export async function recordStep(
  work: Work,
  id: string,
  recording: Recording,
): Promise<readonly FieldError[]> {
  const { step, upload, cleared } = recording
  const loaded = await loadMakingFor(work, id, step.step)
  refuseSecrets([step.finding, step.place, step.consistency, step.adviceReason, step.reference])
  const issued = step.step === 'issue' ? await issuedDocument(work, loaded, recording) : null
  const faults = [...faultsIn(work, loaded, step), ...(issued?.faults ?? [])]
  const person = personOf(work.actor)
  if (faults.length > 0 || person === null || step.outcome === null) return faults
  const kept = upload === null ? null : await keepClearedFile(work, { upload, cleared })
  if (kept !== null && 'field' in kept) return [kept]
  const recorded: RecordedStep = {
    ...step,
    outcome: step.outcome,
    on: issued?.document?.printedOn ?? step.on,
    number: loaded.steps.length + 1,
    file: kept === null ? null : { name: kept.name, hash: kept.hash, type: kept.contentType },
    byId: person.id,
    byName: person.name,
    recordedOn: work.today,
  }
  await insertMakingStep(work.db, id, recorded)
  const document = issued?.document ?? null
  if (document !== null) await linkDocument(work, loaded.making, document)
  await work.record({
    subject: `making:${id}`,
    action: `making-${step.step}`,
    clause: CLAUSES[step.step] ?? '规范性文件制定程序',
    after: { step: recorded.number, outcome: recorded.outcome, on: recorded.on },
  })
  await endStepDuties(work, loaded.making, stepOutcomes[step.step][recorded.outcome] ?? '已登记')
  await oweWhatFollows(work, await getMaking(work.db, id), [...loaded.steps, recorded])
  return []
}

const CLAUSES: Readonly<Partial<Record<RecordedStep['step'], string>>> = {
  consult: '优化营商环境条例第六十二条',
  fair: '公平竞争审查条例',
  legality: '国办发〔2018〕115号',
  deliberate: '国办发〔2018〕115号',
  file: '规范性文件备案',
}

function faultsIn(work: Work, loaded: LoadedMaking, step: StepToRecord): readonly FieldError[] {
  return faultsOfStep(step, {
    making: loaded.making,
    steps: loaded.steps,
    today: work.today,
    publishedOn: loaded.publishedOn,
    days: commentDaysIn(work),
    legalityFrom: firstDayOfOpinion(work, loaded.steps),
  })
}

/** The earliest day of an opinion on legality that is not urgent: so many working days after it came to 法制 (K-09). */
export function firstDayOfOpinion(
  work: Pick<Work, 'calendar' | 'rules'>,
  steps: readonly RecordedStep[],
): CivilDate | null {
  const sentOn = steps.at(-1)?.recordedOn
  if (sentOn === undefined) return null
  const day = work.calendar.addWorkingDays(sentOn, work.rules.read(legalityLeastDays))
  return 'on' in day ? day.on : null
}

interface Issued {
  readonly document: RegisteredDocument | null
  readonly faults: readonly FieldError[]
}

/** What was issued is in the register, as OA numbered it: a 规范性文件 of this division, signed after 审议, its 公开属性 decided. */
async function issuedDocument(
  work: Work,
  { making, steps }: LoadedMaking,
  { documentNumber }: Recording,
): Promise<Issued> {
  const wrong = (message: string) => ({ document: null, faults: [{ field: 'documentNumber', message }] })
  if (documentNumber === '') return wrong('请写印发的文号。')
  const document = await findDocumentNumbered(work.db, documentNumber)
  if (document === null) return wrong('登记簿里没有这个文号，请先登记这份公文。')
  if (document.divisionId !== making.divisionId) return wrong('这个文号登记在别的处室名下，请核对。')
  if (!document.normative || document.origin === 'obtained')
    return wrong('这份公文没有登记为本局的规范性文件，请先改登记。')
  if ((await findMakingOfDocument(work.db, document.id)) !== null)
    return wrong('这个文号已经连着另一件的制定程序。')
  if (document.attributeState !== 'decided') return wrong('这份公文的公开属性还没有审定，审定后才能印发。')
  if (document.printedOn === null) return wrong('这份公文还没有印发日期，请先改登记。')
  const passedOn = steps.findLast(({ step }) => step === 'deliberate')?.on
  if (passedOn !== undefined && document.writtenOn < passedOn)
    return wrong(`成文日期 ${document.writtenOn} 早于集体审议的 ${passedOn}，请核对。`)
  return { document, faults: [] }
}

/** The number and the day of signing are written into the text that is on its way. */
async function linkDocument(work: Work, making: Making, document: RegisteredDocument): Promise<void> {
  await updateMaking(work.db, making.id, { documentId: document.id })
  const { packageId, draftId } = making
  if (packageId === null || draftId === null || document.packageId !== null) return
  await updateDraftOf(work.db, document.id, { packageId, draftId })
  await work.record({
    subject: `document:${document.id}`,
    action: 'draft-started',
    after: { packageId },
  })
  const { state } = (await loadPackage(work, packageId)).package
  if (state !== 'drafting' && state !== 'returned') return
  const draft = await getDraft(work.db, draftId)
  const fields = {
    ...draft.fields,
    docNo: document.number ?? '',
    written: document.writtenOn,
    ...(document.effectiveOn === null ? {} : { effective: document.effectiveOn }),
  }
  await saveDraft(work, {
    draftId,
    revision: draft.revision,
    text: { ...draft, fields },
    alternatives: new Map(),
  })
}

async function oweWhatFollows(work: Work, making: Making, steps: readonly RecordedStep[]): Promise<void> {
  await oweWaitingStep(work, making, steps)
  if (steps.at(-1)?.step !== 'issue') return
  const { document, publishedOn } = await readMaking(work, making.id)
  if (document !== null && publishedOn !== null) await oweFiling(work, making, publishedOn)
}
