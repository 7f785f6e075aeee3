/** Gives the PDF library the predefined character tables it asks for, and keeps the names of those we lack. */
export interface CharacterTables {
  /** The class the library wants for its `BinaryDataFactory`. */
  readonly factory: new () => { fetch(wanted: { kind: string; filename: string }): Promise<Uint8Array> }
  readonly missing: ReadonlySet<string>
}

const UNICODE_CODES = /^Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-[HV]$|^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/
const GBK_CODES = /^GB(?:K|Kp|K2K|pc)?(?:-EUC)?-[HV]$/

/**
 * Older Chinese PDFs name a character table (GBK-EUC-H, UniGB-UCS2-H) instead of carrying one, and those tables are
 * many megabytes. Only the text is wanted here, so ours number each character by its Unicode: that makes the second
 * table, from number to Unicode, the identity.
 */
export function characterTables(): CharacterTables {
  const missing = new Set<string>()
  class Factory {
    fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const table = kind === 'cMapUrl' ? tableFor(filename) : null
      if (kind === 'cMapUrl' && table === null) missing.add(filename)
      if (table === null) return Promise.reject(new Error(`No table ${filename}.`))
      return Promise.resolve(new TextEncoder().encode(table))
    }
  }
  return { factory: Factory, missing }
}

function tableFor(name: string): string | null {
  if (name.endsWith('-UCS2'))
    return written('<0000> <FFFF>', '1 beginbfrange <0000> <FFFF> <0000> endbfrange')
  if (UNICODE_CODES.test(name)) return written('<0000> <FFFF>', '1 begincidrange <0000> <FFFF> 0 endcidrange')
  return GBK_CODES.test(name) ? written('<00> <80> <8140> <FEFE>', gbkRanges()) : null
}

function written(codes: string, ranges: string): string {
  const count = codes.split(' ').length / 2
  return `begincmap ${count} begincodespacerange ${codes} endcodespacerange ${ranges} endcmap`
}

function gbkRanges(): string {
  const decoder = new TextDecoder('gbk')
  const characters: string[] = []
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = trail === 0x7f ? '\ufffd' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd')
        characters.push(`<${(lead * 256 + trail).toString(16)}> ${character.charCodeAt(0)}`)
    }
  return `1 begincidrange <20> <7e> 32 endcidrange ${characters.length} begincidchar ${characters.join(' ')} endcidchar`
}
