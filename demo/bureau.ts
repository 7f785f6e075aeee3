import type { FunctionName } from '../src/kernel/actor.ts'
import type { Bureau, DivisionKind } from '../src/modules/ground/organisation/index.ts'

/** The invented bureau. Every person and number is recognisably fictitious. */
export const BUREAU: Bureau = {
  name: '示例市文化和旅游局',
  shortName: '示例市文旅局',
  siteCode: null,
  domain: 'whlyj.example.gov.cn',
  phone: '000-55550100',
  address: '示例市样本区虚构路 1 号',
  officeHours: '工作日 9:00–12:00、13:30–18:00',
  email: null,
  icp: null,
  publicSecurityRecord: null,
}

interface DemoDivision {
  readonly name: string
  readonly kind: DivisionKind
  readonly phone: string
  readonly isOpennessOffice: boolean
}

const offices = [
  '办公室',
  '法制处',
  '宣传处',
  '研究室',
  '艺术处',
  '公共服务处',
  '资源开发处',
  '产业发展处',
  '区域合作处',
  '行业管理处',
  '行政审批处',
]
const affiliates = ['信息中心', '旅游执法大队', '质监所']

/** The divisions that the seed names, with fictitious telephones. */
export const DIVISIONS: readonly DemoDivision[] = [
  ...offices.map((name, index) => ({
    name,
    kind: 'office' as const,
    phone: `000-555501${String(index + 1).padStart(2, '0')}`,
    isOpennessOffice: name === '办公室',
  })),
  ...affiliates.map((name, index) => ({
    name,
    kind: 'affiliate' as const,
    phone: `000-555502${String(index + 1).padStart(2, '0')}`,
    isOpennessOffice: false,
  })),
]

interface DemoPerson {
  readonly name: string
  readonly signInName: string
  readonly division: string | null
  readonly functions: readonly FunctionName[]
  readonly role: string
}

const pinyin: Readonly<Record<string, string>> = {
  法制处: 'fazhi',
  宣传处: 'xuanchuan',
  研究室: 'yanjiu',
  艺术处: 'yishu',
  公共服务处: 'gonggong',
  资源开发处: 'ziyuan',
  产业发展处: 'chanye',
  区域合作处: 'quyu',
  行业管理处: 'hangye',
  行政审批处: 'shenpi',
  信息中心: 'xinxi',
  旅游执法大队: 'zhifa',
  质监所: 'zhijian',
}
const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈']

/** Who reports for each division, and who confirms. */
export const CLERKS: readonly { readonly division: string; readonly clerk: string; readonly head: string }[] =
  [
    { division: '办公室', clerk: 'bangongshi', head: 'zhuren' },
    ...Object.entries(pinyin).map(([division, name]) => ({ division, clerk: name, head: `${name}.head` })),
  ]

const OFFICE: readonly DemoPerson[] = [
  {
    name: '王样本',
    signInName: 'bangongshi',
    division: '办公室',
    functions: ['handler', 'openness-handler'],
    role: '办公室经办',
  },
  {
    name: '刘示例',
    signInName: 'zhuren',
    division: '办公室',
    functions: ['head', 'openness-head'],
    role: '办公室负责人',
  },
  { name: '周分管', signInName: 'fenguan', division: null, functions: ['leader'], role: '分管领导' },
]

/** What a head does for the whole bureau beside his division. */
const ALSO: Readonly<Record<string, FunctionName>> = { 宣传处: 'content-review', 法制处: 'legal-review' }

/** 保密审查 is nobody's by the way: a person of his own. */
const SECRECY: readonly DemoPerson[] = [
  {
    name: '邓保密',
    signInName: 'baomi',
    division: '办公室',
    functions: ['secrecy-review'],
    role: '保密审查',
  },
]

const STAFF: readonly DemoPerson[] = Object.entries(pinyin).flatMap(([division, name], index) => [
  {
    name: `${surnames[index] ?? '某'}经办`,
    signInName: name,
    division,
    functions: ['handler'],
    role: `${division}经办`,
  },
  {
    name: `${surnames[index] ?? '某'}处长`,
    signInName: `${name}.head`,
    division,
    functions: ALSO[division] === undefined ? ['head'] : ['head', ALSO[division]],
    role: `${division}负责人`,
  },
])

/** 三员分立, under the names that `admin:create` gives them in a bureau's own instance. */
const ADMINISTRATORS: readonly DemoPerson[] = [
  {
    name: '系统管理员（演示）',
    signInName: 'system',
    division: null,
    functions: ['system-administrator'],
    role: '系统管理',
  },
  {
    name: '安全管理员（演示）',
    signInName: 'security',
    division: null,
    functions: ['security-administrator'],
    role: '安全管理',
  },
  { name: '审计员（演示）', signInName: 'audit', division: null, functions: ['auditor'], role: '审计' },
]

const EXAMPLE = '艺术处'

/** Everybody with an account; those a newcomer tries first stand first, as the start screen shows them. */
export const PEOPLE: readonly DemoPerson[] = [
  ...OFFICE,
  ...STAFF.filter((person) => person.division === EXAMPLE),
  ...ADMINISTRATORS.slice(0, 1),
  ...STAFF.filter((person) => person.division !== EXAMPLE),
  ...SECRECY,
  ...ADMINISTRATORS.slice(1),
]
