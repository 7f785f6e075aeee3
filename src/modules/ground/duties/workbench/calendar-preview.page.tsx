import { weekdayName } from '../../../../kernel/civil-date.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { runsOf } from '../../rules/index.ts'
import type { Notice } from '../../rules/index.ts'
import { dueWords } from '../domain/duty-move.ts'
import type { DutyMove } from '../domain/duty-move.ts'

interface PreviewView {
  readonly notice: Notice
  /** Whether the year is loaded already and this is its correction. */
  readonly corrects: boolean
  readonly moves: readonly DutyMove[]
  readonly divisionNames: ReadonlyMap<string, string>
  readonly typed: Typed
  readonly formKey: { readonly token: string; readonly submissionId: string }
}

const SHOWN = 500

/** What a notice says as it was read, and which open duties it moves; nothing is saved yet. */
export function CalendarPreviewPage({ view }: { readonly view: PreviewView }) {
  const { notice, moves } = view
  return (
    <div class="stack">
      <Note>
        还没有保存。请对照通知核对日子
        {view.corrects ? `；保存后以这一份代替原来录入的 ${String(notice.year)} 年安排` : ''}。
      </Note>
      <Facts
        rows={[
          ['年份', String(notice.year)],
          ['文号', notice.documentNumber],
          ['放假', `${String(countOf(notice, 'off'))} 天`],
          ['调休上班', `${String(countOf(notice, 'working'))} 天`],
        ]}
      />
      <Days notice={notice} />
      <Moves view={view} />
      <PostForm action="/workbench/calendar" {...view.formKey}>
        {['year', 'documentNumber', 'off', 'working'].map((name) => (
          <input key={name} type="hidden" name={name} value={oneLine(view.typed[name] ?? '')} />
        ))}
        <div class="btns">
          <button class="btn main" type="submit" name="step" value="save">
            {moves.length === 0 ? '核对过了，保存' : `核对过了，保存并移动 ${String(moves.length)} 件`}
          </button>
          <button class="btn" type="submit" name="step" value="edit">
            回去改
          </button>
        </div>
      </PostForm>
    </div>
  )
}

function countOf(notice: Notice, kind: 'off' | 'working'): number {
  return notice.days.filter((day) => day.kind === kind).length
}

/** A hidden field keeps one line in every browser. */
function oneLine(text: string): string {
  return text.replaceAll('\n', '；')
}

function Days({ notice }: { readonly notice: Notice }) {
  const off = runsOf(notice.days.filter((day) => day.kind === 'off'))
  const working = notice.days.filter((day) => day.kind === 'working')
  return (
    <FlowTable
      caption="读出的日子"
      columns={[{ label: '日子' }, { label: '节日' }, { label: '安排' }]}
      rows={[
        ...off.map((run) => ({
          key: run.from,
          cells: [
            run.length === 1
              ? `${run.from} ${weekdayName(run.from)}`
              : `${run.from} ${weekdayName(run.from)} 至 ${run.to} ${weekdayName(run.to)}`,
            run.name === '' ? null : run.name,
            `放假 ${String(run.length)} 天`,
          ],
        })),
        ...working.map(({ day, name }) => ({
          key: day,
          cells: [`${day} ${weekdayName(day)}`, name === '' ? null : name, '上班'],
        })),
      ]}
    />
  )
}

function Moves({ view: { moves, divisionNames } }: { readonly view: PreviewView }) {
  if (moves.length === 0) return <p>没有正在办的事项要换日期。</p>
  const divisions = [...new Set(moves.map(({ duty }) => duty.divisionId))]
  const nameOf = (id: string | null) => (id === null ? '不分处室' : (divisionNames.get(id) ?? '不分处室'))
  return (
    <>
      <FlowTable
        caption={`会移动的期限（${String(moves.length)} 件）`}
        columns={[{ label: '事项' }, { label: '怎么数' }, { label: '原来' }, { label: '改为' }]}
        groups={divisions.map((id) => ({
          key: id ?? 'none',
          title: nameOf(id),
          rows: moves
            .slice(0, SHOWN)
            .filter(({ duty }) => duty.divisionId === id)
            .map(({ duty, due, counted }) => ({
              key: duty.id,
              cells: [
                <>
                  <a href={duty.url}>{duty.title}</a>
                  <small>{duty.action}</small>
                </>,
                `${counted.from} 起 ${String(counted.workingDays)} 个工作日`,
                dueWords(duty.due),
                <b key="b">{dueWords(due)}</b>,
              ],
            })),
        }))}
      />
      {moves.length > SHOWN ? <p class="meta">只列前 {SHOWN} 件，保存时全部移动。</p> : null}
    </>
  )
}
