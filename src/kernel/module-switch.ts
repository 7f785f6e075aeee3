import { choiceSetting } from './setting.ts'
import type { Rules, Setting } from './setting.ts'

/** Whether a module is in use: a bureau may begin with the work plan alone. */
export function moduleSwitch(module: string, label: string): Setting<'on' | 'off'> {
  return choiceSetting({
    id: `module.${module}`,
    label: `启用「${label}」`,
    mark: 'policy',
    standard: 'on',
    choices: { on: '启用', off: '停用' },
  })
}

/** Whether a module is switched on; modules of the ground are never switched off. */
export function isSwitchedOn(rules: Rules, module: string): boolean {
  return rules.read(moduleSwitch(module, module)) === 'on'
}

/** The module a duty belongs to: the first part of its kind (`work-plan.report`). */
export function moduleOfKind(kind: string): string {
  return kind.split('.', 1)[0] ?? kind
}
