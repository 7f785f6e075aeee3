import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import { addMonths } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { Work } from '../../../../platform/work/work.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { getDivision, listDivisions } from '../../../ground/organisation/index.ts'
import { checkStatute, confirmStatute, enterStatute, STATUTES } from '../check-statute.ts'
import { documentReaders, REGISTRARS } from '../domain/document-actions.ts'
import { allowedStatuteActions } from '../domain/statute.ts'
import type { Statute } from '../domain/statute.ts'
import { statuteMonths } from '../domain/statute-settings.ts'
import { openCitations, settleRevisit } from '../settle-revisit.ts'
import { getStatute, listStatuteChecks, listStatutes } from '../store/statutes.ts'
import { CheckForm } from './document.form.ts'
import { CheckedForm, ConfirmForm, FirstLookForm, StatuteForm } from './statute.form.ts'
import { StatutePage } from './statute.page.tsx'
import { NewStatutePage, StatutesPage } from './statutes.page.tsx'

const ONE = `${STATUTES}/:id`
const desk = { surface: 'workbench', may: documentReaders } as const
const keepers = { surface: 'workbench', may: { who: 'functions', any: REGISTRARS } } as const

/** 外部法规: laws and rules of others that the site names, entered, looked at again, confirmed by a second person. */
export const statuteRoutes: readonly Route[] = [
  { method: 'GET', path: STATUTES, ...desk, run: showAll },
  { method: 'GET', path: `${STATUTES}/new`, ...keepers, run: (ask) => showNew(ask, []) },
  { method: 'POST', path: STATUTES, ...keepers, run: postNew },
  { method: 'GET', path: ONE, ...desk, run: (ask) => show(ask, []) },
  { method: 'POST', path: `${ONE}/checks`, ...keepers, run: postCheck },
  { method: 'POST', path: `${ONE}/confirmation`, ...keepers, run: postConfirmation },
  { method: 'POST', path: `${ONE}/citation`, ...keepers, run: postCitation },
]

const CRUMBS = [
  { label: '今日', href: '/workbench' },
  { label: '公文', href: '/workbench/documents' },
]

async function showAll(ask: Ask): Promise<Reply> {
  const { work } = ask
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const html = await deskPage(
    ask,
    {
      title: '外部法规',
      crumbs: [...CRUMBS, { label: '外部法规' }],
      help: '网站引用的法律、法规、上级文件：谁制定的、哪个版本、哪天核对过。到期核对官方文本，改了的、废止的，引用它的页面要跟着看。',
      actions: holds(work.actor, REGISTRARS) ? (
        <a class="btn main" href={`${STATUTES}/new`}>
          登记外部法规
        </a>
      ) : null,
    },
    <StatutesPage
      statutes={await listStatutes(work.db)}
      names={names}
      nextOn={(statute) => nextCheckOn(work, statute)}
      today={work.today}
    />,
  )
  return page(html)
}

function nextCheckOn({ rules }: Pick<Work, 'rules'>, statute: Statute): CivilDate | null {
  const { checkedOn, repealedOn } = statute
  return checkedOn === null || repealedOn !== null ? null : addMonths(checkedOn, rules.read(statuteMonths))
}

async function ownDivisions({ work }: Ask) {
  const all = await listDivisions(work.db)
  if (holds(work.actor, ['openness-handler', 'openness-head'])) return all
  const own = divisionsWhere(work.actor, ['handler', 'head'])
  return all.filter(({ id }) => own.includes(id))
}

async function showNew(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '登记外部法规',
      crumbs: [...CRUMBS, { label: '外部法规', href: STATUTES }, { label: '登记' }],
      help: '照官方文本填名称、制定机关、版本和网址。另一个人确认后，公众在文件库看到，写明制定机关和核对日期，不当作本局的文件。',
    },
    <NewStatutePage
      typed={typedFields(ask.form)}
      errors={errors}
      divisions={await ownDivisions(ask)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postNew(ask: Ask): Promise<Reply> {
  const statute = parseForm(StatuteForm, ask.form)
  const found = parseForm(FirstLookForm, ask.form)
  if (!statute.ok || !found.ok)
    return showNew(ask, [...(statute.ok ? [] : statute.errors), ...(found.ok ? [] : found.errors)])
  if (!(await ownDivisions(ask)).some(({ id }) => id === statute.value.divisionId))
    return showNew(ask, [{ field: 'divisionId', message: '请从名单里选处室。' }])
  const entered = await enterStatute(ask.work, statute.value, found.value)
  return entered.ok ? redirect(`${STATUTES}/${entered.id}`) : showNew(ask, entered.errors)
}

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const statute = await getStatute(work.db, idOf(ask))
  const checks = await listStatuteChecks(work.db, statute.id)
  const html = await deskPage(
    ask,
    {
      title: statute.title,
      crumbs: [...CRUMBS, { label: '外部法规', href: STATUTES }, { label: statute.title }],
      help: '到期打开官方文本核对：没有变的登记“未变”，改了的写新版本。另一个人确认后公众看到，引用它的页面列入今日。',
      ledger: [{ subject: `statute:${statute.id}` }],
    },
    <StatutePage
      statute={statute}
      division={(await getDivision(work.db, statute.divisionId)).name}
      checks={checks}
      actions={allowedStatuteActions(work.actor, statute, checks)}
      nextOn={nextCheckOn(work, statute)}
      citations={await openCitations(work, citedOf(statute))}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function citedOf({ id, divisionId }: Statute) {
  return { subject: `statute:${id}`, divisionId }
}

function idOf(ask: Ask): string {
  return ask.params.id ?? ''
}

async function answered(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  return errors.length > 0 ? show(ask, errors) : redirect(`${STATUTES}/${idOf(ask)}`)
}

async function postCheck(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CheckedForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  return answered(ask, await checkStatute(ask.work, idOf(ask), parsed.value))
}

async function postConfirmation(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ConfirmForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { answer, answerReason: reason } = parsed.value
  return answered(ask, await confirmStatute(ask.work, idOf(ask), { agree: answer === 'agree', reason }))
}

async function postCitation(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CheckForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { dutyId, checkOutcome: outcome } = parsed.value
  const statute = await getStatute(ask.work.db, idOf(ask))
  await settleRevisit(ask.work, citedOf(statute), { dutyId, outcome })
  return redirect(`${STATUTES}/${statute.id}`)
}
