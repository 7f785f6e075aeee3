import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { historyStateNames } from '../domain/history-batch.ts'
import type { HistoryBatch, HistoryState } from '../domain/history-batch.ts'
import { batchPage, HISTORY } from '../history-duties.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import type { FormKey } from '../../../../workbench/form-keys.ts'

const TAGS: Readonly<Record<HistoryState, TagKind>> = {
  ready: 'due',
  running: 'hold',
  paused: 'hold',
  imported: 'due',
  released: 'ok',
  discarded: 'plain',
}

/** 待确认, 正在导入, 已暂停, 待放行, 已公开, 已作废. */
export function HistoryTag({ state }: Pick<HistoryBatch, 'state'>) {
  return <Tag kind={TAGS[state]}>{historyStateNames[state]}</Tag>
}

interface HistoryView {
  readonly batches: readonly HistoryBatch[]
  readonly errors: readonly FieldError[]
  /** Whether this person may take a file in. */
  readonly mayImport: boolean
  readonly formKey: () => FormKey
}

/** 历史文件批量导入: the upload, and every batch with where it stands. */
export function HistoryPage({ batches, errors, mayImport, formKey }: HistoryView) {
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      {mayImport ? (
        <section class="card" aria-labelledby="h-upload">
          <h2 id="h-upload">导入一批</h2>
          <p>
            每行一份 JSON：title、issuer 必填，publish_date、written_date、effective_date
            至少一个；doc_number、level、 topic、status、url 有就带上。正文不保存，全文链到原来的网站。
          </p>
          <PostForm action={HISTORY} multipart {...formKey()}>
            <FileField
              name="list"
              label="历史文件（.jsonl，或装着它的 .zip）"
              hint="有密级标志的行不收，也不留任何内容"
              accept=".jsonl,.zip"
              error={errorAt(errors, 'list')}
            />
            <p class="btns">
              <button class="btn main" type="submit">
                先看会导入什么
              </button>
            </p>
          </PostForm>
        </section>
      ) : null}
      {batches.length === 0 ? (
        <Empty title="还没有导入过">
          <p>上传以后，每一批的进度和结果在这里。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="导入的各批"
          columns={[
            { label: '批' },
            { label: '状态' },
            { label: '份数' },
            { label: '不收的行' },
            { label: '导入人' },
            { label: '上传' },
          ]}
          rows={batches.map((batch) => ({
            key: batch.id,
            cells: [
              <a href={batchPage(batch.id)}>
                第 {batch.number} 批 {batch.fileName}
              </a>,
              <HistoryTag state={batch.state} />,
              `${String(batch.imported)} / ${String(batch.total)}`,
              String(batch.faults.length),
              batch.preparedByName,
              <ReleaseTime at={batch.preparedAt} />,
            ],
          }))}
        />
      )}
    </div>
  )
}
