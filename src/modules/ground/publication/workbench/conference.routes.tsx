import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { RadioField, TextArea } from '../../../../ui/fields.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { titleOf } from '../gate-duties.ts'
import { loadConferenceOwed, noteConference } from '../note-conference.ts'
import { PACKAGES } from './packages.page.tsx'
import { drafters } from './packages.routes.tsx'

const PATH = `${PACKAGES}/:id/conference`

/** 新闻发布会 on a grave event: held when and where, or why not (K-28b). */
export const conferenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    surface: 'workbench',
    may: drafters,
    run: (ask) => show(ask, []),
  },
  { method: 'POST', path: PATH, surface: 'workbench', may: drafters, run: postConference },
]

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const loaded = await loadConferenceOwed(work, ask.params.id ?? '')
  const own = `${PACKAGES}/${loaded.package.id}`
  const typed = typedFields(ask.form)
  const html = await deskPage(
    ask,
    {
      title: '登记新闻发布会',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '稿件', href: PACKAGES },
        { label: titleOf(loaded), href: own },
        { label: '新闻发布会' },
      ],
      help: '特别重大、重大突发事件要在规定的小时数内召开新闻发布会。开了写什么时候、在哪里；不开的写谁决定的、为什么。',
    },
    <>
      <ErrorSummary errors={errors} />
      <PostForm
        action={`${own}/conference`}
        token={visit.csrfToken}
        submissionId={visit.submissionId}
        class="card"
      >
        <RadioField
          name="outcome"
          label="新闻发布会"
          options={[
            { value: 'held', label: '已经召开' },
            { value: 'not', label: '不召开' },
          ]}
          value={typed.outcome}
          error={errorAt(errors, 'outcome')}
        />
        <TextArea
          name="note"
          label="什么时候、在哪里，或者为什么不开"
          value={typed.note}
          error={errorAt(errors, 'note')}
          maxlength={300}
          rows={3}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            登记
          </button>
        </p>
      </PostForm>
    </>,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const ConferenceForm = z.object({
  outcome: z.enum(['held', 'not'], '请选开了没有。'),
  note: z
    .string('请写明时间地点，或者不开的理由。')
    .trim()
    .min(1, '请写明时间地点，或者不开的理由。')
    .max(300, '最多 300 字。'),
})

async function postConference(ask: Ask): Promise<Reply> {
  const form = parseForm(ConferenceForm, ask.form)
  if (!form.ok) return show(ask, form.errors)
  const packageId = ask.params.id ?? ''
  await noteConference(ask.work, packageId, {
    held: form.value.outcome === 'held',
    note: form.value.note,
  })
  return redirect(`${PACKAGES}/${packageId}`)
}
