const OPENS =
  /^(?:(?:完成|办结|整改|落实)(?:时限|时间|期限)(?:为|至)?|分别|均|统一|原则上|力争|确保)*(?:于|在|至|到|自|力争)?(?:(?:19|20)\d{2} ?年|今年|本年|明年|次年|当年|\d{1,2} ?月|年[底末内]|每年|全年|常年|上半年|下半年|第?[一二三四1-4]季度|[每按逐](?:个)?(?:季|月|年|周|半年|日)|\d+个?(?:工作日|日|天|个月|周)|长期|持续|常态|即时|实时|立即|适时|及时|随时|贯穿|印发之?日?|已完成|动态|定期|\d{4}[.-]\d{1,2}|元旦|春节|清明|五一|端午|中秋|国庆|汛期|两会)/u
const CLOSES =
  /(?:(?:年|月|日|号|底|末|季度|旬|内|节|国庆|五一|周|期|两会)(?:之|以)?(?:前后?|期间)|年底|月底|\d日|\d月|\d年|季度|半年|日内|月内|年内|全年|长期坚持|长期|持续推进|坚持|完成|推进|实施|落实|开展|更新|启动|进行|公开|工作|一次|季末|月末|以上|时间节点|要求|起)$/u

/** 6月底前发布清单: whatever is done by then. */
const BY_THEN =
  /^(?:于|在)?(?:(?:20\d{2} ?年|今年|明年|次年)?(?:\d{1,2} ?月(?:\d{1,2} ?[日号])?|年)?[底末]?(?:之|以)?前|年内)(?!期)/u

/** 每年一季度末前公布上年度情况: whatever is done so often. */
const RHYTHM = /^每(?:年|季|月|周|半年|旬|个)/u

/** Whether a clause of a notation states a time and names no unit. */
export function isTimeWording(clause: string): boolean {
  const words = clause.replace(/\s/gu, '')
  return (
    words.length > 1 &&
    OPENS.test(words) &&
    (RHYTHM.test(words) ||
      BY_THEN.test(words) ||
      CLOSES.test(words) ||
      /^(?:长期|持续|常态|即时|实时|全年|常年)/u.test(words))
  )
}
