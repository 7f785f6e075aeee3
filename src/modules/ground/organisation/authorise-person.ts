import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { allowedPersonActions, isAdministrator } from './domain/staff.ts'
import type { PersonAction, StaffMember } from './domain/staff.ts'

/** Refuses what this person may not do with a member of staff, with the sentence why. */
export function authorisePerson(work: Work, action: PersonAction, person: StaffMember): void {
  if (allowedPersonActions(person, work.actor).includes(action)) return
  if (person.leftOn !== null)
    throw new Refusal('conflict', 'person-left', `${person.name}已于 ${person.leftOn} 离职，账号不再使用。`)
  if (personOf(work.actor)?.id === person.id)
    throw new Refusal('forbidden', 'for-oneself', '这一步不能给自己办，要由另一个人办。')
  if (isAdministrator(person) && action !== 'reset-second-factor')
    throw new Refusal(
      'forbidden',
      'administrator-account',
      '这是管理员账号。口令丢了，请在服务器上运行 npx mingzheng admin:create --recover 换发。',
    )
  throw new Refusal('forbidden', 'not-your-staff', SENTENCES[action])
}

const SENTENCES: Readonly<Record<PersonAction, string>> = {
  propose: '职能由系统管理提出，安全管理确认。',
  'end-post': '职能的调整由系统管理办。',
  move: '调动由系统管理办。',
  leave: '离职由系统管理办。',
  'issue-password':
    '处室负责人只给本处的经办人员发一次性口令；负责人、分管领导的由系统管理发，管理员的在服务器上换发。',
  'reset-second-factor': '第二道验证由安全管理解除。',
}
