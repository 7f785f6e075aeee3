import { addDays, yearOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  approveVersion,
  findInForce,
  importReference,
  inventorySheet,
  loadVersion,
  readLimit,
  recordFormed,
  removeRow,
  RowContent,
  saveHead,
  saveRow,
  startVersion,
  submitVersion,
  surveyJob,
} from '../src/modules/publishing/disclosure-inventory/index.ts'
import { writeWorkbook } from '../src/platform/sheets/write-workbook.ts'
import { BUREAU, CLERKS } from './bureau.ts'
import { ROWS } from './inventory-rows.ts'
import type { DemoRow } from './inventory-rows.ts'
import { dayOf, OFFICE, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

/** 全清单: one version in force since last year, some of it late, some met, and the next one being prepared. */
export async function playInventory(stage: Stage): Promise<void> {
  const approved = stage.workday(dayOf(yearOf(stage.today) - 1, '11-20'))
  await firstVersion(stage, approved)
  await recordFormations(stage)
  await nextVersion(stage)
  await referenceCatalogue(stage)
  await stage.act('每天的巡检', stage.today, (work) => surveyJob.run(work, {}))
}

async function firstVersion(stage: Stage, day: CivilDate): Promise<void> {
  const id = await stage.act(OFFICE, day, async (work) => {
    const versionId = await startVersion(work)
    const reason = '上级要求：按公开标准指引编制'
    for (const row of ROWS)
      none(await saveRow(work, versionId, { itemId: null, content: contentOf(stage, row), reason }))
    const note = '按公共文化领域基层政务公开标准指引编制第一版。'
    await saveHead(work, versionId, { effectiveFrom: addDays(day, 10), note })
    none(await submitVersion(work, versionId))
    return versionId
  })
  await stage.act(OFFICE_HEAD, day, async (work) => {
    const { version } = await loadVersion(work, id)
    await approveVersion(work, id, version.contentHash ?? '')
  })
}

/** What was formed, how long ago: the older one is late by now, the newer one is still in time. */
async function recordFormations(stage: Stage): Promise<void> {
  const formed = [
    { level2: '专项规划', title: '公共文化服务专项规划（样例）', daysAgo: 5 },
    { level2: '人事任免', title: '一批任免（样例）', daysAgo: 75 },
  ]
  for (const { level2, title, daysAgo } of formed) {
    const day = stage.workday(addDays(stage.today, -daysAgo))
    const division = ROWS.find((row) => row.level2 === level2)?.division ?? ''
    const clerk = CLERKS.find((each) => each.division === division)?.clerk ?? OFFICE
    await stage.act(clerk, day, async (work) => {
      const inForce = await findInForce(work.db, work.today)
      const row = inForce?.inventory.rows.find(({ content }) => content.level2 === level2)
      if (row !== undefined) none(await recordFormed(work, { itemId: row.itemId, formedOn: day, title }))
    })
  }
}

async function nextVersion(stage: Stage): Promise<void> {
  await stage.act(OFFICE, stage.today, async (work) => {
    const id = await startVersion(work)
    const { rows } = await loadVersion(work, id)
    const permit = rows.find(({ content }) => content.level2 === '旅行社设立')
    const routes = rows.find(({ content }) => content.level2 === '旅游线路推荐')
    if (permit === undefined || routes === undefined) throw new Error('演示清单缺事项')
    const elements = [...permit.content.elements, '办理进度查询']
    const reason = '职责变化：增加在线查询'
    none(await saveRow(work, id, { itemId: permit.itemId, content: { ...permit.content, elements }, reason }))
    none(await removeRow(work, id, { itemId: routes.itemId, reason: '职责变化：并入旅游资源公开' }))
    await saveHead(work, id, { effectiveFrom: null, note: '按职责变化动态调整。' })
  })
}

/** The table of another place: one item that we lack, one with a shorter limit, one with a further element. */
async function referenceCatalogue(stage: Stage): Promise<void> {
  const rows = ROWS.slice(0, 6).map((row, place) => ({
    itemId: '',
    position: place + 1,
    reason: null,
    content: contentOf(stage, {
      ...row,
      ...(place === 0 ? { limit: '信息形成或变更之日起7个工作日内公开' } : {}),
      ...(place === 1 ? { elements: [...row.elements, '完成情况评价'] } : {}),
      ...(place === 2 ? { level2: '内部审计结果' } : {}),
    }),
  }))
  const names = { columns: new Map<string, string>(), types: new Map<string, string>() }
  const about = { title: '样例市文旅领域标准目录', right: '', names, demo: true }
  const bytes = await writeWorkbook(inventorySheet(rows, about))
  await stage.act(OFFICE, stage.today, (work) => importReference(work, { name: '样例市标准目录', bytes }))
}

function contentOf(stage: Stage, row: DemoRow): RowContent {
  return RowContent.parse({
    ...row,
    level3: '',
    limit: { text: row.limit, rule: readLimit(row.limit) },
    subject: BUREAU.name,
    divisionId: stage.divisions.get(row.division) ?? null,
    divisionName: row.division,
    channels: ['政府网站', '公开查阅点'],
    otherChannel: '',
    audience: { wholeSociety: true, groups: '' },
    method: { proactive: true, onRequest: false },
    levels: ['市级'],
    columnId: row.columnId ?? null,
    typeId: row.typeId ?? null,
  })
}

function none(errors: readonly { readonly message: string }[]): void {
  if (errors.length > 0) throw new Error(`演示清单不齐：${JSON.stringify(errors)}`)
}
