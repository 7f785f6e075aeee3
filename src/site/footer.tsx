import type { ComponentChildren } from 'preact'
import type { SiteBureau } from './site-view.ts'
import { Telephone } from './telephone.tsx'

const UNSET = '演示：未配置'

interface FooterProps {
  readonly bureau: SiteBureau
  readonly demo: boolean
  /** The page the footer stands on, for 「我要纠错」. */
  readonly path: string
}

/** 底部功能区 with its eight statutory elements; what the bureau has not set is said, never imitated (conventions §1.2). */
export function SiteFooter({ bureau, demo, path }: FooterProps) {
  const unset = demo ? UNSET : '未配置'
  return (
    <footer class="foot" data-gov="footer">
      <div class="wrap">
        <ul class="marks">
          <Mark gov="dzjg-mark" href={bureau.partyMarkHref} unset={unset}>
            党政机关网站标识
          </Mark>
          <Mark gov="find-error" href={bureau.findErrorHref} unset={unset}>
            我为政府网站找错
          </Mark>
        </ul>
        <div>
          <ul>
            <li data-gov="sponsor">主办：{bureau.name}</li>
            <li data-gov="contact">
              联系电话：
              {bureau.phone === null ? unset : <Telephone phone={bureau.phone} />}
            </li>
            <li>地址：{bureau.address ?? unset}</li>
            <li data-gov="site-code">政府网站标识码：{bureau.code ?? unset}</li>
          </ul>
          <ul>
            <li data-gov="icp">
              {bureau.icp === null ? (
                `ICP 备案：${unset}`
              ) : (
                <a href="https://beian.miit.gov.cn/">{bureau.icp}</a>
              )}
            </li>
            <li data-gov="mps">
              <PoliceRecord bureau={bureau} unset={unset} />
            </li>
            <li>
              <a href={`/jc?page=${encodeURIComponent(path.split('?', 1)[0] ?? '/')}`} rel="nofollow">
                我要纠错
              </a>
            </li>
            <li>
              <a data-gov="sitemap" href="/sitemap.html">
                站点地图
              </a>
            </li>
            <li>
              <a href="/seals">办理记录封存</a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  )
}

interface MarkProps {
  readonly gov: string
  readonly href: string | null
  readonly unset: string
  readonly children: ComponentChildren
}

function Mark({ gov, href, unset, children }: MarkProps) {
  return (
    <li data-gov={gov}>
      {href === null ? (
        <span class="mark-unset">
          {children}
          <small>{unset}</small>
        </span>
      ) : (
        <a href={href} rel="external">
          {children}
        </a>
      )}
    </li>
  )
}

function PoliceRecord({ bureau, unset }: { readonly bureau: SiteBureau; readonly unset: string }) {
  if (bureau.police === null) return <>公安备案：{unset}</>
  if (bureau.policeHref === null) return <>{bureau.police}</>
  return <a href={bureau.policeHref}>{bureau.police}</a>
}
