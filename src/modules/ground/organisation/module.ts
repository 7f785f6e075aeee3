import type { Command } from '../../../platform/manifest/command.ts'
import { valueName } from '../../../kernel/setting.ts'
import { organisationWords } from './domain/ledger-words.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { inWork } from '../../../platform/work/work.ts'
import { createAdministrators, recoverAdministrator } from './create-administrators.ts'
import { DELEGABLE } from './domain/delegation.ts'
import { housekeeping } from './housekeeping.ts'
import { oneTimePasswordHours, organisationSettings } from './domain/sign-in-settings.ts'
import { delegationRoutes } from './workbench/delegations.routes.tsx'
import { mailboxRoutes } from './workbench/mailbox.tsx'
import { divisionRoutes } from './workbench/division.routes.tsx'
import { grantRoutes } from './workbench/grants.routes.tsx'
import { ourPeopleRoutes } from './workbench/our-people.tsx'
import { personRoutes } from './workbench/person.routes.tsx'
import { setupRoutes } from './workbench/setup.routes.tsx'
import { staffListRoutes } from './workbench/staff-list.routes.tsx'
import { staffRoutes } from './workbench/staff.routes.tsx'

const createCommand: Command = {
  name: 'admin:create',
  summary: '建立系统、安全、审计三名管理员并发一次性口令；--recover system|security|audit 换发其中一名',
  needsDatabase: true,
  run: async (call, workshop) => {
    const [flag, who] = call.args
    const made = await inWork(workshop, { kind: 'system', name: '服务器命令' }, async (work) => ({
      accounts:
        flag === '--recover'
          ? [await recoverAdministrator(work, who ?? '')]
          : await createAdministrators(work),
      valid: valueName(oneTimePasswordHours, work.rules.read(oneTimePasswordHours)),
    }))
    call.tell(`一次性口令只显示这一次，${made.valid}内有效，第一次登录要换成自己的：`)
    for (const { name, signInName, password } of made.accounts)
      call.print(`${name}\t${signInName}\t${password}`)
    return 0
  },
}

/** 机构、处室、人员、职能、登录. */
export const organisation: ModuleManifest = {
  name: 'organisation',
  label: '机构与人员',
  ledgerWords: organisationWords,
  routes: [
    ...setupRoutes,
    ...staffRoutes,
    ...divisionRoutes,
    ...personRoutes,
    ...grantRoutes,
    ...ourPeopleRoutes,
    ...staffListRoutes,
    ...delegationRoutes,
    ...mailboxRoutes,
  ],
  menu: [
    {
      href: '/workbench/delegations',
      label: '委托代行',
      group: '本处',
      position: 6,
      any: DELEGABLE,
    },
    { href: '/workbench/mailbox', label: '提醒邮箱', group: '本处', position: 7, any: null },
    {
      href: '/workbench/setup',
      label: '机构资料',
      group: '管理',
      position: 90,
      any: ['system-administrator'],
    },
    {
      href: '/workbench/staff',
      label: '处室与人员',
      group: '管理',
      position: 91,
      any: ['system-administrator', 'security-administrator', 'auditor'],
    },
    {
      href: '/workbench/grants',
      label: '职能授权',
      group: '管理',
      position: 92,
      any: ['security-administrator', 'system-administrator', 'auditor'],
    },
    { href: '/workbench/our-people', label: '本处人员', group: '本处', position: 8, any: ['head'] },
    { href: '/workbench/account', label: '账号安全', group: '本处', position: 9, any: null },
  ],
  commands: [createCommand],
  jobs: [housekeeping],
  settings: organisationSettings,
}
