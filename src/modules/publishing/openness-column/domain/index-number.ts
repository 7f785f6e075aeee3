import type { Setting } from '../../../../kernel/setting.ts'

const CODE = /^[0-9A-Z]{9}([0-9A-Z]{9})?$/

/** 机构代码 of the bureau, 9 or 18 characters; none is invented where nobody has entered it. */
export const agencyCode: Setting<string> = {
  id: 'openness-column.agency-code',
  label: '机构代码（索引号的前半，9 位或 18 位）',
  mark: 'policy',
  standard: '',
  input: { kind: 'text', longest: 18 },
  parse: (stored) => {
    if (typeof stored === 'string' && (stored === '' || CODE.test(stored))) return stored
    throw new RangeError('机构代码要是 9 位或 18 位的数字和大写字母')
  },
}

/** 索引号 `机构代码/年份-流水号`, five digits a year (conventions §4.3). */
export function writtenIndexNumber(code: string, year: number, serial: number): string {
  return `${code}/${String(year)}-${String(serial).padStart(5, '0')}`
}
