import { functionNames } from '../../../../kernel/actor.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { allowedPersonActions } from '../domain/staff.ts'
import type { StaffMember } from '../domain/staff.ts'
import { issuePassword } from '../issue-password.ts'
import type { IssuedPassword } from '../issue-password.ts'
import { listStaff } from '../store/staff.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { Issued } from './issued.tsx'

const PATH = '/workbench/our-people'
const may = { who: 'functions', any: ['head'] } as const

/** 本处人员: a head sees the people of his division and hands out one-time passwords. */
export const ourPeopleRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => showPeople(ask, null) },
  { method: 'POST', path: `${PATH}/:personId/password`, surface: 'workbench', may, run: postPassword },
]

async function showPeople(ask: Ask, issued: IssuedPassword | null): Promise<Reply> {
  const people = await peopleUnder(ask)
  const formKey = formKeys(ask)
  const html = await deskPage(
    ask,
    {
      title: '本处人员',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '本处人员' }],
      help: '本处的人忘了口令，点“发一次性口令”，把屏幕上的口令当面告诉他。只显示一次，原口令立即失效。人员增减请找系统管理。',
    },
    <div class="stack">
      {issued === null ? null : <Issued issued={issued} />}
      {people.length === 0 ? (
        <Empty title="本处还没有人员">
          <p>请系统管理在「处室与人员」里添加。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="本处人员"
          quietCaption
          columns={[{ label: '姓名' }, { label: '登录名' }, { label: '职能' }, { label: '口令' }]}
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              person.name,
              person.signInName,
              [...new Set(person.posts.map((post) => functionNames[post.function]))].join('、'),
              allowedPersonActions(person, ask.work.actor).includes('issue-password') ? (
                <PostForm
                  action={`${PATH}/${person.id}/password`}
                  label={`给${person.name}发口令`}
                  {...formKey()}
                >
                  <button class="btn" type="submit">
                    发一次性口令
                  </button>
                </PostForm>
              ) : (
                <span class="meta">由系统管理发</span>
              ),
            ],
          }))}
        />
      )}
    </div>,
  )
  return page(html, issued === null ? {} : { keep: PATH })
}

/** The people of the divisions that the reader heads in his own right. */
async function peopleUnder(ask: Ask): Promise<readonly StaffMember[]> {
  const { actor, db, today } = ask.work
  const posts = actor.kind === 'person' ? actor.posts : []
  const headed = posts.filter((post) => post.function === 'head' && post.onBehalfOf === undefined)
  const found = new Map<string, StaffMember>()
  for (const { divisionId } of headed) {
    const wanted = { on: today, search: '', divisionId, limit: 500, offset: 0 }
    for (const person of (await listStaff(db, wanted)).people) found.set(person.id, person)
  }
  return [...found.values()]
}

async function postPassword(ask: Ask): Promise<Reply> {
  return showPeople(ask, await issuePassword(ask.work, ask.params.personId ?? ''))
}
