/** 层级: who made a document, as the 政策体系 lists it. */
export type Level = 'national' | 'province' | 'city' | 'bureau'

export const levelNames: Readonly<Record<Level, string>> = {
  national: '国家',
  province: '省级',
  city: '市级',
  bureau: '本局',
}

/** The level of a document: what the register says; else its own ones are the bureau's, and others go by their issuer. */
export function levelOf({
  level,
  origin,
  issuer,
}: {
  readonly level: Level | null
  readonly origin: 'own' | 'obtained' | 'joint'
  readonly issuer: string | null
}): Level {
  if (level !== null) return level
  if (origin !== 'obtained' || issuer === null) return 'bureau'
  if (/省|自治区/.test(issuer)) return 'province'
  return /市|自治州|地区/.test(issuer) ? 'city' : 'national'
}
