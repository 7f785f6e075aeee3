import type { Command } from '../../../platform/manifest/command.ts'
import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { inWork } from '../../../platform/work/work.ts'
import { createAdministrators, recoverAdministrator } from './create-administrators.ts'
import { failuresBeforeLock, idleMinutes, lockMinutes, passwordLength } from './domain/password-rules.ts'
import { organisationRoutes } from './workbench/routes.tsx'

const createCommand: Command = {
  name: 'admin:create',
  summary: '建立系统、安全、审计三名管理员并发一次性口令；--recover system|security|audit 换发其中一名',
  needsDatabase: true,
  run: async (call, workshop) => {
    const [flag, who] = call.args
    const made = await inWork(workshop, { kind: 'system', name: '服务器命令' }, async (work) =>
      flag === '--recover' ? [await recoverAdministrator(work, who ?? '')] : createAdministrators(work),
    )
    call.tell('一次性口令只显示这一次，第一次登录要换成自己的：')
    for (const account of made) call.print(`${account.name}\t${account.signInName}\t${account.password}`)
    return 0
  },
}

/** 机构、处室、人员、职能、登录. */
export const organisation: ModuleManifest = {
  name: 'organisation',
  routes: organisationRoutes,
  menu: [
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
      any: ['system-administrator'],
    },
  ],
  commands: [createCommand],
  settings: [passwordLength, failuresBeforeLock, lockMinutes, idleMinutes],
}
