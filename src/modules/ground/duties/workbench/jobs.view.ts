import type { FunctionName } from '../../../../kernel/actor.ts'

/** Where failed jobs are seen and retried. */
export const JOBS_PATH = '/workbench/jobs'
/** Who sees them. */
export const JOBS_READERS: readonly FunctionName[] = ['system-administrator']
