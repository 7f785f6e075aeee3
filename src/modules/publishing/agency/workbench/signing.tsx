import type { ComponentChildren } from 'preact'
import { personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../platform/manifest/duty-kind.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { SignWords } from '../../../../ui/sign-form.tsx'
import { draftAgency, OWN_TEXT, releaseAgency } from '../release-agency.ts'
import { NO_NOTE, ReleaseForm } from './agency.form.ts'
import { Differences } from './differences.tsx'

/** 机构职能 in 今日: what differs from the public page, and its release. */
export const agencySigning: Signing = { show: showDraft, act: release }

async function showDraft(
  { work, visit }: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const draft = await draftAgency(work.db)
  if (draft.differences.length === 0) return null
  return (
    <>
      <Differences draft={draft} />
      {draft.authors.some(({ id }) => id === personOf(work.actor)?.id) ? (
        <Note>{OWN_TEXT}</Note>
      ) : (
        <PostForm
          action={row.action}
          token={visit.csrfToken}
          submissionId={work.newId()}
          label="批准发布：机构职能"
        >
          {draft.released === null ? null : (
            <SignWords
              id={duty.id}
              name="changeNote"
              label="改了什么、为什么"
              hint="会留在版本记录里，例如“艺术处更换电话”"
              value={row.typed.changeNote}
              error={errorAt(row.errors, 'changeNote')}
            />
          )}
          <input type="hidden" name="seen" value={draft.hash} />
          <p class="btns">
            <button class="btn main" type="submit">
              批准发布
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
  message: '您打开以后内容又改过，没有发布。请核对现在的改动再批准。',
} as const

async function release({ work, form }: Ask): Promise<readonly FieldError[]> {
  const parsed = parseForm(ReleaseForm, form)
  if (!parsed.ok) return parsed.errors
  const { changeNote = '', seen } = parsed.value
  const draft = await draftAgency(work.db)
  if (seen !== draft.hash) return [CHANGED_SINCE]
  if (draft.released !== null && changeNote === '') return [NO_NOTE]
  await releaseAgency(work, draft.released === null ? null : changeNote, seen)
  return []
}
