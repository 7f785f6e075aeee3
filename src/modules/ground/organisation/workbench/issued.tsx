import { Done } from '../../../../ui/notice.tsx'
import type { IssuedPassword } from '../issue-password.ts'

/** A one-time password, on screen once. */
export function Issued({ issued }: { readonly issued: IssuedPassword }) {
  return (
    <Done title={`已给 ${issued.name} 发一次性口令`} code={issued.password}>
      <p>
        登录名 {issued.signInName}
        。口令只显示这一次，请当面或电话告诉本人，{String(issued.hours)}{' '}
        小时内登录并换成自己的。原来的口令和登录都已失效。
      </p>
    </Done>
  )
}
