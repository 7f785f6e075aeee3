import type { Span } from './plan-reading.ts'
import type { TimeExpression } from './time-expressions.ts'

/** 完成时限:2030年6月 in the midst of the text. */
const STATED = /(?:完成|办结)(?:时限|时间|期限)(?::|为) ?$/u
/** What the measure does by that time. */
const FINISHES =
  /^[,、]?(?:要|需|须|应|应当|必须|务必|力争|争取|确保|基本|全面|全部|率先|初步|实质性|如期|按期|按时|分批|统一|陆续|再|新|各|至少|累计|集中)*(?:完成|实现|建成|建立|出台|制定|印发|发布|公布|公开|上线|开通|启用|启动|投入|投用|运行|报送|报|提交|达到|达|形成|编制|修订|调整|开展|组织|实施|落实|推出|推广|覆盖|接入|整改|清理|取消|压减|压缩|退还|退|下达|拨付|发行|使用|办结|验收|竣工|开工|交付|通车|举办|召开|培训|培育|打造|改造|汇总|归集|迁移|整合|更新|补齐|消除|解决|梳理|提升|提高|做到|将|把|设立|成立|构建|健全|完善|优化|推动|推进|引进|新增|选树|评选|总结|编印|研究|摸清|摸底|排查|兑现|到位|全市|全省|全区|全县|实质)/u
const AIM =
  /^[,、]?(?:全市|全省|全区|全县|全国|本市|我市|我省|力争|[\p{Script=Han}]{0,16}(?:达到|超过|不低于|不少于|覆盖|建成|实现|完成|以上|基本))/u
/** Those who qualify by that day: 6月底前完成改造的企业,给予补助. */
const QUALIFIED =
  /^,?[^,。;]{0,40}的(?:(?=,(?:给予|予以|可|享受|按|免|一次性|再|奖|补|每))|(?:小微|中小微|规模以上|各类|工业|服务业|本市|市场主体|中小|外贸|民营)?(?:企业|项目|单位|个人|个体工商户|纳税人|机构|商户|人员|用户|主体|家庭|毕业生|劳动者|业务))(?:,|给予|予以|可|享受|按|免|一次性|再)/u
/** A time without 前 or 底 binds where one of these follows. */
const DONE_THEN = /^(?:建设|全面|全部|基本)?(?:完成|实现|建成|投用|竣工|上线|出台|退还|兑现)/u
const HELD_THEN = /^份?(?:举办|召开|投入(?:使用|运行)|印发|发布|公布|启用|开通)/u
/** Words right before a time that make it a term, a starting point or a permission. */
const TERM =
  /(?:自|从|由|每年|逐年|历年|往年|截至|截止到?|期限|有效期|执行期?|施行|暂定|延长|延期|延续|顺延|展期|续期|缓缴|延缴|缓|延|放宽|推迟|不晚于|保留|持续|留用|实施|适用|政策|至|—|-|~|到期日在|对|凡|对于|可|可以|允许|能|能够|仍可|均可|年|月|日)(?:为|至|到|于|在)?$/u
const GOES_ON =
  /^(?:已|以来|起|开始|之?后|以后|至(?!少)|到(?!位)|-|—|~|期间|间|以下|以上|[(]含|发布的|印发的|施行|的|(?:出台|制定|签订|开工|投产|认定|取得|发放|形成|拖欠|登记|注册|成立|参保|立项|批复)的|[按逐每](?:月|季|周|旬|日|年))/u
/** The clause only says who or what is meant. */
const CONDITION =
  /^[^,。;]{0,40}(?:的(?:小微|中小微|规模以上|各类|工业|服务业|本市|存量|市场主体|中小|外贸|民营)?(?:企业|项目|单位|个人|个体工商户|纳税人|机构|商户|人员|用户|房屋|贷款|合同|主体|车辆|家庭|学生|毕业生|劳动者|职工|债务|设备|业务|,|、|。|;|$)|能够|尚未|到期|届满|期满)/u
const MONEY =
  /(?:缴纳|缴存|缴费|还款|还本|付息|贷款|租金|税款|税费|申报|缓缴|补缴|免收|免征|减免|减征|享受|保费|利率|补贴|补助|奖励|返还|退还|减半|费率|给予|收取|收费)/u
/** What firms must pay back or apply for by a day is no duty of the units. */
const WHO_PAYS =
  /(?:企业|旅行社|单位|商户|工商户|个人|纳税人|缴费人|申请人|借款人|承租人|主体|者)(?:均|仍)?(?:应当?|须|需|要|必须|可)?(?:于|在)?$/u
const PAYS = /^[^。;]{0,16}(?:交还|归还|偿还|还清|补缴|补足|缴纳|申请|申报)/u
const APPLIES = /^(?:向|到)[^,。;]{2,16}(?:提出|提交|申请|申报)|^[^,。;]{0,8}提[出交][^,。;]{0,4}申请/u
const CARRIES_OUT =
  /完成|建成|出台|制定|印发|公布|公开|上线|启用|报送|办结|验收|竣工|开工|拨付|发放到位|退还|兑现|下达|发行|落实/u

/**
 * Whether a time in the text is one by which the measure itself must be finished, and the stretch with its 于 or 在.
 * Terms of a policy, of taxes and loans, and conditions of who qualifies are not (measure-conventions, "Deadlines").
 */
export function bindsTheMeasure(words: string, time: TimeExpression): Span | null {
  const opening = words.slice(Math.max(0, time.start - 40), time.start)
  const before = /[^。;,:!?]*$/u.exec(opening)?.[0] ?? ''
  const after = words.slice(time.end, time.end + 80)
  const at = /(?:最迟|力争|争取|确保|计划)?(?:于|在|到|至)?(?:本|今)?$/u.exec(before)?.[0] ?? ''
  const rest = before.slice(0, before.length - at.length)
  if (STATED.test(opening)) return { start: time.start, end: time.end }
  if (isQuoted(words, time) || GOES_ON.test(after) || TERM.test(rest.trimEnd()) || isRange(before))
    return null
  if (!isLimit(time, { at, rest, after }) || isOthersMatter(before, after)) return null
  return { start: time.start - at.length, end: time.end }
}

/** The words around a time: 于 or 在 right before it, what stands before that, what stands behind. */
interface Around {
  readonly at: string
  readonly rest: string
  readonly after: string
}

function isLimit(time: TimeExpression, { at, rest, after }: Around): boolean {
  if (at.endsWith('至')) return rest.endsWith('提前')
  if (time.limits) return true
  if (/[到至]$/u.test(at) && time.words.endsWith('年')) return AIM.test(after) || FINISHES.test(after)
  return (
    DONE_THEN.test(after) ||
    (/[月旬]$/u.test(time.words) && HELD_THEN.test(after)) ||
    (/[于在]$/u.test(at) && FINISHES.test(after))
  )
}

function isOthersMatter(before: string, after: string): boolean {
  if (QUALIFIED.test(after) || (CONDITION.test(after) && !FINISHES.test(after))) return true
  if (/(?:企业|纳税人|个人|申请人|用人单位|可|可以|对|凡)[^,]{0,6}$/u.test(before) && CONDITION.test(after))
    return true
  if (/(?:可|可以|允许|能够|企业|纳税人|缴费人|借款人)(?:在|于)?$/u.test(before)) return true
  if ((WHO_PAYS.test(before) && PAYS.test(after)) || APPLIES.test(after)) return true
  const [clause = ''] = after.replace(/^[,、]/u, '').split(/[。;,]/u)
  const said = before + clause
  return MONEY.test(said) && !CARRIES_OUT.test(said) && !FINISHES.test(after)
}

/** 自…至… is a term. */
function isRange(before: string): boolean {
  return /(?:自|从)[^,]*(?:至|到|-|—)$/u.test(before) || /\d ?[月日]?[至\-—~]$/u.test(before)
}

/** Times in the name of a document are part of the name. */
function isQuoted(words: string, { start, end }: Span): boolean {
  const before = words.slice(Math.max(0, start - 80), start)
  return before.lastIndexOf('《') > before.lastIndexOf('》') && words.slice(end, end + 80).includes('》')
}
