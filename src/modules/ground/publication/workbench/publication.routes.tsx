import { formKeys } from '../../../../workbench/form-keys.ts'
import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { OnSealed } from '../../../../platform/manifest/publication-sealed.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { backupPlaces } from '../domain/backup-places.ts'
import { mayDraftFor } from '../domain/package.ts'
import { DECIDERS, OPENNESS, withdrawalKinds } from '../domain/withdrawal.ts'
import { archivePublication, movePublication } from '../move-publication.ts'
import { listColumns } from '../store/columns.ts'
import { findHandover } from '../store/handovers.ts'
import { getReleased, listGone } from '../store/released.ts'
import type { Released } from '../store/released.ts'
import { listRelations } from '../store/relations.ts'
import { listPackagesOf } from '../store/sealed.ts'
import { findErasure, findSealing, listMarks, listWithdrawals } from '../store/withdrawals.ts'
import { askWithdrawal, decideWithdrawal, publicationPage } from '../withdraw-publication.ts'
import { GonePage } from './gone.page.tsx'
import { drafters, packageReaders } from './packages.routes.tsx'
import { PublicationPage } from './publication.page.tsx'
import { DecisionForm } from './withdrawal.form.ts'
import { sealedRoutes } from './sealed.routes.tsx'

const ONE = '/workbench/publications/:id'
const LIST = '/workbench/publications'
const readers = { who: 'functions', any: [...packageReaders.any, 'system-administrator'] } as const
const openness = { who: 'functions', any: OPENNESS } as const
const deciders = { who: 'functions', any: DECIDERS } as const
const post = { method: 'POST', surface: 'workbench' } as const
const AT_MOST = 200

/** What is done with a publication after its release. */
export function publicationRoutes(sealers: () => readonly OnSealed[]): readonly Route[] {
  return [
    { method: 'GET', path: LIST, surface: 'workbench', may: readers, run: showGone },
    {
      method: 'GET',
      path: ONE,
      surface: 'workbench',
      may: readers,
      run: (ask) => showPublication(ask, []),
    },
    { ...post, path: `${ONE}/withdrawal`, may: drafters, run: postWithdrawal },
    { ...post, path: `${ONE}/decision`, may: deciders, run: postDecision },
    { ...post, path: `${ONE}/move`, may: openness, run: postMove },
    { ...post, path: `${ONE}/archive`, may: openness, run: postArchive },
    ...sealedRoutes(ONE, { openness, deciders, show: showPublication, sealers }),
  ]
}

async function showGone(ask: Ask): Promise<Reply> {
  const { work } = ask
  const gone = (await listGone(work.db, AT_MOST)).filter((released) => maySee(ask, released))
  const html = await deskPage(
    ask,
    {
      title: '撤回和封存',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '撤回和封存' }],
      help: '这里是申请撤回、已撤回和已封存的公开页。要撤回哪一页，从那份稿件点「撤回、移动、归档」。封存的只留地址，不留内容。',
    },
    <GonePage
      gone={gone}
      marks={await listMarks(
        work.db,
        gone.map(({ id }) => id),
      )}
      names={new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))}
    />,
  )
  return page(html)
}

async function showPublication(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const released = await getReleased(work.db, ask.params.id ?? '')
  if (!maySee(ask, released)) throw new Refusal('absent', 'no-publication', '没有这件公开信息。')
  const sealing = await findSealing(work.db, released.id)
  const title = sealing === null ? released.title : `已封存：${released.path}`
  const relations = (await listRelations(work.db, [released.id])).get(released.id) ?? []
  const html = await deskPage(
    ask,
    {
      title,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '撤回和封存', href: LIST }, { label: title }],
      help: '撤回要两个人：一人申请，另一人批准。泄密或违法信息由公开机构一人立即封存，再报告。移动和归档不影响原来的网址。',
      ledger: [{ subject: `publication:${released.id}` }],
    },
    <PublicationPage
      released={released}
      sealing={sealing}
      erasure={sealing === null ? null : await findErasure(work.db, released.id)}
      withdrawals={sealing === null ? await listWithdrawals(work.db, released.id) : []}
      packages={sealing === null ? await listPackagesOf(work.db, released.id) : []}
      relations={relations}
      isHandedOver={(await findHandover(work.db, released.id)) !== null}
      columns={await listColumns(work.db)}
      backups={work.rules.read(backupPlaces)}
      now={work.now}
      actor={work.actor}
      errors={errors}
      typed={typedFields(ask.form)}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

/** Its division, the openness office, who decides, who signs, 审计 and 系统管理. */
function maySee({ work: { actor } }: Ask, { divisionId }: Released): boolean {
  const others = readers.any.filter((name) => name !== 'handler' && name !== 'head')
  return holds(actor, others) || (divisionId !== null && mayDraftFor(actor, divisionId))
}

const isKind = (kind: string): kind is keyof typeof withdrawalKinds => Object.hasOwn(withdrawalKinds, kind)
const WithdrawalForm = z.object({
  kind: z.string('请选原因。').refine(isKind, '请选原因。'),
  explanation: z
    .string('请写说明。')
    .trim()
    .min(4, '请用一两句话告诉公众为什么撤回。')
    .max(500, '最多 500 字。'),
  keepsContent: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  leadTo: z
    .string()
    .trim()
    .max(300, '地址太长。')
    .default('')
    .transform((path) => (path === '' ? null : path)),
})

async function postWithdrawal(ask: Ask): Promise<Reply> {
  const parsed = parseForm(WithdrawalForm, ask.form)
  if (!parsed.ok) return showPublication(ask, parsed.errors)
  const errors = await askWithdrawal(ask.work, ask.params.id ?? '', parsed.value)
  return errors.length > 0 ? showPublication(ask, errors) : back(ask)
}

async function postDecision(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DecisionForm, ask.form)
  if (!parsed.ok) return showPublication(ask, parsed.errors)
  const { decision, remark } = parsed.value
  const errors = await decideWithdrawal(ask.work, ask.params.id ?? '', {
    approve: decision === 'approve',
    remark,
  })
  if (errors.length > 0) return showPublication(ask, errors)
  return back(ask)
}

const MoveForm = z.object({
  columnId: z.string('请选栏目。').min(1, '请选栏目。').max(60, '请选栏目。'),
  moveReason: z.string('请写理由。').trim().min(2, '请写为什么移。').max(200, '最多 200 字。'),
})

async function postMove(ask: Ask): Promise<Reply> {
  const parsed = parseForm(MoveForm, ask.form)
  if (!parsed.ok) return showPublication(ask, parsed.errors)
  const { columnId, moveReason } = parsed.value
  await movePublication(ask.work, ask.params.id ?? '', { columnId, reason: moveReason })
  return back(ask)
}

async function postArchive(ask: Ask): Promise<Reply> {
  await archivePublication(ask.work, ask.params.id ?? '')
  return back(ask)
}

function back({ params }: Ask): Reply {
  return redirect(publicationPage(params.id ?? ''))
}
