/** Frequent in any official text and rare in what a wrong decoding yields. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。、；：（）“”《》〔〕',
)
const SAMPLE = 20_000

/** Text in UTF-8, UTF-16 (with or without a mark) or GB18030; null when it is text in none of them. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  if (bytes.includes(0)) return bestOf(bytes, ['utf-16le', 'utf-16be'])
  return strictUtf8(bytes) ?? bestOf(bytes, ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])
}

/** The text of valid UTF-8; null for anything else. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33 ? 'gb18030' : null
}

/** The decoding that reads most like Chinese official text, or like plain Latin text. */
function bestOf(bytes: Uint8Array, encodings: readonly string[]): string | null {
  const readings = encodings.map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes)
    return { text, share: commonShare(text) }
  })
  const best = readings.toSorted((a, b) => b.share - a.share)[0]
  return best !== undefined && best.share >= 0.4 ? best.text : null
}

/** Share of characters one expects in a document; counted on its first pages. */
function commonShare(text: string): number {
  const sample = Array.from(text.slice(0, SAMPLE)).filter((character) => character !== '\u3000')
  if (sample.length === 0) return 0
  return sample.filter((c) => COMMON.has(c) || /[\x20-\x7e\r\n\t]/.test(c)).length / sample.length
}
