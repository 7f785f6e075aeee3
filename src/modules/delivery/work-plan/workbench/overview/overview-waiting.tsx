import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { TextArea } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { placeName, shortTitle } from '../../domain/measure.ts'
import type { Measure } from '../../domain/measure.ts'
import type { NotConcerned } from '../../store/not-concerned.ts'
import { divisionName } from '../measure/measure.view.ts'
import { refusalField } from './overview.view.ts'
import type { OfficeDesk, OverviewView } from './overview.view.ts'

/** What waits for 办公室: requests to be excused, and statements in place of documents. */
export function OfficeWaiting({
  view,
  office,
}: {
  readonly view: OverviewView
  readonly office: OfficeDesk
}) {
  return (
    <>
      {office.asked.length === 0 ? null : (
        <section class="sec" id="not-concerned" aria-labelledby="asked">
          <div class="head">
            <h2 id="asked">称本年不涉及的</h2>
          </div>
          <ul class="rows">
            {office.asked.map((asked) => (
              <li key={asked.measureId + asked.divisionId}>
                <Asked view={view} asked={asked} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {office.statements.length === 0 ? null : (
        <section class="sec" id="statements" aria-labelledby="stated">
          <div class="head">
            <h2 id="stated">等认可的说明</h2>
          </div>
          <ul class="rows">
            {office.statements.map((piece) => (
              <li key={piece.id}>
                <Stated view={view} piece={piece} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Stated({
  view,
  piece,
}: {
  readonly view: OverviewView
  readonly piece: OfficeDesk['statements'][number]
}) {
  return (
    <>
      <MeasureLink view={view} measureId={piece.measureId} />
      <p>
        {divisionName(view.survey, piece.divisionId)}以一句说明作为佐证：“{piece.title}”
      </p>
      <PostForm action={`/workbench/plans/${view.plan.id}/statements`} {...view.formKey()} class="btns">
        <input type="hidden" name="evidenceId" value={piece.id} />
        <button type="submit" class="btn small">
          认可
        </button>
        <span class="meta">不认可的，请到该处室的表退回，写明还要什么。</span>
      </PostForm>
    </>
  )
}

/** The reason has lines: Enter in a single one would press 认可. */
function Asked({ view, asked }: { readonly view: OverviewView; readonly asked: NotConcerned }) {
  const reason = refusalField(asked)
  const wrong = view.wrong?.form === reason ? view.wrong : null
  return (
    <div class="stack">
      <div>
        <MeasureLink view={view} measureId={asked.measureId} />
        <p>
          {divisionName(view.survey, asked.divisionId)}（{asked.askedBy}）：{asked.reason}
        </p>
      </div>
      <PostForm action={`/workbench/plans/${view.plan.id}/not-concerned`} {...view.formKey()}>
        <input type="hidden" name="measureId" value={asked.measureId} />
        <input type="hidden" name="divisionId" value={asked.divisionId} />
        <TextArea
          name={reason}
          label="理由"
          rows={2}
          hint="不认可时要写"
          value={wrong?.typed[reason]}
          error={errorAt(wrong?.errors ?? [], reason)}
        />
        <p class="btns">
          <button type="submit" name="decision" value="accept" class="btn">
            认可
          </button>
          <button type="submit" name="decision" value="refuse" class="btn stop">
            不认可
          </button>
        </p>
      </PostForm>
    </div>
  )
}

function MeasureLink({ view, measureId }: { readonly view: OverviewView; readonly measureId: string }) {
  const measure: Measure | undefined = view.survey.lines.find(
    (line) => line.measure.id === measureId,
  )?.measure
  if (measure === undefined) return null
  return (
    <h3>
      <a href={`/workbench/plans/${view.plan.id}/measures/${measure.id}`}>
        {measure.number} {shortTitle(measure)}
      </a>{' '}
      <small class="meta">{placeName(measure)}</small>
    </h3>
  )
}
