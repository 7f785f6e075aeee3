import { Refusal } from '../kernel/refusal.ts'
import { isSwitchedOn, moduleSwitch } from '../kernel/module-switch.ts'
import type { Rules, SettingGroup } from '../kernel/setting.ts'
import type { Menus } from '../platform/http/menu.ts'
import type { Route } from '../platform/http/route.ts'
import type { Job, Subscription } from '../platform/jobs/worker.ts'
import type { HomeBlock } from '../platform/manifest/home-block.ts'
import type { PackagePanel } from '../platform/manifest/package-panel.ts'
import type { PackageReadiness } from '../platform/manifest/package-readiness.ts'
import type { ModuleManifest } from '../platform/manifest/module-manifest.ts'
import type { StandingOf } from '../platform/manifest/publication-standing.ts'

/**
 * Modules whose workbench, forms, jobs, subscriptions, home block and marks on publications ask first whether the bureau has them switched on; a
 * page of one that is off is not there, and says so. What was released stays public: its pages are read as before.
 */
export function switchedModules(modules: readonly ModuleManifest[]): readonly ModuleManifest[] {
  return modules.map((module) => (module.optional === true ? switched(module) : module))
}

/** The menus of the modules that are on. */
export function menusOf(modules: readonly ModuleManifest[], rules: Rules): Menus {
  const on = modules.filter((module) => isOn(module, rules))
  return {
    desk: on.flatMap((module) => module.menu ?? []),
    site: [{ href: '/', label: '首页', position: 0 }, ...on.flatMap((module) => module.nav ?? [])],
  }
}

/** Every setting, under its module; the switches of the modules first. */
export function settingGroups(modules: readonly ModuleManifest[]): readonly SettingGroup[] {
  const switches = modules
    .filter((module) => module.optional === true)
    .map((module) => moduleSwitch(module.name, module.label))
  const groups = modules.map((module) => ({ label: module.label, settings: module.settings ?? [] }))
  return [{ label: '启用的模块', settings: switches }, ...groups].filter((group) => group.settings.length > 0)
}

function isOn(module: ModuleManifest, rules: Rules): boolean {
  return module.optional !== true || isSwitchedOn(rules, module.name)
}

function switched(module: ModuleManifest): ModuleManifest {
  return {
    ...module,
    routes: module.routes.map((route) => switchedRoute(module, route)),
    ...(module.readiness === undefined ? {} : { readiness: switchedReadiness(module, module.readiness) }),
    ...(module.packagePanel === undefined
      ? {}
      : { packagePanel: switchedPanel(module, module.packagePanel) }),
    ...(module.home === undefined ? {} : { home: switchedBlock(module, module.home) }),
    ...(module.standing === undefined ? {} : { standing: switchedStanding(module, module.standing) }),
    ...(module.jobs === undefined ? {} : { jobs: module.jobs.map((job) => switchedJob(module, job)) }),
    ...(module.subscriptions === undefined
      ? {}
      : { subscriptions: module.subscriptions.map((one) => switchedSubscription(module, one)) }),
  }
}

function switchedRoute(module: ModuleManifest, route: Route): Route {
  if (isForReaders(route)) return route
  return {
    ...route,
    run: (ask) => {
      if (isOn(module, ask.work.rules)) return route.run(ask)
      throw new Refusal(
        'absent',
        'module-off',
        `本局没有启用「${module.label}」，这个页面打不开。需要时请找系统管理在「参数」里启用。`,
      )
    },
  }
}

/** A page of the portal shows what was released; switching off a tool withdraws nothing. */
function isForReaders({ method, surface }: Route): boolean {
  return method === 'GET' && surface === 'portal'
}

function switchedReadiness(module: ModuleManifest, readiness: PackageReadiness): PackageReadiness {
  return (work, packageId) => (isOn(module, work.rules) ? readiness(work, packageId) : Promise.resolve([]))
}

function switchedPanel(module: ModuleManifest, panel: PackagePanel): PackagePanel {
  return (ask, packageId) => (isOn(module, ask.work.rules) ? panel(ask, packageId) : Promise.resolve(null))
}

function switchedBlock(module: ModuleManifest, block: HomeBlock): HomeBlock {
  return {
    ...block,
    show: (work) => (isOn(module, work.rules) ? block.show(work) : Promise.resolve(null)),
  }
}

function switchedStanding(module: ModuleManifest, standing: StandingOf): StandingOf {
  return (work, publicationId) =>
    isOn(module, work.rules) ? standing(work, publicationId) : Promise.resolve(null)
}

function switchedJob(module: ModuleManifest, job: Job): Job {
  return {
    ...job,
    run: (work, payload) => (isOn(module, work.rules) ? job.run(work, payload) : Promise.resolve()),
  }
}

function switchedSubscription(module: ModuleManifest, one: Subscription): Subscription {
  return {
    ...one,
    run: (work, event) => (isOn(module, work.rules) ? one.run(work, event) : Promise.resolve()),
  }
}
