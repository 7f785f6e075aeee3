import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { policiesWords } from './domain/ledger-words.ts'
import {
  emergencyHours,
  firstInterpreter,
  planWorkingDays,
  sentenceCharacters,
  similarityPercent,
} from './domain/policy-settings.ts'
import { followReleases, openPlans } from './follow-policies.ts'
import { policyReadiness, POLICIES } from './readiness.ts'
import { policyPanel } from './workbench/policy-panel.tsx'
import { policyReaders, policyRoutes } from './workbench/policies.routes.tsx'

/** 政策与解读三同步: a policy is reviewed, signed and released with its plan and its interpretation. */
export const policies: ModuleManifest = {
  name: 'policies',
  label: '政策解读',
  optional: true,
  routes: policyRoutes,
  menu: [{ href: POLICIES, label: '政策解读', group: '发布', position: 31, any: policyReaders.any }],
  readiness: policyReadiness,
  packagePanel: policyPanel,
  subscriptions: [openPlans, followReleases],
  dutyKinds: [
    { kind: 'policies.write-plan', name: '写解读方案' },
    { kind: 'policies.briefing', name: '开吹风会' },
    { kind: 'policies.sign-exemption', name: '看不作解读' },
    { kind: 'policies.follow-up', name: '补解读' },
  ],
  settings: [firstInterpreter, similarityPercent, sentenceCharacters, planWorkingDays, emergencyHours],
  ledgerWords: policiesWords,
}
