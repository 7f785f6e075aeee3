import type { ComponentChildren } from 'preact'
import { personOf } from '../../../../../kernel/actor.ts'
import type { DutyToSign, Signing, SignRow } from '../../../../../platform/manifest/duty-kind.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt, parseForm } from '../../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../../platform/http/route.ts'
import type { Db } from '../../../../../platform/database/database.ts'
import { Note } from '../../../../../ui/notice.tsx'
import { SignForm } from '../../../../../ui/sign-form.tsx'
import { stateNames } from '../../domain/measure.ts'
import { countByState } from '../../domain/period-content.ts'
import type { PeriodContent, PublicMeasure } from '../../domain/period-content.ts'
import { allowedReleaseActions, OWN_RELEASE } from '../../domain/period-release.ts'
import { approvePeriod, returnPeriod } from '../../release-period.ts'
import type { PeriodKey } from '../../release-period.ts'
import { getFrozenContent, listPlanReleases } from '../../store/releases.ts'
import type { PeriodRelease } from '../../store/releases.ts'
import { buttonApart } from '../button-apart.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { newestRelease } from '../overview/overview.view.ts'
import { DecisionOnRelease } from '../release/release.form.ts'

/** A period on its way to the public in 今日: the frozen text, what changed since the last release, 同意 or 退回. */
export const releaseSigning: Signing = { show: showRelease, act: decide }

async function showRelease(
  ask: Pick<Ask, 'work' | 'visit'>,
  duty: DutyToSign,
  row: SignRow,
): Promise<ComponentChildren | null> {
  const { work } = ask
  const { planId, period } = keyOf(duty)
  const releases = planId === '' ? [] : await listPlanReleases(work.db, planId)
  const release = newestRelease(releases, period)
  if (release?.status !== 'submitted') return null
  const content = await getFrozenContent(work.db, release.id)
  const actions = allowedReleaseActions(release, work.actor)
  const own = release.preparedBy === personOf(work.actor)?.id
  if (!actions.includes('approve') && !own) return null
  return (
    <>
      <p>{countsOf(content)}</p>
      {release.changeNote === null ? null : <p>更正说明：{release.changeNote}</p>}
      <Changes now={content} before={await lastReleased(work.db, releases, release)} />
      <details>
        <summary>会公开的全部文字（{content.measures.length} 项）</summary>
        <div>
          <Measures measures={content.measures} />
        </div>
      </details>
      {own ? (
        <Note>{OWN_RELEASE}</Note>
      ) : (
        <SignForm
          id={duty.id}
          action={row.action}
          formKey={formKeys(ask)}
          subject={`${content.period.name}落实情况`}
          act={{ name: 'act', agree: 'approve', refuse: actions.includes('return') ? 'return' : null }}
          agreeLabel="同意发布"
          reasonName="reason"
          reason={row.typed.reason}
          error={errorAt(row.errors, 'reason')}
        />
      )}
    </>
  )
}

async function decide({ work, form }: Ask, duty: DutyToSign): Promise<readonly FieldError[]> {
  const parsed = parseForm(DecisionOnRelease, form)
  if (!parsed.ok) return buttonApart(parsed.errors, 'act')
  const { act, reason } = parsed.value
  if (act === 'approve') await approvePeriod(work, keyOf(duty))
  else await returnPeriod(work, keyOf(duty), reason)
  return []
}

function keyOf({ url }: DutyToSign): PeriodKey {
  const [, planId = '', period = ''] = /^\/workbench\/plans\/([^/]+)\/releases\/([^/]+)$/.exec(url) ?? []
  return { planId, period }
}

async function lastReleased(
  db: Db,
  releases: readonly PeriodRelease[],
  release: PeriodRelease,
): Promise<PeriodContent | null> {
  const last = releases.findLast(
    (known) => known.status === 'released' && known.id !== release.id && known.period <= release.period,
  )
  return last === undefined ? null : getFrozenContent(db, last.id)
}

function countsOf(content: PeriodContent): string {
  const counts = countByState(content.measures).filter(({ count }) => count > 0)
  return `${content.period.name}共 ${String(content.measures.length)} 项：${counts.map(({ name, count }) => `${name} ${String(count)}`).join('，')}。`
}

function Changes({ now, before }: { readonly now: PeriodContent; readonly before: PeriodContent | null }) {
  if (before === null) return <p class="meta">这是第一次公布，没有可比的上期。</p>
  const earlier = new Map(before.measures.map((measure) => [measure.number, measure]))
  const changed = now.measures.filter((measure) => earlier.get(measure.number)?.state !== measure.state)
  if (changed.length === 0) return <p class="meta">各项状态和{before.period.name}公布的一样。</p>
  return (
    <>
      <p>
        和{before.period.name}公布的相比，{changed.length} 项状态变了：
      </p>
      <Measures measures={changed} earlier={earlier} />
    </>
  )
}

function Measures({
  measures,
  earlier,
}: {
  readonly measures: readonly PublicMeasure[]
  readonly earlier?: ReadonlyMap<number, PublicMeasure>
}) {
  return (
    <ul class="plain">
      {measures.map((measure) => {
        const before = earlier?.get(measure.number)
        return (
          <li key={measure.number}>
            {measure.number}
            {'\u3000'}
            <b>{measure.title}</b>：
            {before === undefined ? null : (
              <>
                <del>{stateNames[before.state]}</del> 改为{' '}
              </>
            )}
            {stateNames[measure.state]}。{measure.sentence}
          </li>
        )
      })}
    </ul>
  )
}
