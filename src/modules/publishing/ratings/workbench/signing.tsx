import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../platform/manifest/duty-kind.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { SignWords } from '../../../../ui/sign-form.tsx'
import { getColumn } from '../../../ground/publication/index.ts'
import { RATINGS_COLUMN, RATINGS_DESK } from '../paths.ts'
import { draftRegister, releaseRegister, whyNotRelease } from '../release-register.ts'
import { NO_NOTE, ReleaseForm } from './ratings.form.ts'
import { DifferenceTable } from './release.page.tsx'

/** In 今日 the first of the changes are shown; with more, the whole list has its own page. */
const SHOWN = 20

/** The register in 今日: what differs from the public page, and its release. */
export const ratingsSigning: Signing = { show, act }

async function show(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const draft = await draftRegister(work.db)
  if (draft.differences.length === 0) return null
  const { divisionId } = await getColumn(work.db, RATINGS_COLUMN)
  const refused = whyNotRelease(work.actor, draft, divisionId)
  const rest = draft.differences.length - SHOWN
  return (
    <>
      <DifferenceTable draft={draft} shown={draft.differences.slice(0, SHOWN)} />
      {rest <= 0 ? null : (
        <p>
          还有 {rest} 条，<a href={`${RATINGS_DESK}/release`}>看全部再公布</a>。
        </p>
      )}
      {refused === null ? null : <Note>{refused}</Note>}
      {refused !== null || rest > 0 ? null : (
        <PostForm
          action={row.action}
          token={visit.csrfToken}
          submissionId={work.newId()}
          label="公布：等级评定"
        >
          {draft.released === null ? null : (
            <SignWords
              id={duty.id}
              name="changeNote"
              label="改了什么、为什么"
              hint="会公开，例如“公布第三季度评定结果”"
              value={row.typed.changeNote}
              error={errorAt(row.errors, 'changeNote')}
            />
          )}
          <input type="hidden" name="seen" value={draft.hash} />
          <p class="btns">
            <button class="btn main" type="submit">
              核对无误，公布
            </button>
          </p>
        </PostForm>
      )}
    </>
  )
}

/** 今日 shows the content as it stands now, so that it can be read at once. */
const CHANGED_SINCE = {
  field: '',
  message: '您打开以后登记册又改过，没有公布。请核对现在的改动再公布。',
} as const

async function act({ work, form }: Ask): Promise<readonly FieldError[]> {
  const parsed = parseForm(ReleaseForm, form)
  if (!parsed.ok) return parsed.errors
  const { changeNote, seen } = parsed.value
  const draft = await draftRegister(work.db)
  if (seen !== draft.hash) return [CHANGED_SINCE]
  if (draft.released !== null && changeNote === '') return [NO_NOTE]
  await releaseRegister(work, { changeNote: draft.released === null ? null : changeNote, seen })
  return []
}
