/** Nouns a unit's name ends with. */
const NOUN =
  /(?:政府|党委|党组|管委会|委员会|办公室|办事处|部门|单位|处室|科室|股室|机构|中心|小组|专班|指挥部|法院|检察院|集团|公司|银行|分行|支行|海关|支队|大队|总队|协会|商会|学会|联合会|工会|共青团|妇联|残联|工商联|科协|文联|侨联|贸促会|学校|院校|大学|学院|医院|党校|园区|开发区|新区|功能区|示范区|高新区|经开区|保税区|集中区|集聚区|合作区|实验区|试验区|度假区|风景区|管理区|林区|军分区|垦区|片区|地区|地方|各地|企业|街道|社区|镇街|区县|县区|市县|县市|乡镇|镇村|政协|人大|媒体|林场|农场|机场|水厂|电厂|军分区|工委|团委|团市委|团省委|团县委|团区委|网信办|[局委厅部办处科室院会社署司所站队馆台校组园库股])$/u
const PLACE = /^(?:各|有关|相关|全)[^、,]{0,12}[省市县区州盟旗乡镇村地]$/u
/** What no name contains: sentences, figures, quotations. */
const FOREIGN =
  /抄送|同时|通报|报送|报请|加强|开展|提供|进行|认定|达到|负责|通过|按照|(?<!自)由|[。!?;:《》“”"'%\n|]|\d{3,}年|[的将须可不]|应(?!急|用|对)/u

/** Whether a text reads as the name of a unit: short, no sentence, ending with a noun such units have. */
export function looksLikeUnit(name: string): boolean {
  const bare = name.replace(/\([^()]*\)$/u, '')
  if (bare.length < 2 || bare.length > 40 || FOREIGN.test(bare)) return false
  if (/^(?:各部|全部|内部|外部|局部|干部|总部|机会|社会|大会|机遇|场所|住所|为主|领导干部|处所)$/u.test(bare))
    return false
  return NOUN.test(bare) || PLACE.test(bare)
}
