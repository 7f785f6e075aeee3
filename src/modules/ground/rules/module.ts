import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { publicLateness } from './domain/rules-settings.ts'
import { SETTINGS_READERS, settingRoutes } from './workbench/settings.routes.tsx'

/** 参数、工作日历、编号. */
export const rules: ModuleManifest = {
  name: 'rules',
  label: '参数与日历',
  routes: settingRoutes,
  menu: [{ href: '/workbench/settings', label: '参数', group: '管理', position: 94, any: SETTINGS_READERS }],
  settings: [publicLateness],
  ledgerWords: {
    acts: {
      'setting-changed': '改参数',
      'setting-asked': '提出改参数',
      'setting-approved': '同意改参数',
      'setting-refused': '不同意改参数',
      'setting-withdrawn': '撤回改参数',
      'arrangement-loaded': '录入放假安排',
      'arrangement-corrected': '更正放假安排',
    },
    subjects: { setting: '参数', calendar: '工作日历' },
    effective: ['setting-changed', 'arrangement-loaded', 'arrangement-corrected'],
  },
}
