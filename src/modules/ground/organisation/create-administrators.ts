import type { FunctionName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { oneTimePassword } from '../../../platform/crypto/passwords.ts'
import { closeSessionsOf } from '../../../platform/session/session.ts'
import type { Work } from '../../../platform/work/work.ts'
import { addPerson } from './add-person.ts'
import { listHolders, markPersonLeft } from './store/organisation.ts'

/** 三员分立: system, security and audit administrators are three accounts. */
const ADMINISTRATORS = [
  { function: 'system-administrator', name: '系统管理员', signInName: 'system' },
  { function: 'security-administrator', name: '安全管理员', signInName: 'security' },
  { function: 'auditor', name: '审计员', signInName: 'audit' },
] as const satisfies readonly { function: FunctionName; name: string; signInName: string }[]

/** An account just made, with the password that is shown once. */
export interface NewAdministrator {
  readonly name: string
  readonly signInName: string
  readonly password: string
}

/** Makes the three administrators with one-time passwords; refuses once there are any. */
export async function createAdministrators(work: Work): Promise<readonly NewAdministrator[]> {
  for (const role of ADMINISTRATORS)
    if ((await listHolders(work.db, role.function, work.today)).length > 0)
      throw new Refusal(
        'conflict',
        'administrators-exist',
        '管理员已经建立，不能再建。某一位的口令丢了，请用 --recover 换发，例如：npx mingzheng admin:create --recover system。',
      )
  const made: NewAdministrator[] = []
  for (const role of ADMINISTRATORS) made.push(await make(work, role, role.signInName))
  return made
}

/** Replaces one administrator by a new account; the old one can no longer sign in. A ledger entry says so. */
export async function recoverAdministrator(work: Work, signInName: string): Promise<NewAdministrator> {
  const role = ADMINISTRATORS.find((r) => r.signInName === signInName)
  if (!role)
    throw new Refusal('invalid', 'no-such-administrator', '--recover 后面写 system、security 或 audit。')
  const holders = await listHolders(work.db, role.function, work.today)
  if (holders.length === 0)
    throw new Refusal(
      'conflict',
      'no-administrator-yet',
      '还没有管理员可换发。请先运行 npx mingzheng admin:create。',
    )
  for (const holder of holders) {
    await markPersonLeft(work.db, holder.personId, work.today)
    await closeSessionsOf(work.db, holder.personId)
    await work.record({
      subject: `person:${holder.personId}`,
      action: 'administrator-replaced',
      reason: '在服务器上用 --recover 换发',
    })
  }
  return make(
    work,
    role,
    `${role.signInName}-${work
      .randomToken(3)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '0')}`,
  )
}

async function make(
  work: Work,
  role: (typeof ADMINISTRATORS)[number],
  signInName: string,
): Promise<NewAdministrator> {
  const password = oneTimePassword()
  await addPerson(work, {
    name: role.name,
    signInName,
    password,
    oneTime: true,
    posts: [{ function: role.function, divisionId: null }],
  })
  return { name: role.name, signInName, password }
}
