import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Job } from '../../../../ui/job.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { speedOf } from '../domain/history-batch.ts'
import type { HistoryAction, HistoryBatch } from '../domain/history-batch.ts'
import { batchPage } from '../history-duties.ts'
import type { HistoryLineShown } from '../store/history-documents.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

export const LINES_A_PAGE = 50
const FAULTS_SHOWN = 20

/** What a row of either shows. */
type LineShown = Pick<HistoryLineShown, 'line' | 'title' | 'number' | 'issuer' | 'writtenOn' | 'sourceUrl'>

interface HistoryBatchView {
  readonly batch: HistoryBatch
  readonly actions: readonly HistoryAction[]
  /** The first rows of the file, or a page of what is registered. */
  readonly lines: readonly LineShown[]
  readonly page: number
  readonly publicPath: string | null
  readonly because: string
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** One batch: how far it is, what it brings, which lines are left out and why, and what may be done now. */
export function HistoryBatchDeskPage(view: HistoryBatchView) {
  const { batch, errors } = view
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {batch.discardedBecause === null ? null : <Note>已作废：{batch.discardedBecause}</Note>}
      <Progress {...view} />
      {view.actions.includes('release') || view.actions.includes('return') ? <Release {...view} /> : null}
      {batch.faults.length === 0 ? null : <Faults batch={batch} />}
      {view.lines.length === 0 ? null : <Lines {...view} />}
    </div>
  )
}

function Progress(view: HistoryBatchView) {
  const { batch, publicPath } = view
  const speed = speedOf(batch)
  return (
    <section class="card" aria-labelledby="h-progress">
      <h2 id="h-progress">进度</h2>
      <Job title="导入" done={batch.nextRow} total={batch.total} unit="份">
        {batch.state === 'running' ? (
          <p>
            可以离开这一页，停电、重启以后会从断的地方接着办。<a href={batchPage(batch.id)}>看最新进度</a>
          </p>
        ) : null}
      </Job>
      <Facts
        rows={[
          ['新登记', `${String(batch.imported)} 份`],
          ['早已登记，不再登记', `${String(batch.known)} 份`],
          ['不收的行', `${String(batch.faults.length)} 行`],
          ['速度', speed === null ? null : `每秒约 ${String(speed)} 份`],
          ['导入人', batch.preparedByName],
          ['放行人', batch.releasedByName],
          ['公开页', publicPath === null ? null : <a href={publicPath}>{publicPath}</a>],
        ]}
      />
      {batch.publicationId === null ? null : (
        <p>
          {publicPath === null ? '公开页已经撤回或封存。' : '放行以后才发现不该公开的：'}
          <a href={`/workbench/publications/${batch.publicationId}`}>撤回、封存</a>
        </p>
      )}
      <Acts {...view} />
    </section>
  )
}

const ACTS = [
  { action: 'start', button: '开始导入', main: true },
  { action: 'resume', button: '继续导入', main: true },
  { action: 'pause', button: '暂停', main: false },
  { action: 'discard', button: '作废这一批', main: false },
] as const

function Acts({ batch, actions, formKey }: HistoryBatchView) {
  return (
    <div class="btns">
      {ACTS.filter(({ action }) => actions.includes(action)).map(({ action, button, main }) => (
        <PostForm key={action} action={`${batchPage(batch.id)}/${action}`} {...formKey()} label={button}>
          <button class={main ? 'btn main' : 'btn'} type="submit">
            {button}
          </button>
        </PostForm>
      ))}
    </div>
  )
}

function Release({ batch, actions, because, errors, formKey }: HistoryBatchView) {
  return (
    <section class="card" aria-labelledby="h-release">
      <h2 id="h-release">放行</h2>
      <p>放行以后，这一批在文件库和查找里公开，各份的公开属性都是主动公开。自己导入的，由另一人放行。</p>
      {actions.includes('release') ? (
        <PostForm action={`${batchPage(batch.id)}/release`} {...formKey()} label="放行">
          <input type="hidden" name="seen" value={batch.contentHash ?? ''} />
          <p class="btns">
            <button class="btn main" type="submit">
              放行 {batch.imported} 份
            </button>
          </p>
        </PostForm>
      ) : null}
      <PostForm action={`${batchPage(batch.id)}/return`} {...formKey()} label="退回">
        <TextArea
          name="because"
          label="退回的理由"
          hint="退回后这一批从登记簿删去，改好文件再导入"
          value={because}
          error={errorAt(errors, 'because')}
          rows={2}
          maxlength={500}
        />
        <p class="btns">
          <button class="btn" type="submit">
            退回
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Faults({ batch }: Pick<HistoryBatchView, 'batch'>) {
  const { faults } = batch
  return (
    <section class="card" aria-labelledby="h-faults">
      <div class="head">
        <h2 id="h-faults">不收的行（{faults.length}）</h2>
        <a href={`${batchPage(batch.id)}/faults.xlsx`}>下载全部（Excel）</a>
      </div>
      <FlowTable
        caption="不收的行和原因"
        quietCaption
        columns={[{ label: '行' }, { label: '为什么不收' }]}
        rows={faults.slice(0, FAULTS_SHOWN).map(({ line, sentence }) => ({
          key: String(line),
          cells: [String(line), sentence],
        }))}
      />
    </section>
  )
}

function Lines({ batch, lines, page }: HistoryBatchView) {
  const isReady = batch.stagedHash !== null
  return (
    <section class="card" aria-labelledby="h-lines">
      <h2 id="h-lines">{isReady ? `开头 ${String(lines.length)} 份` : '登记的文件'}</h2>
      <FlowTable
        caption="历史文件"
        quietCaption
        columns={[
          { label: '标题' },
          { label: '行' },
          { label: '文号' },
          { label: '制发机关' },
          { label: '成文' },
          { label: '原文' },
        ]}
        rows={lines.map((one) => ({
          key: String(one.line),
          cells: [
            one.title,
            String(one.line),
            one.number,
            one.issuer,
            one.writtenOn,
            one.sourceUrl === null ? null : (
              <a href={one.sourceUrl} aria-label={`${one.title}的原文`}>
                原文
              </a>
            ),
          ],
        }))}
      />
      {isReady ? null : (
        <Pager
          page={page}
          pages={Math.ceil(batch.imported / LINES_A_PAGE)}
          hrefOf={(other) => `${batchPage(batch.id)}?page=${String(other)}`}
        />
      )}
    </section>
  )
}
