import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { getDivision } from '../../../ground/organisation/index.ts'
import { endMaking, mayEnd, mayStartText, startMakingText } from '../begin-making.ts'
import { documentReaders } from '../domain/document-actions.ts'
import { allowedMakingSteps, makingStepNames, refusalOfStep, waitingStep } from '../domain/making.ts'
import type { MakingStep } from '../domain/making.ts'
import { readMaking } from '../load-making.ts'
import type { LoadedMaking } from '../load-making.ts'
import { NORMATIVE } from '../making-duties.ts'
import { firstDayOfOpinion, recordStep } from '../record-step.ts'
import { EndForm, StepForm, stepField, StepName, stepOf } from './making.form.ts'
import { MakingPage } from './making.page.tsx'
import { stationsOf } from './stations.ts'

const ONE = `${NORMATIVE}/:id`
const MOST_BYTES = 100 * 1_048_576
const desk = { surface: 'workbench', may: documentReaders } as const

/** One 规范性文件 on its way from 认定 to 备案. */
export const makingRoutes: readonly Route[] = [
  { method: 'GET', path: ONE, ...desk, run: (ask) => show(ask, []) },
  { method: 'GET', path: `${ONE}/files/:number`, ...desk, run: sendFile },
  { method: 'POST', path: `${ONE}/steps`, ...desk, uploadLimit: MOST_BYTES, run: postStep },
  { method: 'POST', path: `${ONE}/text`, ...desk, run: postText },
  { method: 'POST', path: `${ONE}/end`, ...desk, run: postEnd },
]

function idOf(ask: Ask): string {
  return ask.params.id ?? ''
}

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const loaded = await readMaking(work, idOf(ask))
  const { making } = loaded
  const allowed = allowedMakingSteps(work.actor, making, loaded)
  const html = await deskPage(
    ask,
    {
      title: making.title,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '规范性文件', href: NORMATIVE },
        { label: making.title },
      ],
      help: '规范性文件一步一步来，前一步没做完，后一步登记不了，也不能送审公布。合法性审核由法制机构出意见，会签不能代替。',
      ledger: [
        { subject: `making:${making.id}` },
        ...(making.documentId === null ? [] : [{ subject: `document:${making.documentId}` }]),
      ],
    },
    <MakingPage
      {...loaded}
      division={(await getDivision(work.db, making.divisionId)).name}
      stations={await stationsOf(work, loaded)}
      allowed={allowed}
      hints={hintsOf(work, loaded)}
      waitsFor={waitsFor(work, loaded, allowed)}
      mayStartText={mayStartText(work, loaded)}
      mayEnd={mayEnd(work, loaded)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function hintsOf(work: Ask['work'], { making, steps }: LoadedMaking): ReadonlyMap<MakingStep, string> {
  const from = firstDayOfOpinion(work, steps)
  const legality =
    making.urgentBecause !== null
      ? '紧急件：审核可以缩短，但要出书面意见。'
      : from === null
        ? null
        : `一般不少于规定的工作日：${from} 起可以出意见。`
  return new Map<MakingStep, string>([
    ...(legality === null ? [] : [['legality', legality] as const]),
    ['revise', '改好以后重新送法制机构审。'],
  ])
}

/** What a making waits for, in a sentence, where this person has nothing to record. */
function waitsFor(work: Ask['work'], loaded: LoadedMaking, allowed: readonly MakingStep[]): string | null {
  const { making, steps, isPublic } = loaded
  const waiting = waitingStep(steps)
  if (allowed.length > 0 || waiting === null || making.endedBecause !== null) return null
  if (waiting !== 'publish')
    return `现在等：${makingStepNames[waiting]}。${refusalOfStep(work.actor, waiting)}`
  return isPublic
    ? `现在等：备案。${refusalOfStep(work.actor, 'file')}`
    : '已经印发，等公布：稿件和解读一起送审，发布后自动记在这里。'
}

async function postStep(ask: Ask): Promise<Reply> {
  const parsedStep = StepName.safeParse(ask.form.step)
  if (!parsedStep.success) throw new Refusal('invalid', 'no-step', '请从这一页的表单登记。')
  const step = parsedStep.data
  const prefix = stepField(step, '')
  const own = Object.fromEntries(
    Object.entries(ask.form).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
  const parsed = parseForm(StepForm, own)
  const again = (errors: readonly FieldError[]) =>
    show(
      ask,
      errors.map((error) => ({ ...error, field: stepField(step, error.field) })),
    )
  if (!parsed.ok) return again(parsed.errors)
  const on = parsed.value.on ?? (step === 'issue' ? ask.work.today : null)
  const { documentNumber, cleared } = parsed.value
  const upload = ask.uploads.find(({ field }) => field === stepField(step, 'file'))
  if (on === null) {
    await readMaking(ask.work, idOf(ask))
    return again([{ field: 'on', message: '请写日期，例如 2026-08-30。' }])
  }
  const errors = await recordStep(ask.work, idOf(ask), {
    step: stepOf(step, { ...parsed.value, on }),
    upload: upload ?? null,
    cleared,
    documentNumber,
  })
  return errors.length > 0 ? again(errors) : redirect(`${NORMATIVE}/${idOf(ask)}`)
}

async function postText(ask: Ask): Promise<Reply> {
  const { draftId } = await startMakingText(ask.work, idOf(ask))
  return redirect(`/workbench/drafts/${draftId}`)
}

async function postEnd(ask: Ask): Promise<Reply> {
  const parsed = parseForm(EndForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const errors = await endMaking(ask.work, idOf(ask), parsed.value.endReason)
  return errors.length > 0 ? show(ask, errors) : redirect(`${NORMATIVE}/${idOf(ask)}`)
}

const FileNumber = z.coerce.number().int().min(1).max(10_000)

async function sendFile(ask: Ask): Promise<Reply> {
  const { steps } = await readMaking(ask.work, idOf(ask))
  const number = FileNumber.safeParse(ask.params.number)
  const file = steps.find((step) => step.number === number.data)?.file ?? null
  if (file === null) throw new Refusal('absent', 'no-file', '没有这个文件。')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.type, fileName: file.name }
}
