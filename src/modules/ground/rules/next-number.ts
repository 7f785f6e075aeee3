import { textSetting } from '../../../kernel/setting.ts'
import type { Rules, Setting } from '../../../kernel/setting.ts'
import type { Work } from '../../../platform/work/work.ts'
import { takeNumber } from './store/series.ts'

/**
 * The next number of a kind in a year, from 1, without a gap and never twice: whoever takes it holds the series until his
 * work is done, and work that fails gives it back.
 */
export async function nextNumber(
  work: Work,
  series: { readonly kind: string; readonly year: number },
): Promise<number> {
  return takeNumber(work.db, series)
}

/** How numbers of a kind are written, as a setting of its module: 「问〔{年}〕{号}号」. */
export function numberWording(
  spec: Pick<Setting<string>, 'id' | 'label' | 'mark' | 'standard'>,
): Setting<string> {
  return textSetting({ ...spec, longest: 30, mustHold: ['{年}', '{号}'] })
}

/** A number as people read it: 问〔2026〕12号. */
export function writtenNumber(
  rules: Rules,
  wording: Setting<string>,
  { year, number }: { readonly year: number; readonly number: number },
): string {
  return rules.read(wording).replaceAll('{年}', String(year)).replaceAll('{号}', String(number))
}
