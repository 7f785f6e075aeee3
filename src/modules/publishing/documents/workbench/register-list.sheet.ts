import { readWorkbook } from '../../../../platform/sheets/read-workbook.ts'
import type { SheetSpec } from '../../../../platform/sheets/sheet-spec.ts'
import { tableUnder } from '../../../../platform/sheets/table-under.ts'
import { articleNames, attributeNames } from '../domain/attribute.ts'
import { originNames, retentionNames } from '../domain/document.ts'
import { levelNames } from '../domain/level.ts'
import { LIST_HEADS } from '../domain/register-list.ts'
import type { ListRow } from '../domain/register-list.ts'

const MOST_ROWS = 2000
const NEEDED = [LIST_HEADS.number, LIST_HEADS.title, LIST_HEADS.writtenOn, LIST_HEADS.division]
const YES = { choices: ['是', '否'] }

/** The empty 发文登记簿 to fill in. */
export function registerSheet(divisionNames: readonly string[], demo: boolean): SheetSpec {
  const columns = [
    { head: LIST_HEADS.number, width: 12 },
    { head: LIST_HEADS.title, width: 24 },
    { head: LIST_HEADS.writtenOn, width: 8 },
    { head: LIST_HEADS.division, width: 8, ...(divisionNames.length > 0 ? { choices: divisionNames } : {}) },
    { head: LIST_HEADS.attribute, width: 8, choices: [...Object.values(attributeNames), '删减后公开'] },
    { head: LIST_HEADS.printedOn, width: 8 },
    { head: LIST_HEADS.origin, width: 8, choices: Object.values(originNames) },
    { head: LIST_HEADS.issuer, width: 10 },
    { head: LIST_HEADS.obtainedOn, width: 8 },
    { head: LIST_HEADS.retention, width: 6, choices: Object.values(retentionNames) },
    { head: LIST_HEADS.policy, width: 5, ...YES },
    { head: LIST_HEADS.normative, width: 5, ...YES },
    { head: LIST_HEADS.article, width: 14, choices: Object.values(articleNames) },
    { head: LIST_HEADS.reason, width: 14 },
    { head: LIST_HEADS.redaction, width: 10 },
    { head: LIST_HEADS.effectiveOn, width: 8 },
    { head: LIST_HEADS.validUntil, width: 8 },
    { head: LIST_HEADS.level, width: 6, choices: Object.values(levelNames) },
  ]
  return {
    name: '发文登记簿',
    title: '发文登记簿',
    demo,
    left: '每份公文一行。涉密文件和工作秘密不要填进来。',
    columns,
    rows: Array.from({ length: 20 }, () => columns.map(() => null)),
    closing: [
      '日期写成 2026-08-30。公开属性不知道的空着，导入后由处室补。',
      '依申请公开的写理由，不选依据；不予公开的选依据，第十五、十六条还要写权衡。',
      '“有效期至”只填文件自己写明的期限；“层级”空着的按来源和制作机关定。',
    ],
  }
}

/** The rows of a filled-in list, or the sentence why it is none. Columns beyond the first five may be missing. */
export async function readRegisterSheet(bytes: Uint8Array): Promise<readonly ListRow[] | string> {
  const sheets = (await readWorkbook(bytes)).filter((sheet) => !sheet.hidden)
  for (const sheet of sheets) {
    const heads = Object.values(LIST_HEADS).filter(
      (head) =>
        NEEDED.some((needed) => needed === head) ||
        sheet.rows.some((row) => row.some((cell) => cell.replace(/\s/g, '') === head)),
    )
    const table = tableUnder(sheet, heads)
    if (table === null) continue
    const rows = table.map(({ line, cells }) => rowOf(line, cells)).filter((row) => row.division !== '')
    if (rows.length === 0) return '登记簿里没有一行内容。请填好再传。'
    if (rows.length > MOST_ROWS)
      return `一次最多导入 ${String(MOST_ROWS)} 行，这里有 ${String(rows.length)} 行。`
    return rows
  }
  return '没有找到“文号、标题、成文日期、处室”这一行表头。请用这一页下载的模板。'
}

function rowOf(line: number, cells: ReadonlyMap<string, string>): ListRow {
  const at = (key: keyof typeof LIST_HEADS) => (cells.get(LIST_HEADS[key]) ?? '').trim()
  return {
    line,
    number: at('number'),
    title: at('title'),
    writtenOn: at('writtenOn'),
    division: at('division'),
    attribute: at('attribute'),
    printedOn: at('printedOn'),
    origin: at('origin'),
    issuer: at('issuer'),
    obtainedOn: at('obtainedOn'),
    retention: at('retention'),
    policy: at('policy'),
    normative: at('normative'),
    article: at('article'),
    reason: at('reason'),
    redaction: at('redaction'),
    effectiveOn: at('effectiveOn'),
    validUntil: at('validUntil'),
    level: at('level'),
  }
}
