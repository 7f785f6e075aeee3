import { Refusal } from '../../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../../platform/files/file-kinds.ts'
import { extensionOf } from '../../../../../platform/files/safe-file-name.ts'
import { download } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { exportPaper, exportWorkbook } from '../../export-plan.ts'
import type { ExportedFile } from '../../export-plan.ts'
import { findSourceFile, getPlan } from '../../store/plans.ts'

const plan = '/workbench/plans/:planId'

/** What of a plan leaves as a file: the 任务分解表 for the staff, the source document for 办公室. */
export const exportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${plan}/export.xlsx`,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => send(ask, exportWorkbook),
  },
  {
    method: 'GET',
    path: `${plan}/export.docx`,
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => send(ask, exportPaper),
  },
  {
    method: 'GET',
    path: `${plan}/source`,
    surface: 'workbench',
    may: { who: 'functions', any: ['openness-handler', 'openness-head'] },
    run: sendSource,
  },
]

async function send(ask: Ask, exportPlan: typeof exportWorkbook): Promise<Reply> {
  const file: ExportedFile = await exportPlan(ask.work, ask.params.planId ?? '', { demo: ask.visit.demo })
  return download(file.bytes, file.type, file.fileName)
}

async function sendSource({ work, params }: Ask): Promise<Reply> {
  const found = await getPlan(work.db, params.planId ?? '')
  const hash = await findSourceFile(work.db, found.id)
  if (hash === null)
    throw new Refusal(
      'absent',
      'no-source-file',
      '这份工作要点是粘贴进来的，没有原文件；原文在核对页可以看。',
    )
  return {
    kind: 'stream',
    stream: await work.files.read(hash),
    type: contentTypeOf(found.sourceName),
    fileName: found.sourceName,
  }
}

function contentTypeOf(name: string): string {
  const extension = extensionOf(name)
  const kind = Object.values(FILE_KINDS).find(({ extensions }) =>
    extensions.some((known) => known === extension),
  )
  return kind?.contentType ?? 'application/octet-stream'
}
