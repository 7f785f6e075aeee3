import { PostForm } from '../../../../../ui/form.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import { shortTitle, stateNames } from '../../domain/measure.ts'
import { countsInWords } from './returns.sign.tsx'
import { seenMark } from './returns.seen.ts'
import type { ReturnPageState } from './returns.state.ts'
import { returnPath } from './returns.view.ts'
import type { ReturnLine, WaitingReturn } from './returns.view.ts'

const COLUMNS = [{ label: '处室' }, { label: '报了什么' }, { label: '下一步' }]

/** For a head of several divisions: his other forms of the period, read and confirmed from here. */
export function WaitingReturns({ state }: { readonly state: ReturnPageState }) {
  if (state.waiting.length === 0) return null
  return (
    <section class="sec" aria-labelledby="h-waiting">
      <div class="head">
        <h2 id="h-waiting">您还要确认的</h2>
      </div>
      <FlowTable
        caption="您还要确认的表"
        quietCaption
        columns={COLUMNS}
        rows={state.waiting.map((waiting) => ({
          key: waiting.form.id,
          cells: [
            <a href={pathOf(waiting, state)}>{waiting.division.name}</a>,
            <details>
              <summary>{countsInWords(waiting.lines)}</summary>
              <ul class="plain">{waiting.lines.map(Line)}</ul>
            </details>,
            <PostForm
              action={pathOf(waiting, state)}
              {...state.formKey()}
              label={`确认${waiting.division.name}的表`}
            >
              <input type="hidden" name="seen" value={seenMark(waiting)} />
              <button class="btn small" type="submit" name="act" value="confirm">
                确认
              </button>
            </PostForm>,
          ],
        }))}
      />
    </section>
  )
}

function Line(line: ReturnLine) {
  const { entry, measure } = line
  if (entry === null) return null
  return (
    <li key={measure.id}>
      {measure.number}
      {'\u3000'}
      {shortTitle(measure)}：{entry.state === null ? '未填' : stateNames[entry.state]}。{entry.text}
      <small>{line.difference.words.join('；')}</small>
    </li>
  )
}

function pathOf(waiting: WaitingReturn, { view }: ReturnPageState): string {
  return returnPath({ ...view.key, divisionId: waiting.division.id })
}
