import { looksLikeUnit } from './unit-names.ts'

const PLACES_ONLY =
  /^各(?:省辖市|设区的?市|地级(?:以上)?市|[省市县区州盟旗乡镇村]|街道|地区|地|园区|开发区|功能区|自治[区州县旗]|直辖市|新区|\([^()]*\))+$/u
const PLACE_CONTINUED =
  /^(?:各)?(?:省|自治[区州县旗]|直辖市|计划单列市|(?<=[省市县区州盟旗乡镇])[及和]|省?直管[市县]|县级市|市|县|区|州|盟|旗|乡|镇|街道|村|社区|地区|园区|开发区|功能区|高新区|经开区|新区|示范区|度假区|新城|神农架林区|林区|直属|有关|相关|\([^()]*\))+级?(?<noun>党委(?:和|及)?(?:人民)?政府|人民政府|政府|管委会|管理委员会|办事处|党工委|党委|部门|单位|企业)?(?:\([^()]*\))?$/u
/** The provinces of the whole country, without a noun. */
const PROVINCES = /^各省、自治区、直辖市/u
/** 各盟行政公署、市人民政府: the seats of two kinds of prefecture. */
const PREFECTURES = /^各(?:盟|地区?)(?:行政公署|行署)$/u
/** A field of work, no body. */
const FIELD = /^\p{Script=Han}{2,8}(?<![局委厅部办院会门位构处科区县市])$/u
/** 各区、县财政局: the same office at two levels. */
const LOWER = [
  [/^各(?:设区的?)?市$/u, /^[县区]\p{Script=Han}{2,8}[局委办]$/u],
  [/^各区$/u, /^县\p{Script=Han}{2,8}[局委办]$/u],
  [/^各县$/u, /^区\p{Script=Han}{2,8}[局委办]$/u],
] as const
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
  if (/党(?:工)?委$/u.test(first) && /^(?:人民政府|政府|办事处)$/u.test(second)) return 2
  if (!PLACES_ONLY.test(first)) return departmentsOf(first, pieces)
  return Math.max(placesWithNoun(pieces), PROVINCES.test(pieces.slice(0, 3).join('、')) ? 3 : 1)
}

/** 各市及县人民政府: a phrase of places with the noun at its end is one name, whatever word stands inside. */
export function sharesItsNoun(name: string): boolean {
  return name.startsWith('各') && PLACE_CONTINUED.exec(name)?.groups?.['noun'] !== undefined
}

/** 各级财政、人社、税务部门: fields of work that share their noun. */
function departmentsOf(first: string, pieces: readonly string[]): number {
  if (!/^(?:各|有关|相关)/u.test(first) || looksLikeUnit(first)) return 1
  const last = pieces.slice(0, LONGEST).findIndex((piece) => !FIELD.test(piece))
  return last > 0 && /^\p{Script=Han}{2,8}(?:部门|单位|机构)$/u.test(pieces[last] ?? '') ? last + 1 : 1
}

function placesWithNoun(pieces: readonly string[]): number {
  for (const [index, piece] of pieces.slice(1, LONGEST).entries()) {
    const match = PLACE_CONTINUED.exec(piece)
    if (index === 0 && LOWER.some(([upper, office]) => upper.test(pieces[0] ?? '') && office.test(piece)))
      return 2
    if (!match || piece.startsWith('各')) return 1
    if (match.groups?.['noun'] !== undefined) return index + 2
  }
  return 1
}

function countWhile(pieces: readonly string[], test: (piece: string) => boolean): number {
  const end = pieces.findIndex((piece) => !test(piece))
  return end < 0 ? pieces.length : end
}
