import { readWorkbook } from '../../../../platform/sheets/read-workbook.ts'
import type { SheetSpec } from '../../../../platform/sheets/sheet-spec.ts'
import { tableUnder } from '../../../../platform/sheets/table-under.ts'
import type { ListRow } from '../domain/staff-list.ts'

const HEADS = { name: '姓名', signInName: '登录名', division: '处室', functions: '职能' } as const
const MOST_ROWS = 2000

/** The empty list to fill in, with the names of the divisions to choose from. */
export function staffSheet(divisionNames: readonly string[], demo: boolean): SheetSpec {
  return {
    name: '人员名单',
    title: '人员名单',
    demo,
    left: '每人一行。处室照系统里的名称写；分管领导的处室空着。',
    columns: [
      { head: HEADS.name, width: 8 },
      { head: HEADS.signInName, width: 12 },
      { head: HEADS.division, width: 12, ...(divisionNames.length > 0 ? { choices: divisionNames } : {}) },
      { head: HEADS.functions, width: 20 },
    ],
    rows: Array.from({ length: 20 }, () => [null, null, null, null]),
    closing: [
      '登录名：小写字母开头，只含小写字母、数字、点和短横，例如 wang.yi。',
      '职能：经办、负责人、法制审核、保密审查、内容审核、签发、公开机构经办、公开机构负责人、分管领导；几个职能用顿号隔开。',
    ],
  }
}

/** The rows of a filled-in list, or the sentence why it is none. */
export async function readStaffSheet(bytes: Uint8Array): Promise<readonly ListRow[] | string> {
  const sheets = (await readWorkbook(bytes)).filter((sheet) => !sheet.hidden)
  const table = sheets.map((sheet) => tableUnder(sheet, Object.values(HEADS))).find((found) => found !== null)
  if (table === undefined || table === null)
    return '没有找到“姓名、登录名、处室、职能”这一行表头。请用这一页下载的模板。'
  const rows = table.map(({ line, cells }) => ({
    line,
    name: cells.get(HEADS.name) ?? '',
    signInName: (cells.get(HEADS.signInName) ?? '').normalize('NFKC').toLowerCase(),
    division: cells.get(HEADS.division) ?? '',
    functions: cells.get(HEADS.functions) ?? '',
  }))
  // The notes under the table stand in its first column alone.
  const people = rows.filter((row) => row.signInName !== '' || row.division !== '' || row.functions !== '')
  if (people.length === 0) return '名单里没有一行内容。请填好再传。'
  if (people.length > MOST_ROWS)
    return `一次最多导入 ${String(MOST_ROWS)} 行，这里有 ${String(people.length)} 行。`
  return people
}
