/** Where a setting's default comes from; anything but `seed` is the bureau's own choice and can be changed. */
export type SettingMark = 'seed' | 'policy' | 'recalled' | 'derived' | 'secondary'

/** A number, a choice or a wording that the rules leave to the bureau: typed, named, with its default. */
export interface Setting<T> {
  readonly id: string
  readonly label: string
  readonly mark: SettingMark
  readonly standard: T
  /** Reads a stored value; refuses what is out of range by throwing. */
  readonly parse: (stored: unknown) => T
}

/** The values in force on the day of a piece of work. */
export interface Rules {
  read<T>(setting: Setting<T>): T
}

/** A whole number within bounds. */
export function numberSetting(
  spec: Pick<Setting<number>, 'id' | 'label' | 'mark' | 'standard'> & {
    readonly least: number
    readonly most: number
  },
): Setting<number> {
  const { least, most, ...rest } = spec
  function parse(stored: unknown): number {
    if (typeof stored !== 'number' || !Number.isInteger(stored) || stored < least || stored > most)
      throw new RangeError(`${spec.label}要是 ${String(least)} 到 ${String(most)} 的整数`)
    return stored
  }
  return { ...rest, parse }
}

/** One of a few named choices. */
export function choiceSetting<const C extends string>(
  spec: Pick<Setting<C>, 'id' | 'label' | 'mark'> & {
    readonly standard: NoInfer<C>
    readonly choices: readonly C[]
  },
): Setting<C> {
  const { choices, ...rest } = spec
  function parse(stored: unknown): C {
    const found = choices.find((choice) => choice === stored)
    if (found === undefined) throw new RangeError(`${spec.label}要是 ${choices.join('、')} 之一`)
    return found
  }
  return { ...rest, parse }
}
