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
/** In how many days the written confirmation follows a gate signed by telephone. */
export const confirmCallDays = numberSetting({
  id: 'publication.confirm-call-days',
  label: '电话审签后几天内补书面确认',
  mark: 'derived',
  standard: 1,
  least: 1,
  most: 10,
  unit: '天',
})
