import { numberSetting, textSetting } from '../../../../kernel/setting.ts'

/** In how many working days a gate is signed. */
export const gateWorkingDays = numberSetting({
  id: 'publication.gate-working-days',
  label: '稿件每道关口几个工作日内审签',
  mark: 'derived',
  standard: 2,
  least: 1,
  most: 20,
  unit: '个工作日',
})
/** By when information on a grave event is public (K-28a). */
export const authoritativeHours = numberSetting({
  id: 'publication.authoritative-hours',
  label: '特别重大、重大突发事件发生后几小时内发布权威信息',
  mark: 'secondary',
  source: '国办发〔2016〕80号及地方规定，待核对原文',
  standard: 5,
  least: 1,
  most: 72,
  unit: '小时',
})

/** How large a file of a text may be. */
export const draftMegabytes = numberSetting({
  id: 'publication.file-megabytes',
  label: '稿件的一个附件最大多少 MB',
  mark: 'policy',
  standard: 20,
  least: 1,
  most: 100,
  unit: 'MB',
})
/** How much a 小更正 may change; what is more takes the ordinary route. */
export const smallCorrectionCharacters = numberSetting({
  id: 'publication.small-correction-characters',
  label: '小更正最多改动多少个字',
  mark: 'policy',
  standard: 60,
  least: 1,
  most: 500,
  unit: '个字',
})
/** Hosts to which a text may lead without a word of explanation. */
export const trustedHosts = textSetting({
  id: 'publication.trusted-hosts',
  label: '可以直接链接的外部网站（网址的结尾，用空格分开）',
  mark: 'policy',
  standard: 'gov.cn edu.cn people.com.cn xinhuanet.com news.cn',
  longest: 500,
})
/** In how many hours the written confirmation follows a gate signed by telephone. */
export const confirmCallHours = numberSetting({
  id: 'publication.confirm-call-hours',
  label: '电话审签后几小时内补书面确认',
  mark: 'policy',
  standard: 24,
  least: 1,
  most: 72,
  unit: '小时',
})
