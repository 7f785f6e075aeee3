import { clockAt } from '../../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Ask } from '../../../../../platform/http/route.ts'
import type { Work } from '../../../../../platform/work/work.ts'
import { giveEvidence, markPublic, takeEvidenceBack } from '../../give-evidence.ts'
import { askNotConcerned } from '../../not-concerned.ts'
import {
  authoriseReturn,
  confirmReturn,
  enterForDivision,
  handToHead,
  saveDraft,
  saveDraftForDivision,
  sendBack,
} from '../../report-progress.ts'
import type { ReturnKey } from '../../store/returns.ts'
import { pressedButton, readExcuse, readFilledReturn, readReason, readTypedEvidence } from './returns.form.ts'
import type { FilledReturn, PressedButton, TypedEvidence } from './returns.form.ts'
import { seenMark } from './returns.seen.ts'
import type { OpenReturnView, ReturnMode } from './returns.view.ts'

/** How a posted form ended: done, or to be shown again with what is wrong. */
export type ReturnOutcome =
  | { readonly ok: true; readonly done: string; readonly mode: 'fill' | 'enter' | null; readonly at: string }
  | {
      readonly ok: false
      readonly mode: ReturnMode | null
      readonly errors: readonly FieldError[]
      /** What was filled in is saved all the same. */
      readonly kept: boolean
      /** Fields whose content has already been taken in. */
      readonly spent: readonly string[]
    }

/** Does what the pressed button says; what was filled in is saved first, whatever else goes wrong. */
export async function actOnReturn(ask: Ask, view: OpenReturnView): Promise<ReturnOutcome> {
  const pressed = pressedButton(ask.form)
  switch (pressed.act) {
    case 'confirm':
      return sign(ask, view)
    case 'send-back':
    case 'office-return':
      return goBack(ask, view, pressed.act)
    case 'save':
    case 'add':
    case 'hand':
    case 'enter':
    case 'withdraw':
    case 'excuse':
      return fillIn(ask, view, pressed)
  }
}

/** 同意 or 退回 from elsewhere than the form's own page, where nothing else can be done; answers with what is wrong. */
export async function signReturn(ask: Ask, view: OpenReturnView): Promise<readonly FieldError[]> {
  const { act } = pressedButton(ask.form)
  if (act !== 'confirm' && act !== 'send-back') return [{ field: '', message: '请按「同意」或「退回」。' }]
  const outcome = act === 'confirm' ? await sign(ask, view) : await goBack(ask, view, act)
  return outcome.ok ? [] : outcome.errors
}

async function sign(ask: Ask, view: OpenReturnView): Promise<ReturnOutcome> {
  authoriseReturn(ask.work, view.form, 'confirm')
  const stale = staleness(ask, view)
  const errors = stale === null ? await confirmReturn(ask.work, view.key) : [stale]
  return errors.length === 0 ? { ok: true, done: 'confirmed', mode: null, at: '' } : wrong('sign', errors)
}

async function goBack(
  ask: Ask,
  view: OpenReturnView,
  act: 'send-back' | 'office-return',
): Promise<ReturnOutcome> {
  authoriseReturn(ask.work, view.form, act)
  const parsed = readReason(ask.form)
  if (!parsed.ok) return wrong(null, parsed.errors)
  await sendBack(ask.work, view.key, {
    by: act === 'send-back' ? 'head' : 'office',
    reason: parsed.value.reason,
  })
  return { ok: true, done: 'sent-back', mode: null, at: '' }
}

async function fillIn(ask: Ask, view: OpenReturnView, pressed: PressedButton): Promise<ReturnOutcome> {
  const { work } = ask
  const mode = view.actions.includes('save') ? 'fill' : 'enter'
  authoriseReturn(work, view.form, mode === 'fill' ? 'save' : 'enter-for-division')
  const stale = staleness(ask, view)
  if (stale !== null) return wrong(mode, [stale])
  const filled = readFilledReturn(ask.form, view.lines)
  if (!filled.ok) return wrong(mode, filled.errors)
  const draft = { mode, filled: filled.value } as const
  // 代录 is written down once, as entered; only when something is missing does it stay a draft.
  if (pressed.act !== 'enter') await save(work, view.key, draft)
  const given = await addAll(work, view.key, readTypedEvidence(ask.form, ask.uploads, view.lines))
  const before = [...filled.value.contradictions, ...given.errors]
  const errors = before.length > 0 ? before : await finish(ask, view, { pressed, filled: filled.value })
  if (errors.length > 0) {
    if (pressed.act === 'enter') await save(work, view.key, draft)
    return { ok: false, mode, errors, kept: true, spent: given.spent }
  }
  const ends = pressed.act === 'hand' || pressed.act === 'enter'
  return {
    ok: true,
    done: doneBy(pressed, mode),
    mode: ends ? null : mode,
    at: ['save', 'add', 'excuse'].includes(pressed.act) ? pressed.id : '',
  }
}

function doneBy(pressed: PressedButton, mode: 'fill' | 'enter'): string {
  switch (pressed.act) {
    case 'hand':
      return 'handed'
    case 'enter':
      return 'entered'
    case 'withdraw':
      return 'withdrawn'
    case 'excuse':
      return 'excused'
    case 'add':
      return 'adding'
    default:
      return mode === 'fill' ? 'saved' : 'saved-for-division'
  }
}

async function save(
  work: Work,
  key: ReturnKey,
  draft: { readonly mode: 'fill' | 'enter'; readonly filled: FilledReturn },
): Promise<void> {
  const { entries, source, publicIds } = draft.filled
  if (draft.mode === 'enter') {
    await saveDraftForDivision(work, key, { entries, source })
    return
  }
  await saveDraft(work, key, entries)
  await markPublic(work, key, publicIds)
}

async function addAll(
  work: Work,
  key: ReturnKey,
  pieces: readonly TypedEvidence[],
): Promise<{ readonly errors: readonly FieldError[]; readonly spent: readonly string[] }> {
  const errors: FieldError[] = []
  const spent: string[] = []
  for (const piece of pieces) {
    const wrongWith = await giveEvidence(work, { ...key, measureId: piece.measureId }, piece.given)
    if (wrongWith.length === 0) spent.push(...piece.fields)
    else
      errors.push(
        ...wrongWith.map((error) => ({
          ...error,
          message: named(piece) + error.message,
        })),
      )
  }
  return { errors, spent }
}

function named(piece: TypedEvidence): string {
  return piece.given.kind === 'file' ? `“${piece.given.name}”没有收下。` : ''
}

async function finish(
  ask: Ask,
  view: OpenReturnView,
  on: { readonly pressed: PressedButton; readonly filled: FilledReturn },
): Promise<readonly FieldError[]> {
  const { work } = ask
  const { pressed, filled } = on
  switch (pressed.act) {
    case 'hand':
      return handToHead(work, view.key)
    case 'enter':
      return enterForDivision(work, view.key, filled)
    case 'withdraw':
      await takeEvidenceBack(work, view.key, pressed.id)
      return []
    case 'excuse': {
      const { reason, errors } = readExcuse(ask.form, pressed.id)
      if (errors.length > 0) return errors
      return askNotConcerned(work, { ...view.key, measureId: pressed.id }, reason)
    }
    default:
      return []
  }
}

/** Nobody's words are overwritten unseen, and nobody signs what he has not read. */
function staleness(ask: Ask, view: OpenReturnView): FieldError | null {
  const { form } = view
  if (form.savedAt === null || ask.form.seen === seenMark(view)) return null
  const by = `${form.savedByName ?? '有人'}在 ${clockAt(form.savedAt)} 保存过这张表，和您打开时不一样了。`
  return {
    field: '',
    message:
      pressedButton(ask.form).act === 'confirm'
        ? `${by}请看过现在的内容再确认。`
        : `${by}您填的都还在下面，没有丢；要以您的为准，请再保存一次。`,
  }
}

function wrong(mode: ReturnMode | null, errors: readonly FieldError[]): ReturnOutcome {
  return { ok: false, mode, errors, kept: false, spent: [] }
}
