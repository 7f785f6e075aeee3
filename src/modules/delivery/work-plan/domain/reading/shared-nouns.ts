import { looksLikeUnit } from './unit-names.ts'

const PLACES_ONLY =
  /^各(?:[省市县区州盟旗乡镇村]|街道|地区|地|园区|开发区|功能区|自治[区州县旗]|直辖市|新区|\([^()]*\))+$/u
const PLACE_CONTINUED =
  /^(?:各)?(?:省|自治[区州县旗]|直辖市|市|县|区|州|盟|旗|乡|镇|街道|村|社区|地区|园区|开发区|功能区|高新区|经开区|新区|示范区|度假区|新城|直属|有关|相关|\([^()]*\))+级?(?<noun>人民政府|政府|管委会|管理委员会|办事处|党工委|党委|部门|单位|企业)?(?:\([^()]*\))?$/u
/** 各盟行政公署、市人民政府: the seats of two kinds of prefecture. */
const PREFECTURES = /^各(?:盟|地区?)(?:行政公署|行署)$/u
const LEVEL_ONLY = /^[省市区县镇乡州]$/u
const OPENS_OFFICES = /^各[处科股室委办局]$/u
const OFFICE_ONLY = /^(?:室|所|站|队|处|科|股|局|委|办|厅|院|馆|中心|支队|大队)$/u
/** A phrase longer than this is a list. */
const LONGEST = 8

/**
 * How many pieces of a list make its first name: 各市、县人民政府, 各科、室、中心 and 市、区疾控中心 share what stands at
 * the end and are one name as written.
 */
export function piecesOfName(pieces: readonly string[]): number {
  const [opening = '', second = ''] = pieces
  const first = /等.*[和及与](各.+)$/u.exec(opening)?.[1] ?? opening
  if (LEVEL_ONLY.test(first)) return /^[省市区县镇乡州]/u.test(second) && looksLikeUnit(second) ? 2 : 1
  if (PREFECTURES.test(first)) return /^[州市]\S{0,6}政府$/u.test(second) ? 2 : 1
  if (OPENS_OFFICES.test(first)) return 1 + countWhile(pieces.slice(1), (piece) => OFFICE_ONLY.test(piece))
  return PLACES_ONLY.test(first) ? placesWithNoun(pieces) : 1
}

function placesWithNoun(pieces: readonly string[]): number {
  for (const [index, piece] of pieces.slice(1, LONGEST).entries()) {
    const match = PLACE_CONTINUED.exec(piece)
    if (!match || piece.startsWith('各')) return 1
    if (match.groups?.['noun'] !== undefined) return index + 2
  }
  return 1
}

function countWhile(pieces: readonly string[], test: (piece: string) => boolean): number {
  const end = pieces.findIndex((piece) => !test(piece))
  return end < 0 ? pieces.length : end
}
