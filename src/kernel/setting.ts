/** Where a setting's default comes from; anything but `seed` is the bureau's own choice and can be changed. */
export type SettingMark = 'seed' | 'policy' | 'recalled' | 'derived' | 'secondary'

/** How a person writes a value: a number with its unit, one of a few named choices, or words. */
export type SettingInput =
  | { readonly kind: 'number'; readonly unit: string; readonly least: number; readonly most: number }
  | {
      readonly kind: 'choice'
      readonly choices: readonly { readonly value: string; readonly label: string }[]
    }
  | { readonly kind: 'text'; readonly longest: number }

/** A number, a choice or a wording that the rules leave to the bureau: typed, named, with its default. */
export interface Setting<T> {
  readonly id: string
  readonly label: string
  readonly mark: SettingMark
  /** The clause or document it comes from, where there is one. */
  readonly source?: string
  readonly standard: T
  readonly input: SettingInput
  /** 公开机构负责人 and 分管领导 change it together: one asks, the other approves. */
  readonly byTwo?: boolean
  /** Reads a stored value; refuses what is out of range by throwing. */
  readonly parse: (stored: unknown) => T
}

/** The values in force on the day of a piece of work. */
export interface Rules {
  read<T>(setting: Setting<T>): T
}

type Named<T> = Omit<Setting<T>, 'input' | 'parse'>

/** A whole number within bounds. */
export function numberSetting(
  spec: Named<number> & { readonly least: number; readonly most: number; readonly unit?: string },
): Setting<number> {
  const { least, most, unit = '', ...rest } = spec
  function parse(stored: unknown): number {
    if (typeof stored !== 'number' || !Number.isInteger(stored) || stored < least || stored > most)
      throw new RangeError(`${spec.label}要是 ${String(least)} 到 ${String(most)} 的整数`)
    return stored
  }
  return { ...rest, input: { kind: 'number', unit, least, most }, parse }
}

/** One of a few named choices: what is stored, and what people read. */
export function choiceSetting<const C extends string>(
  spec: Omit<Named<C>, 'standard'> & {
    readonly standard: NoInfer<C>
    readonly choices: Readonly<Record<C, string>>
  },
): Setting<C> {
  const { choices, ...rest } = spec
  const labels: Readonly<Record<string, string>> = choices
  const options = Object.entries(labels).map(([value, label]) => ({ value, label }))
  function isChoice(stored: unknown): stored is C {
    return typeof stored === 'string' && Object.hasOwn(choices, stored)
  }
  function parse(stored: unknown): C {
    if (isChoice(stored)) return stored
    throw new RangeError(`${spec.label}要是 ${options.map(({ label }) => label).join('、')} 之一`)
  }
  return { ...rest, input: { kind: 'choice', choices: options }, parse }
}

/** Words of at most so many characters; `mustHold` are marks that may not be missing, such as 「{号}」. */
export function textSetting(
  spec: Named<string> & { readonly longest: number; readonly mustHold?: readonly string[] },
): Setting<string> {
  const { longest, mustHold = [], ...rest } = spec
  function parse(stored: unknown): string {
    if (typeof stored !== 'string' || stored.trim() === '' || Array.from(stored).length > longest)
      throw new RangeError(`${spec.label}要有 1 到 ${String(longest)} 个字`)
    const missing = mustHold.filter((mark) => !stored.includes(mark))
    if (missing.length > 0) throw new RangeError(`${spec.label}里要有 ${missing.join('、')}`)
    return stored
  }
  return { ...rest, input: { kind: 'text', longest }, parse }
}

/** What a person typed, as the setting stores it; still to be parsed. */
export function typedValue(setting: Setting<unknown>, typed: string): unknown {
  const text = typed.trim()
  return setting.input.kind === 'number' && /^-?\d+$/.test(text) ? Number(text) : text
}

/** A value as people read it: 「15 个工作日」「按季度」. */
export function valueName(setting: Setting<unknown>, value: unknown): string {
  const { input } = setting
  if (input.kind === 'number') return input.unit === '' ? String(value) : `${String(value)} ${input.unit}`
  if (input.kind === 'choice')
    return input.choices.find((choice) => choice.value === value)?.label ?? String(value)
  return String(value)
}

/** The settings of one module, under its name. */
export interface SettingGroup {
  readonly label: string
  readonly settings: readonly Setting<unknown>[]
}
