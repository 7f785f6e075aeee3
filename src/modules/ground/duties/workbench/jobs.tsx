import { civilDateAt, clockAt } from '../../../../kernel/civil-date.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { listFailedJobs } from '../../../../platform/jobs/failed-jobs.ts'
import type { FailedJob } from '../../../../platform/jobs/failed-jobs.ts'
import type { Job } from '../../../../platform/jobs/worker.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { failureSentence } from '../domain/job-failure.ts'
import { retryJob } from '../retry-job.ts'
import { JOBS_PATH, JOBS_READERS } from './jobs.view.ts'

const MOST = 200
const may = { who: 'functions', any: JOBS_READERS } as const

/** 后台作业: what failed in the background, when and why, and 再试一次. */
export function jobsRoutes(jobs: () => readonly Job[]): readonly Route[] {
  return [
    { method: 'GET', path: JOBS_PATH, surface: 'workbench', may, run: (ask) => showJobs(ask, jobs()) },
    { method: 'POST', path: `${JOBS_PATH}/:id/retry`, surface: 'workbench', may, run: postRetry },
  ]
}

async function showJobs(ask: Ask, known: readonly Job[]): Promise<Reply> {
  const failed = await listFailedJobs(ask.work.db, MOST)
  const html = await deskPage(
    ask,
    {
      title: '后台作业',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '后台作业' }],
      help: '系统自己在后台办的事（提醒、送达、封存等）没办成的列在这里，写明原因。还会自动再试的不用管；不再自动试的，请改好原因后按“再试一次”。',
    },
    <div class="stack">
      {ask.query.done === 'retried' ? (
        <Done title="已排队再试">
          <p>几秒钟后刷新：办成了就不在这里了。</p>
        </Done>
      ) : null}
      {failed.length === 0 ? (
        <Empty title="没有失败的作业">
          <p>提醒、封存这些后台的事都办成了；有没办成的会列在这里，今日也会提示。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="没有办成的后台作业"
          quietCaption
          columns={[
            { label: '作业' },
            { label: '什么时候' },
            { label: '原因' },
            { label: '状态' },
            { label: '再试' },
          ]}
          rows={failed.map((job) => row(ask, job, nameOf(known, job)))}
        />
      )}
    </div>,
  )
  return page(html)
}

/** As the 办理记录 calls it; the delivery of what modules announce to each other belongs to none of them. */
function nameOf(known: readonly Job[], { name }: FailedJob): string {
  return known.find((job) => job.name === name)?.actor ?? '模块之间的送达'
}

function row({ visit, work }: Ask, job: FailedJob, name: string) {
  return {
    key: job.id,
    cells: [
      <>
        {name}
        <small>第 {job.id} 号</small>
      </>,
      <>
        <DateText date={civilDateAt(job.failedAt)} /> {clockAt(job.failedAt)}
      </>,
      failureSentence(job.failure),
      job.givenUp ? (
        <>
          <Tag kind="over">不再自动试</Tag> <small>已试 {job.attempts} 次</small>
        </>
      ) : (
        <Tag kind="hold">还会自动再试</Tag>
      ),
      <PostForm
        action={`${JOBS_PATH}/${job.id}/retry`}
        token={visit.csrfToken}
        submissionId={work.newId()}
        label={`再试第 ${job.id} 号：${name}`}
      >
        <button type="submit" class="btn small">
          再试一次
        </button>
      </PostForm>,
    ],
  }
}

async function postRetry(ask: Ask): Promise<Reply> {
  await retryJob(ask.work, ask.params.id ?? '')
  return redirect(`${JOBS_PATH}?done=retried`)
}
