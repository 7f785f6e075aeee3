import { Tag } from '../../../../ui/badge.tsx'
import type { TagKind } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { LINKS } from '../check-links.ts'
import { stateOfLink } from '../domain/link-state.ts'
import type { LinkPolicy, LinkState } from '../domain/link-state.ts'
import type { WatchedLink } from '../store/links.ts'

interface LinksView {
  readonly links: readonly WatchedLink[]
  readonly policy: LinkPolicy
  readonly names: ReadonlyMap<string, string>
  /** Whether addresses are asked at all. */
  readonly isOn: boolean
}

/** Where public pages lead outside, and whether anybody answers there: what fails first. */
export function LinksPage({ links, policy, names, isOn }: LinksView) {
  return (
    <div class="stack">
      {isOn ? null : (
        <Note>每天的检查没有开启，下面是以前的结果。服务器能上互联网的，由系统管理在「参数」里开启。</Note>
      )}
      {links.length === 0 ? (
        <Empty title="公开页里没有通到站外的链接">
          <p>发布的正文里有站外链接，或者填了正式网址，就会出现在这里。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="站外链接"
          quietCaption
          columns={[
            { label: '链接' },
            { label: '结果' },
            { label: '从哪天起' },
            { label: '最近检查' },
            { label: '在哪一页' },
            { label: '处室' },
          ]}
          rows={links.map((link) => ({
            key: link.id,
            cells: [
              <a href={`${LINKS}/${link.id}`}>{link.url}</a>,
              <LinkTag state={stateOfLink(link, policy)} />,
              link.failingSince === null ? null : <DateText date={link.failingSince} />,
              link.checkedOn === null ? null : <DateText date={link.checkedOn} />,
              link.title,
              names.get(link.ownerId ?? '') ?? '公开机构',
            ],
          }))}
        />
      )}
    </div>
  )
}

const STATES: Readonly<Record<LinkState, readonly [kind: TagKind, words: string]>> = {
  unchecked: ['plain', '还没查'],
  'not-asked': ['plain', '不检查'],
  answers: ['ok', '能打开'],
  failing: ['hold', '打不开'],
  dead: ['over', '失效'],
  confirmed: ['plain', '确认有效'],
}

/** How a link stands. */
export function LinkTag({ state }: { readonly state: LinkState }) {
  const [kind, words] = STATES[state]
  return <Tag kind={kind}>{words}</Tag>
}
