import { expect, test } from 'vitest'
import { isSwitchedOn, moduleOfKind, moduleSwitch } from './module-switch.ts'
import type { Rules } from './setting.ts'

test('a module is on until a bureau switches it off', () => {
  const standard: Rules = { read: (setting) => setting.standard }
  const off: Rules = { read: (setting) => setting.parse(setting.id === 'module.work-plan' ? 'off' : 'on') }
  expect(isSwitchedOn(standard, 'work-plan')).toBe(true)
  expect(isSwitchedOn(off, 'work-plan')).toBe(false)
  expect(isSwitchedOn(off, 'search')).toBe(true)
  expect(moduleSwitch('work-plan', '工作要点').label).toBe('启用「工作要点」')
})

test('a duty belongs to the module that its kind begins with', () => {
  expect(moduleOfKind('work-plan.report')).toBe('work-plan')
})
