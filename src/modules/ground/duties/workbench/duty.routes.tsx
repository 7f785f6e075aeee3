import { formKeys } from '../../../../workbench/form-keys.ts'
import { provisionalAfter } from '../../../../kernel/working-calendar.ts'
import { isProvisional } from '../domain/duty-move.ts'
import { functionNames, personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listContacts, listDivisions } from '../../organisation/index.ts'
import type { Contact, Division } from '../../organisation/index.ts'
import { countedDays } from '../domain/counted-days.ts'
import { allowedDutyActions, maySeeDuty, urgingWords } from '../domain/urging.ts'
import type { CoOwner } from '../domain/urging.ts'
import { shareDuty, unshareDuty } from '../share-duty.ts'
import { listCoOwners } from '../store/co-owners.ts'
import { getDuty, listDutyEvents, listUrges } from '../store/urges.ts'
import type { KnownDuty } from '../store/urges.ts'
import { answerUrge, urgeDuty } from '../urge-duty.ts'
import { AnswerForm, ShareForm, UrgeForm } from './duty.form.ts'
import { DutyPage } from './duty.page.tsx'
import { ownerWords } from './duty.view.ts'

const PATH = '/workbench/duties/:dutyId'
const may = { who: 'signed-in' } as const

/** One duty: how its day was counted, who owes it, 督办 and answers, further owners, what happened. */
export function dutyRoutes(kinds: () => readonly DutyKind[]): readonly Route[] {
  const show = (ask: Ask, errors: readonly FieldError[]) => showDuty(ask, kinds(), errors)
  const post = (path: string, act: (ask: Ask) => Promise<readonly FieldError[]>): Route => ({
    method: 'POST',
    path: `${PATH}/${path}`,
    surface: 'workbench',
    may,
    run: async (ask) => {
      await seenDuty(ask)
      const errors = await act(ask)
      return errors.length === 0 ? redirect(`/workbench/duties/${idOf(ask)}`) : show(ask, errors)
    },
  })
  return [
    { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => show(ask, []) },
    post('urge', postUrge),
    post('answer', postAnswer),
    post('share', postShare),
    post('unshare', postUnshare),
  ]
}

/** The duty with its further owners; refuses whoever may not see it. */
async function seenDuty({ work, params }: Ask): Promise<{ duty: KnownDuty; coOwners: readonly CoOwner[] }> {
  const duty = await getDuty(work.db, params.dutyId ?? '')
  const coOwners = await listCoOwners(work.db, [duty.id])
  if (!maySeeDuty(duty, coOwners, work.actor))
    throw new Refusal(
      'forbidden',
      'not-your-duty',
      '这件事由别的处室承办。办公室、分管领导和承办处室的人可以看。',
    )
  return { duty, coOwners }
}

async function showDuty(ask: Ask, kinds: readonly DutyKind[], errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const { duty, coOwners } = await seenDuty(ask)
  const divisions = await listDivisions(work.db)
  const names = new Map(divisions.map((division) => [division.id, division.name]))
  const contacts = await listContacts(work.db, work.today)
  const urges = await listUrges(work.db, duty.id)
  const own = personOf(work.actor)?.id
  const html = await deskPage(
    ask,
    {
      title: duty.title,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '时限事项' }],
      ledger: [{ subject: `duty:${duty.id}` }],
      help: '先看哪天到期、谁承办；「这个日期怎么算」逐日写明依据。办公室和负责人可以发督办函、加入共同责任；承办处室在督办函下面答复。',
    },
    <DutyPage
      duty={duty}
      kindName={kinds.find((known) => known.kind === duty.kind)?.name ?? duty.action}
      owner={ownerWords(duty, names)}
      days={duty.counted === null ? [] : countedDays(duty.counted, work.calendar)}
      events={await listDutyEvents(work.db, duty.id)}
      urges={urges}
      ownUrges={new Set(urges.filter((urge) => urge.urgedBy === own).map((urge) => urge.id))}
      coOwners={coOwners.map((owner) => ({ ...owner, name: coOwnerName(owner, names, contacts) }))}
      actions={allowedDutyActions(duty, coOwners, work.actor)}
      today={work.today}
      provisional={isProvisional(duty, provisionalAfter(work.calendar))}
      divisions={divisions.filter((division) => division.id !== duty.divisionId)}
      people={peopleOf(contacts, divisions)}
      urging={urgingWords(
        [
          {
            division: names.get(duty.divisionId ?? '') ?? functionNames[duty.function],
            title: duty.title,
            due: duty.due,
            link: `${visit.origin}/workbench/duties/${duty.id}`,
          },
        ],
        work.today,
      )}
      typed={errors.length === 0 ? {} : typedFields(ask.form)}
      errors={errors}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function coOwnerName(
  owner: CoOwner,
  names: ReadonlyMap<string, string>,
  contacts: readonly Contact[],
): string {
  if (owner.divisionId === null)
    return contacts.find((contact) => contact.personId === owner.personId)?.name ?? '（已离开的人）'
  const held = Object.entries(functionNames).find(([name]) => name === owner.function)?.[1] ?? ''
  return (names.get(owner.divisionId) ?? '（已撤并的处室）') + held
}

function peopleOf(contacts: readonly Contact[], divisions: readonly Division[]) {
  const names = new Map(divisions.map((division) => [division.id, division.name]))
  const people = new Map(
    contacts.map(({ personId: id, name, divisionId }) => [
      id,
      { id, name, division: names.get(divisionId ?? '') ?? '' },
    ]),
  )
  return [...people.values()]
}

async function postUrge(ask: Ask): Promise<readonly FieldError[]> {
  const parsed = parseForm(UrgeForm, ask.form)
  if (!parsed.ok) return parsed.errors
  await urgeDuty(ask.work, idOf(ask), parsed.value.letter)
  return []
}

async function postAnswer(ask: Ask): Promise<readonly FieldError[]> {
  const parsed = parseForm(AnswerForm, ask.form)
  if (!parsed.ok) return parsed.errors
  const urgeId = typedFields(ask.form).urgeId ?? ''
  await answerUrge(ask.work, { dutyId: idOf(ask), urgeId }, parsed.value.answer)
  return []
}

async function postShare(ask: Ask): Promise<readonly FieldError[]> {
  const parsed = parseForm(ShareForm, ask.form)
  return parsed.ok ? shareDuty(ask.work, idOf(ask), parsed.value.with) : parsed.errors
}

async function postUnshare(ask: Ask): Promise<readonly FieldError[]> {
  const coOwnerId = typedFields(ask.form).coOwnerId ?? ''
  await unshareDuty(ask.work, { dutyId: idOf(ask), coOwnerId })
  return []
}

function idOf({ params }: Ask): string {
  return params.dutyId ?? ''
}
