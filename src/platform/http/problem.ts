import { Refusal, unreachable } from '../../kernel/refusal.ts'
import type { RefusalKind } from '../../kernel/refusal.ts'
import type { Visit } from './route.ts'

/** What went wrong, as the reader may know it. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly sentence: string
}

/** Renders a problem as a whole page. */
export type ErrorPage = (visit: Visit, problem: Problem) => Promise<string>

/** Maps an error to what the reader is told; a defect tells nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error === null)
    return { status: 404, code: 'no-page', sentence: '没有这个页面。可能是地址写错了，或者页面已经移走。' }
  if (error instanceof Refusal)
    return { status: statusOf(error.kind), code: error.code, sentence: error.message }
  if (isCollision(error))
    return {
      status: 409,
      code: 'collision',
      sentence: '刚才有人在办同一件事，这次没有保存。请退回上一页刷新，看看还要不要办。',
    }
  const status = statusCodeOf(error)
  if (status === 413)
    return { status, code: 'too-large', sentence: '提交的内容太大，没有保存。请减少文字或压缩文件后再提交。' }
  if (status === 429) return { status, code: 'too-many', sentence: '提交得太频繁。请等一分钟再试。' }
  if (status !== null && status < 500)
    return { status, code: 'bad-request', sentence: '这个请求看不懂，没有处理。请从页面上的链接或按钮进入。' }
  return { status: 500, code: 'defect', sentence: '系统出了差错，这一步没有保存。差错已记下，请稍后再试。' }
}

/** Two did the same at the same moment and the database let one through: unique, deadlock, serialisation. */
function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['23505', '40P01', '40001'].includes(String(error.code))
}

function statusOf(kind: RefusalKind): number {
  switch (kind) {
    case 'absent':
      return 404
    case 'forbidden':
      return 403
    case 'conflict':
      return 409
    case 'invalid':
      return 422
    default:
      return unreachable(kind)
  }
}

function statusCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null
  return typeof error.statusCode === 'number' ? error.statusCode : null
}
