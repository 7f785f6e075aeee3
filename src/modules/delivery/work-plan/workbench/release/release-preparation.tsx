import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { SelectField, TextArea } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { shortTitle, stateNames } from '../../domain/measure.ts'
import type { PublicState } from '../../domain/measure.ts'
import { nextVersion } from '../../domain/period-release.ts'
import type { LeadEntry } from '../../domain/period-release.ts'
import type { GatheredMeasure } from '../../gather-period.ts'
import { StateTag } from '../../portal/state-tag.tsx'
import type { PeriodRelease } from '../../store/releases.ts'
import { releasePath } from './release.view.ts'
import type { ReleaseView } from './release.view.ts'

/** All divisions side by side, with what 办公室 words for the public and which evidence goes out with it. */
export function Preparation({
  view,
  newest,
}: {
  readonly view: ReleaseView
  readonly newest: PeriodRelease | null
}) {
  const next = nextVersion(newest)
  const correcting = next.version > 1
  return (
    <section class="sec" aria-labelledby="h-prepare">
      <h2 id="h-prepare">{correcting ? '更正' : '各处室报的，并排看'}</h2>
      <ErrorSummary errors={view.errors} />
      <PostForm action={releasePath(view)} {...view.formKey()} guard>
        {view.gathered.map((line) => (
          <Line key={line.measure.id} line={line} view={view} />
        ))}
        <PublicEvidenceList view={view} />
        {correcting ? (
          <TextArea
            name="changeNote"
            label="更正说明"
            rows={3}
            value={view.typed.changeNote ?? next.note}
            hint="改了什么、为什么；会公开"
            error={errorAt(view.errors, 'changeNote')}
          />
        ) : null}
        <div class="bar-act">
          <button class="btn main" type="submit" name="act" value="submit">
            送审
          </button>
          <button class="btn" type="submit" name="act" value="save">
            先保存
          </button>
          <small>送审后由另一位（公开机构负责人或分管领导）批准发布。</small>
        </div>
      </PostForm>
    </section>
  )
}

function Line({ line, view }: { readonly line: GatheredMeasure; readonly view: ReleaseView }) {
  const { measure } = line
  return (
    <section class={line.lack === null ? 'measure' : 'measure ask'} id={`m-${String(measure.number)}`}>
      <h3>
        <span>
          {measure.number} {shortTitle(measure)}
        </span>
        <StateTag state={line.state} />
      </h3>
      <ul class="dots">
        {line.entries.map((entry) => (
          <Entry key={entry.divisionId} entry={entry} view={view} />
        ))}
        {line.otherEntries.map((entry) => (
          <Entry key={entry.divisionId} entry={entry} view={view} joined />
        ))}
      </ul>
      {line.officeWords ? (
        <OfficeWording line={line} view={view} />
      ) : (
        <p class="meta">公开：{line.sentence}</p>
      )}
      {line.lack === null ? null : <Note>{line.lack}</Note>}
    </section>
  )
}

function Entry({
  entry,
  view,
  joined,
}: {
  readonly entry: LeadEntry
  readonly view: ReleaseView
  readonly joined?: boolean
}) {
  const name = view.divisions.find((d) => d.id === entry.divisionId)?.name ?? ''
  const confirmed = entry.status === 'confirmed' && entry.state !== null
  return (
    <li>
      <b>
        {name}
        {joined === true ? '（参加）' : ''}
      </b>
      ：
      {confirmed && entry.state !== null
        ? `${stateNames[entry.state]}。${entry.text}`
        : joined === true
          ? entry.text
          : '未报'}
      {entry.enteredByOffice === null ? null : <Tag kind="plain">代录</Tag>}
    </li>
  )
}

/** Its fields have lines: Enter in a single one would press 送审. */
function OfficeWording({ line, view }: { readonly line: GatheredMeasure; readonly view: ReleaseView }) {
  const id = line.measure.id
  const states: readonly PublicState[] = ['on-schedule', 'behind', 'completed', 'not-reported']
  return (
    <>
      <TextArea
        name={`sentence-${id}`}
        label="公开的一句话"
        rows={2}
        value={view.typed[`sentence-${id}`] ?? line.sentence}
        error={errorAt(view.errors, `sentence-${id}`)}
      />
      <SelectField
        name={`state-${id}`}
        label="状态"
        value={view.typed[`state-${id}`] ?? line.state}
        error={errorAt(view.errors, `state-${id}`)}
        options={states.map((value) => ({
          value,
          label: value === line.derivedState ? `${stateNames[value]}（按各处室报的）` : stateNames[value],
        }))}
      />
      <TextArea
        name={`reason-${id}`}
        label="改状态的理由（不改不填）"
        rows={2}
        value={view.typed[`reason-${id}`] ?? line.stateReason ?? ''}
        error={errorAt(view.errors, `reason-${id}`)}
      />
    </>
  )
}

function PublicEvidenceList({ view }: { readonly view: ReleaseView }) {
  const pieces = view.gathered.flatMap((line) =>
    line.evidence.filter((piece) => piece.public).map((piece) => ({ piece, number: line.measure.number })),
  )
  return (
    <section class="sec">
      <h3>会一起公开的佐证（{pieces.length}）</h3>
      {pieces.length === 0 ? (
        <p class="meta">没有。处室没有标“可公开”的佐证只在内部看得到。</p>
      ) : (
        <ul class="dots">
          {pieces.map(({ piece, number }) => (
            <li key={piece.id}>
              第 {number} 项：{piece.title}
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        截至 <DateText date={view.period.to} />
      </p>
    </section>
  )
}
