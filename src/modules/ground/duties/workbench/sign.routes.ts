import { personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { typedFields } from '../../../../platform/http/parse-form.ts'
import { redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { maySeeDuty } from '../domain/urging.ts'
import { getDuty, listDutyEvents } from '../store/urges.ts'
import type { KnownDuty } from '../store/urges.ts'
import { showToday } from './show-today.tsx'
import type { TodayParts } from './show-today.tsx'
import { isToSign, signPath, SIGNERS } from './waiting.tsx'

/** 同意 and 退回 in 今日, whatever the module: wrong input and what somebody else did meanwhile are answered there too. */
export function signRoutes(parts: TodayParts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: signPath(':dutyId'),
      surface: 'workbench',
      may: { who: 'functions', any: SIGNERS },
      run: (ask) => postSignature(ask, parts),
    },
  ]
}

async function postSignature(ask: Ask, parts: TodayParts): Promise<Reply> {
  const duty = await getDuty(ask.work.db, ask.params.dutyId ?? '')
  if (!maySeeDuty(duty, [], ask.work.actor))
    throw new Refusal('forbidden', 'not-your-duty', '这件事由别的处室承办，不在您的“今日”里。')
  if (!isStillHis(duty, ask.work.actor)) return showToday(ask, parts, { met: await whoMet(ask, duty) })
  const errors = await signingOf(parts.kinds(), duty).act(ask, duty)
  if (errors.length === 0) return redirect('/workbench?done=signed')
  return showToday(ask, parts, { wrong: { dutyId: duty.id, typed: typedFields(ask.form), errors } })
}

function signingOf(kinds: readonly DutyKind[], duty: OpenDuty) {
  const signing = kinds.find((known) => known.kind === duty.kind)?.signing
  if (signing === undefined)
    throw new Refusal('conflict', 'not-signed', '这件事不是在“今日”里审签的，请从事项名进去办。')
  return signing
}

function isStillHis(duty: KnownDuty, actor: Actor): boolean {
  return (
    duty.dischargedOn === null &&
    isToSign({ ...duty, share: null }) &&
    (personOf(actor)?.posts ?? []).some(
      (post) => post.function === duty.function && post.divisionId === duty.divisionId,
    )
  )
}

/** Who has signed meanwhile, when and how; or whose it is, where nobody has. */
async function whoMet({ work }: Ask, duty: KnownDuty): Promise<string> {
  const last = (await listDutyEvents(work.db, duty.id)).findLast(({ type }) =>
    ['discharged', 'transferred'].includes(type),
  )
  const title = duty.bundleTitle ?? duty.title
  if (last === undefined) return `“${title}”不由您审签，这次没有办。`
  return `“${title}”：${last.by}已于 ${last.on} 办过（${last.reason}），不用再签，这次没有办。`
}
