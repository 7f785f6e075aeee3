import { z } from 'zod'
import { SIGN_IN_NAME } from '../domain/staff.ts'

const optional = (sentence: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, sentence)
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text))

const phone = optional('电话太长', 40).refine(
  (p) => p === null || /^[\d\s()（）+-]{6,}$/.test(p),
  '电话只写数字、括号和短横，例如 010-55550100。',
)

/** The setup form: who the bureau is and how the public reaches it (conventions §1.1–1.2). */
export const BureauForm = z.object({
  name: z
    .string('请填机构全称')
    .trim()
    .min(2, '请填机构全称，例如「示例市文化和旅游局」')
    .max(60, '机构全称最多 60 字'),
  shortName: z.string('请填机构简称').trim().min(2, '请填机构简称，至少 2 字').max(20, '机构简称最多 20 字'),
  siteCode: optional('标识码是 10 位', 20).refine(
    (code) => code === null || /^(\d{10}|bm\d{8})$/.test(code),
    '网站标识码是 10 位数字，或 bm 加 8 位数字；还没有就空着。',
  ),
  domain: optional('域名太长', 100).refine(
    (d) => d === null || /^[a-z0-9.-]+$/i.test(d),
    '域名只写字母、数字、点和短横，例如 whlyj.example.gov.cn。',
  ),
  phone,
  address: optional('地址最多 200 字', 200),
  officeHours: optional('办公时间最多 100 字', 100),
  email: optional('邮箱太长', 100).refine(
    (e) => e === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(e),
    '邮箱要像 name@example.gov.cn 这样。',
  ),
  icp: optional('备案编号太长', 60),
  publicSecurityRecord: optional('备案号太长', 60),
})
export type BureauForm = z.infer<typeof BureauForm>

/** A division added by 系统管理. */
export const DivisionForm = z.object({
  name: z.string('请填名称').trim().min(2, '请填处室或单位的名称').max(60, '名称最多 60 字'),
  kind: z.enum(['office', 'affiliate'], '请选内设机构或直属单位'),
  phone,
  isOpennessOffice: z
    .literal('yes')
    .optional()
    .transform((v) => v === 'yes'),
})

/** A member of staff added by 系统管理; the password is made here and shown once. */
export const PersonForm = z.object({
  name: z.string('请填姓名').trim().min(2, '请填姓名').max(40, '姓名最多 40 字'),
  signInName: z
    .string('请填登录名')
    .trim()
    .regex(SIGN_IN_NAME, '登录名用小写字母开头，只含小写字母、数字、点和短横，2 到 40 个字符。'),
  divisionId: z.union([z.uuid('请从名单里选处室'), z.literal('')], '请从名单里选处室'),
  function: z.enum(['handler', 'head', 'openness-handler', 'openness-head', 'leader'], '请选职能'),
})
