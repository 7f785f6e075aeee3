import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm } from '../../../../platform/http/parse-form.ts'
import { redirect } from '../../../../platform/http/route.ts'
import type { Ask, May, Reply, Route } from '../../../../platform/http/route.ts'
import type { OnSealed } from '../../../../platform/manifest/publication-sealed.ts'
import { askErasure, confirmErasing, noteBackups } from '../erase-sealed.ts'
import { reportSealing, sealPublication } from '../seal-publication.ts'
import { publicationPage } from '../withdraw-publication.ts'

interface Parts {
  readonly openness: May
  readonly deciders: May
  /** Who else keeps something of what is sealed. */
  readonly sealers: () => readonly OnSealed[]
  /** Shows the publication again with what is wrong. */
  readonly show: (ask: Ask, errors: readonly FieldError[]) => Promise<Reply>
}

/** Closing every door at once, the report, and the erasure on an instruction. */
export function sealedRoutes(one: string, { openness, deciders, show, sealers }: Parts): readonly Route[] {
  const post = { method: 'POST', surface: 'workbench' } as const
  const administrators = { who: 'functions', any: ['system-administrator'] } as const
  return [
    { ...post, path: `${one}/seal`, may: openness, run: (ask) => postSeal(ask, { show, sealers }) },
    {
      ...post,
      path: `${one}/report`,
      may: openness,
      run: (ask) => postText(ask, { show, form: ReportForm, act: reportSealing }),
    },
    {
      ...post,
      path: `${one}/erasure`,
      may: deciders,
      run: (ask) => postText(ask, { show, form: ErasureForm, act: askErasure }),
    },
    { ...post, path: `${one}/erasure/confirm`, may: deciders, run: postConfirm },
    {
      ...post,
      path: `${one}/backups`,
      may: administrators,
      run: (ask) => postText(ask, { show, form: BackupsForm, act: noteBackups }),
    },
  ]
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)$/
const SealForm = z.object({
  sealKind: z.enum(['secret', 'unlawful'], '请选泄密还是违法信息。'),
  foundAt: z
    .string('请写发现的时间。')
    .trim()
    .refine((typed) => isCivilDate(MOMENT.exec(typed)?.[1] ?? ''), '发现的时间要写成 2026-08-30 14:05 这样。')
    .transform((typed) => z.coerce.date().parse(`${typed.replace(' ', 'T')}:00+08:00`)),
})

async function postSeal(ask: Ask, { show, sealers }: Pick<Parts, 'show' | 'sealers'>): Promise<Reply> {
  const parsed = parseForm(SealForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const { sealKind: kind, foundAt: at } = parsed.value
  const errors = await sealPublication(ask.work, ask.params.id ?? '', { kind, at, sealers: sealers() })
  return errors.length > 0 ? show(ask, errors) : back(ask)
}

const ReportForm = z.object({
  report: z
    .string('请写报告情况。')
    .trim()
    .min(4, '请写什么时候、向谁报告、文号或接报人；不要写泄露的内容。')
    .max(300, '最多 300 字。'),
})
const ErasureForm = z.object({
  instruction: z
    .string('请写指令。')
    .trim()
    .min(4, '请写下达指令的机关、文号和日期。')
    .max(200, '最多 200 字。'),
})
const BackupsForm = z.object({
  backups: z
    .string('请写检查结果。')
    .trim()
    .min(4, '请写查了哪些备份、怎么处理的。')
    .max(300, '最多 300 字。'),
})

interface TextAct {
  readonly show: Parts['show']
  readonly form: typeof ReportForm | typeof ErasureForm | typeof BackupsForm
  readonly act: (work: Ask['work'], publicationId: string, text: string) => Promise<void>
}

async function postText(ask: Ask, { show, form, act }: TextAct): Promise<Reply> {
  const parsed = parseForm(form, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  await act(ask.work, ask.params.id ?? '', Object.values(parsed.value).join(''))
  return back(ask)
}

async function postConfirm(ask: Ask): Promise<Reply> {
  await confirmErasing(ask.work, ask.params.id ?? '')
  return back(ask)
}

function back({ params }: Ask): Reply {
  return redirect(publicationPage(params.id ?? ''))
}
