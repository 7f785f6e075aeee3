import type { Actor } from '../../../../kernel/actor.ts'
import { holds } from '../../../../kernel/actor.ts'
import type { Rules, Setting } from '../../../../kernel/setting.ts'
import { choiceSetting, numberSetting } from '../../../../kernel/setting.ts'

const SOURCE = 'GB/T 22239-2019 身份鉴别'

export const passwordLength = numberSetting({
  id: 'organisation.password-length',
  label: '口令最短长度',
  mark: 'recalled',
  source: SOURCE,
  standard: 12,
  least: 8,
  most: 64,
  unit: '位',
})
export const passwordHistory = numberSetting({
  id: 'organisation.password-history',
  label: '新口令不能与最近几次用过的相同',
  mark: 'recalled',
  source: SOURCE,
  standard: 5,
  least: 0,
  most: 24,
  unit: '次',
})
export const passwordDays = numberSetting({
  id: 'organisation.password-days',
  label: '口令用多少天后要换（0 是不要求）',
  mark: 'recalled',
  source: SOURCE,
  standard: 90,
  least: 0,
  most: 730,
  unit: '天',
})
export const oneTimePasswordHours = numberSetting({
  id: 'organisation.one-time-password-hours',
  label: '一次性口令多少小时内有效',
  mark: 'derived',
  source: SOURCE,
  standard: 72,
  least: 1,
  most: 720,
  unit: '小时',
})
export const failuresBeforeLock = numberSetting({
  id: 'organisation.failures-before-lock',
  label: '锁定前允许的登录失败次数',
  mark: 'recalled',
  source: SOURCE,
  standard: 5,
  least: 3,
  most: 20,
  unit: '次',
})
export const lockMinutes = numberSetting({
  id: 'organisation.lock-minutes',
  label: '登录失败后的锁定分钟数',
  mark: 'recalled',
  source: SOURCE,
  standard: 30,
  least: 1,
  most: 1440,
  unit: '分钟',
})
export const idleMinutes = numberSetting({
  id: 'organisation.idle-minutes',
  label: '闲置多少分钟后退出登录',
  mark: 'recalled',
  source: SOURCE,
  standard: 30,
  least: 5,
  most: 480,
  unit: '分钟',
})
export const administratorIdleMinutes = numberSetting({
  id: 'organisation.administrator-idle-minutes',
  label: '三员（系统、安全、审计）闲置多少分钟后退出登录',
  mark: 'recalled',
  source: SOURCE,
  standard: 15,
  least: 5,
  most: 480,
  unit: '分钟',
})
export const secondFactorFor = choiceSetting({
  id: 'organisation.second-factor',
  label: '登录要第二道验证（动态码）的人',
  mark: 'recalled',
  source: SOURCE,
  standard: 'all',
  choices: { all: '全体工作人员', administrators: '系统、安全、审计三员', nobody: '都不要求' },
})
export const sessionDays = numberSetting({
  id: 'organisation.session-days',
  label: '不用的登录记录保留多少天',
  mark: 'policy',
  standard: 7,
  least: 1,
  most: 180,
  unit: '天',
})
export const submissionDays = numberSetting({
  id: 'organisation.submission-days',
  label: '防重复提交的记号保留多少天',
  mark: 'policy',
  standard: 30,
  least: 2,
  most: 365,
  unit: '天',
})

/** What this module leaves to the bureau. */
export const organisationSettings: readonly Setting<unknown>[] = [
  passwordLength,
  passwordHistory,
  passwordDays,
  oneTimePasswordHours,
  failuresBeforeLock,
  lockMinutes,
  idleMinutes,
  administratorIdleMinutes,
  secondFactorFor,
  sessionDays,
  submissionDays,
]

/** 三员分立: these three are kept apart from all other functions. */
export const ADMINISTRATOR_FUNCTIONS = ['system-administrator', 'security-administrator', 'auditor'] as const

/** After how many idle minutes a person is signed out; sooner for administrators. */
export function idleMinutesFor(actor: Actor, rules: Rules): number {
  const usual = rules.read(idleMinutes)
  return holds(actor, ADMINISTRATOR_FUNCTIONS) ? Math.min(usual, rules.read(administratorIdleMinutes)) : usual
}

/** Whether a person may not work without a second factor. */
export function needsSecondFactor(actor: Actor, rules: Rules): boolean {
  switch (rules.read(secondFactorFor)) {
    case 'all':
      return true
    case 'administrators':
      return holds(actor, ADMINISTRATOR_FUNCTIONS)
    case 'nobody':
      return false
  }
}
