import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import type { Counted, Due } from '../../ground/duties/index.ts'
import { listHolders } from '../../ground/organisation/index.ts'
import { documentName } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import {
  attributeWorkingDays,
  gazetteDays,
  gazetteWhenOff,
  publishWorkingDays,
} from './domain/document-settings.ts'
import { gazetteDueOn } from './domain/gazette.ts'

export const DOCUMENTS = '/workbench/documents'

/** What the module's duties are called; a kind begins with the module's name. */
export const documentDutyNames = {
  'documents.set-attribute': '定公开属性',
  'documents.give-opinion': '审公开属性',
  'documents.decide-attribute': '审定公开属性',
  'documents.publish': '主动公开公文',
  'documents.re-examine': '复审不公开件',
  'documents.revisit': '核对引用页面',
  'documents.evaluate': '评估文件效力',
  'documents.gazette': '转送政府公报',
  'documents.release-history': '放行历史文件',
} as const
export type DocumentDuty = keyof typeof documentDutyNames

interface DutyOfDocument {
  readonly kind: DocumentDuty
  readonly title: string
  readonly action: string
  readonly clause: string
  readonly explanation: string
  readonly divisionId: string | null
  readonly function: FunctionName
  readonly due: { readonly due: Due; readonly counted?: Counted }
  readonly internal?: boolean
  readonly occasion?: string
}

/** Opens a duty about a document; its page is where it is met. */
export async function openDocumentDuty(
  work: Work,
  { id }: Pick<RegisteredDocument, 'id'>,
  { due, ...duty }: DutyOfDocument,
): Promise<void> {
  await openDuty(work, {
    subject: `document:${id}`,
    url: `${DOCUMENTS}/${id}`,
    rule: duty.kind,
    ...duty,
    ...due,
  })
}

/** Ends the open duties of some kinds about a document. */
export async function endDocumentDuties(
  work: Work,
  { id }: Pick<RegisteredDocument, 'id'>,
  ending: {
    readonly kinds: readonly DocumentDuty[]
    readonly how: string
    readonly occasion?: string
    readonly asNeverOpened?: boolean
  },
): Promise<void> {
  const kinds: readonly string[] = ending.kinds
  await dischargeWhere(work, [`document:${id}`], {
    fits: ({ kind, occasion }) =>
      kinds.includes(kind) && (ending.occasion === undefined || occasion === ending.occasion),
    how: ending.how,
    asNeverOpened: ending.asNeverOpened === true,
  })
}

/** A step of deciding the 公开属性 is due in so many working days. */
export function attributeStepDue(work: Pick<Work, 'calendar' | 'rules' | 'today'>) {
  return countedDue(work.calendar, {
    from: work.today,
    workingDays: work.rules.read(attributeWorkingDays),
  })
}

/** A document without 公开属性 asks its division for one (seed 三（一）). */
export async function askForAttribute(work: Work, document: RegisteredDocument): Promise<void> {
  await openDocumentDuty(work, document, {
    kind: 'documents.set-attribute',
    title: `定公开属性：${documentName(document)}`,
    action: '提出公开属性',
    clause: '工作要点三（一）',
    explanation:
      document.returnedBecause === null ? '登记时没有公开属性。' : `退回重提：${document.returnedBecause}`,
    divisionId: document.divisionId,
    function: 'handler',
    due: attributeStepDue(work),
    internal: true,
    occasion: String(document.attributeRound),
  })
}

/** What is 主动公开 is public within twenty working days after it was formed (K-01, 条例第二十六条). */
export async function oweOpening(work: Work, document: RegisteredDocument, from: CivilDate): Promise<void> {
  const workingDays = work.rules.read(publishWorkingDays)
  await openDocumentDuty(work, document, {
    kind: 'documents.publish',
    title: `主动公开：${documentName(document)}`,
    action: '起草并发布',
    clause: '条例第二十六条',
    explanation: `自 ${from} 起 ${String(workingDays)} 个工作日内公开。`,
    divisionId: document.divisionId,
    function: 'handler',
    due: countedDue(work.calendar, { from, workingDays }),
    occasion: String(document.attributeRound),
  })
}

/** A normative document of our own goes to the gazette within ten days after 印发 (K-12, seed 三（四）). */
export async function oweGazette(work: Work, document: RegisteredDocument): Promise<void> {
  const { printedOn, normative, origin } = document
  if (printedOn === null || !normative || origin === 'obtained') return
  await openDocumentDuty(work, document, {
    kind: 'documents.gazette',
    title: `转送政府公报：${documentName(document)}`,
    action: '转送并登记',
    clause: '工作要点三（四）',
    explanation: `${printedOn} 印发，${String(work.rules.read(gazetteDays))} 天内把纸质文件和电子文档转送政府公报编辑部门。`,
    divisionId: document.divisionId,
    function: 'handler',
    due: { due: { kind: 'day', on: gazetteDayOf(work, printedOn) } },
  })
}

/** The last day to hand over, by the settings in force. */
export function gazetteDayOf(work: Pick<Work, 'rules' | 'calendar'>, printedOn: CivilDate): CivilDate {
  return gazetteDueOn(printedOn, {
    days: work.rules.read(gazetteDays),
    whenOff: work.rules.read(gazetteWhenOff),
    calendar: work.calendar,
  })
}

/** Who decides: 签发人 where somebody signs, else 分管领导, for policy documents; the head, or a leader where he proposed himself. */
export async function decidersOf(
  work: Work,
  document: RegisteredDocument,
): Promise<{ readonly function: FunctionName; readonly divisionId: string | null }> {
  if (!document.policy) {
    const heads = await listHolders(work.db, 'head', work.today)
    const isFree = heads.some(
      ({ personId, divisionId }) => divisionId === document.divisionId && personId !== document.proposedBy,
    )
    if (isFree) return { function: 'head', divisionId: document.divisionId }
  }
  const [signer] = await listHolders(work.db, 'signer', work.today)
  return signer === undefined
    ? { function: 'leader', divisionId: null }
    : { function: 'signer', divisionId: signer.divisionId }
}
