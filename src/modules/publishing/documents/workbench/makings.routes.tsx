import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import { civilDateOf, endOfMonth } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { errorAt, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { SelectField, TextArea, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { findBureau, listDivisions } from '../../../ground/organisation/index.ts'
import { beginMaking } from '../begin-making.ts'
import { documentReaders } from '../domain/document-actions.ts'
import { NORMATIVE } from '../making-duties.ts'
import { listMakings, listFilings } from '../store/makings.ts'
import { listMakingSteps } from '../store/making-steps.ts'
import { listPublicDocumentIds } from '../store/documents.ts'
import { QuarterQuery } from './document.form.ts'
import { DivisionForm, IdentifyForm } from './making.form.ts'
import { MakingsPage } from './makings.page.tsx'
import { lastQuarters, quarterOf } from './quarters.ts'
import { divisionsSeen } from './register.routes.tsx'

const desk = { surface: 'workbench', may: documentReaders } as const
const drafters = { surface: 'workbench', may: { who: 'functions', any: ['handler', 'head'] } } as const

/** 规范性文件: what is being made, beginning one, and the quarterly list of what was filed. */
export const makingsRoutes: readonly Route[] = [
  { method: 'GET', path: NORMATIVE, ...desk, run: showAll },
  { method: 'GET', path: `${NORMATIVE}/new`, ...drafters, run: (ask) => showNew(ask, {}, []) },
  { method: 'GET', path: `${NORMATIVE}/filings.xlsx`, ...desk, run: sendFilings },
  { method: 'POST', path: NORMATIVE, ...drafters, run: postNew },
]

async function showAll(ask: Ask): Promise<Reply> {
  const { work } = ask
  const makings = await listMakings(work.db, divisionsSeen(work.actor))
  const steps = await listMakingSteps(
    work.db,
    makings.map(({ id }) => id),
  )
  const issued = makings.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]))
  const released = await listPublicDocumentIds(work.db, issued)
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const html = await deskPage(
    ask,
    {
      title: '规范性文件',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '规范性文件' }],
      help: '正在制定的规范性文件，各走到哪一步。起草处室先认定；征求意见、公平竞争审查、合法性审核、集体审议，一步接一步登记。',
      actions: holds(work.actor, ['handler', 'head']) ? (
        <a class="btn main" href={`${NORMATIVE}/new`}>
          认定一件
        </a>
      ) : null,
    },
    <MakingsPage
      lines={makings.map((making) => ({
        making,
        division: names.get(making.divisionId) ?? '',
        steps: steps.get(making.id) ?? [],
        isPublic: making.documentId !== null && released.has(making.documentId),
      }))}
      quarters={lastQuarters(work.today)}
    />,
  )
  return page(html)
}

async function showNew(ask: Ask, typed: Typed, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const own = divisionsWhere(work.actor, ['handler', 'head'])
  const divisions = (await listDivisions(work.db)).filter(({ id }) => own.includes(id))
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  const ticked = (name: string) => ({ name, checked: typed[name] === 'yes', error: errorAt(errors, name) })
  const html = await deskPage(
    ask,
    {
      title: '认定规范性文件',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '规范性文件', href: NORMATIVE },
        { label: '认定' },
      ],
      help: '先说清楚为什么是规范性文件、涉及什么，系统据此要求后面各步。内部管理制度、工作方案、纪要、人事、请示报告不是规范性文件。',
    },
    <>
      <ErrorSummary errors={errors} />
      <section class="card">
        <PostForm action={NORMATIVE} token={visit.csrfToken} submissionId={visit.submissionId} guard>
          <TextField {...at('title')} label="拟定的标题" maxlength={200} required />
          <SelectField
            {...at('divisionId')}
            label="起草处室"
            options={divisions.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <TextArea
            {...at('identifiedBecause')}
            label="为什么是规范性文件"
            hint="涉及谁的什么权利义务，在本市普遍适用，在一定期限内反复适用"
            rows={3}
            maxlength={500}
            required
          />
          <TickField
            {...ticked('operators')}
            label="和经营主体的生产经营活动密切相关"
            hint="必须公开征求意见，并做公平竞争审查"
          />
          <TickField
            {...ticked('economic')}
            label="涉及经营者的经济活动"
            hint="必须做公平竞争审查和宏观政策取向一致性评估"
          />
          <TickField {...ticked('rights')} label="对群众切身利益有重大影响" hint="必须公开征求意见" />
          <TextArea
            {...at('urgentBecause')}
            label="紧急的理由"
            hint="应急或上级有紧急要求的才写：可以缩短征求意见和合法性审核，都不能省"
            rows={2}
            maxlength={300}
          />
          <p class="btns">
            <button class="btn main" type="submit">
              认定
            </button>
          </p>
        </PostForm>
      </section>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postNew(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const identified = parseForm(IdentifyForm, ask.form)
  const division = parseForm(DivisionForm, ask.form)
  if (!identified.ok || !division.ok)
    return showNew(ask, typed, [
      ...(identified.ok ? [] : identified.errors),
      ...(division.ok ? [] : division.errors),
    ])
  const begun = await beginMaking(ask.work, division.value.divisionId, identified.value)
  return begun.ok ? redirect(`${NORMATIVE}/${begun.id}`) : showNew(ask, typed, begun.errors)
}

/** What was filed in a quarter (季度备案信息公开). */
async function sendFilings(ask: Ask): Promise<Reply> {
  const { work, visit } = ask
  const quarter = QuarterQuery.parse({ quarter: null, ...ask.query }).quarter ?? quarterOf(work.today)
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(-1))
  const from = civilDateOf(year, number * 3 - 2, 1) ?? work.today
  const filings = await listFilings(work.db, { from, to: endOfMonth(year, number * 3) })
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const words = `${String(year)}年第${'一二三四'[number - 1] ?? ''}季度`
  const bytes = await writeWorkbook({
    name: '规范性文件备案',
    title: `${(await findBureau(work.db))?.name ?? ''}${words}规范性文件备案信息`,
    left: '按季度公开',
    right: `截至 ${work.today}`,
    demo: visit.demo,
    columns: [
      { head: '序号', width: 4 },
      { head: '文号', width: 12 },
      { head: '标题', width: 28, align: 'left' },
      { head: '处室', width: 8 },
      { head: '公布日期', width: 8 },
      { head: '备案日期', width: 8 },
      { head: '备案编号', width: 12 },
    ],
    rows: filings.map((one, place) => [
      place + 1,
      one.number,
      one.title,
      names.get(one.divisionId) ?? '',
      one.publishedOn,
      one.filedOn,
      one.reference,
    ]),
  })
  return download(bytes, FILE_KINDS.xlsx.contentType, `${words}规范性文件备案.xlsx`)
}
