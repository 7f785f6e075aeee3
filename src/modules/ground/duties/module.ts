import type { Job } from '../../../platform/jobs/worker.ts'
import type { DutyKind } from '../../../platform/manifest/duty-kind.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { headAfterDays, officeAfterDays, remindAgainEvery, remindDaysBefore } from './domain/duty-settings.ts'
import { escalateJob } from './escalate-duties.ts'
import { settingAsked, settingDecided } from './follow-setting-requests.ts'
import { personLeft, postDecided, postProposed } from './follow-staff.ts'
import { latenessBlock } from './portal/lateness-block.tsx'
import { sealMailed } from './mail-seal.ts'
import { remindJob } from './remind-owners.ts'
import { retryMessagesJob, sendMessageJob } from './send-message.ts'
import { calendarRoutes } from './workbench/calendar.routes.tsx'
import { BOARD_READERS, boardRoutes } from './workbench/board.routes.tsx'
import { dutyRoutes } from './workbench/duty.routes.tsx'
import { jobsRoutes } from './workbench/jobs.tsx'
import { JOBS_PATH, JOBS_READERS } from './workbench/jobs.view.ts'
import { outboxRoutes } from './workbench/outbox.tsx'
import { todayRoutes } from './workbench/today.routes.ts'
import { weekRoutes } from './workbench/week.tsx'

/** What other modules bring; asked when a page is drawn. */
interface Others {
  readonly kinds: () => readonly DutyKind[]
  readonly jobs: () => readonly Job[]
}

/** 时限事项：今日、看板、督办、提醒. What kinds of duties there are, and how they are signed, other modules say. */
export function dutiesOver({ kinds, jobs }: Others): ModuleManifest {
  return {
    name: 'duties',
    label: '时限事项',
    routes: [
      ...calendarRoutes,
      ...todayRoutes({ kinds }),
      ...boardRoutes(kinds),
      ...dutyRoutes(kinds),
      ...weekRoutes,
      ...outboxRoutes,
      ...jobsRoutes(jobs),
    ],
    menu: [
      { href: '/workbench', label: '今日', group: null, position: 1, any: null },
      { href: '/workbench/board', label: '看板', group: null, position: 2, any: BOARD_READERS },
      { href: '/workbench/week', label: '本处本周', group: '本处', position: 5, any: null },
      {
        href: '/workbench/outbox',
        label: '发件箱',
        group: '管理',
        position: 95,
        any: ['system-administrator'],
      },
      { href: JOBS_PATH, label: '后台作业', group: '管理', position: 96, any: JOBS_READERS },
      {
        href: '/workbench/calendar',
        label: '工作日历',
        group: '管理',
        position: 93,
        any: ['system-administrator', 'openness-handler', 'openness-head'],
      },
    ],
    home: latenessBlock,
    subscriptions: [settingAsked, settingDecided, sealMailed, postProposed, postDecided, personLeft],
    ledgerWords: {
      acts: {
        'duties-recounted': '按新的放假安排重算期限',
        'duty-urged': '督办',
        'duty-answered': '答复督办',
        'duty-escalated': '迟了升级',
        'duty-shared': '加入共同责任',
        'duty-unshared': '退出共同责任',
        'message-retried': '重发消息',
        'job-retried': '再试后台作业',
      },
      subjects: { duty: '时限事项', message: '消息', job: '后台作业' },
    },
    dutyKinds: [
      { kind: 'rules.load-calendar', name: '录入放假安排' },
      { kind: 'rules.approve-setting', name: '审参数改动' },
      { kind: 'organisation.confirm-posts', name: '确认职能' },
    ],
    jobs: [escalateJob, remindJob, sendMessageJob, retryMessagesJob],
    settings: [remindDaysBefore, remindAgainEvery, headAfterDays, officeAfterDays],
  }
}
