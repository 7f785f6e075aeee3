import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import type { GuideContent } from '../domain/guide.ts'
import { wordingNames, WORDING } from '../domain/guide.ts'
import type { OpennessRule } from '../domain/rule-in-force.ts'
import type { FilledPlace } from '../domain/statutory-tree.ts'
import { CATALOGUE_PATH, CONTENT_PATH, GUIDE_PATH, REPORTS_PATH, RULES_PATH } from '../paths.ts'
import type { AnnualReport } from '../read-column.ts'
import { ColumnFrame, LABELS } from './column-frame.tsx'

/** 政府信息公开: what stands under each label, one step away. */
export function FirstPage() {
  return (
    <ColumnFrame title="政府信息公开" under={null}>
      <section class="sec" aria-label="栏目">
        <ul class="rows">
          {LABELS.map(({ href, label, says }) => (
            <li key={href}>
              <a href={href}>{label}</a>
              <span class="meta">{says}</span>
            </li>
          ))}
        </ul>
      </section>
    </ColumnFrame>
  )
}

interface Guide {
  readonly content: GuideContent
  readonly releasedAt: Date
}

/** 指南: what there is, how it is arranged and got, and whom to ask (条例第十二条). */
export function GuidePage({ guide }: { readonly guide: Guide | null }) {
  return (
    <ColumnFrame title="政府信息公开指南" under={GUIDE_PATH}>
      {guide === null ? (
        <div class="sec">
          <Empty title="公开指南还没有发布">
            <p>要问怎样查信息，可以打页面底部的联系电话。</p>
          </Empty>
        </div>
      ) : (
        <>
          <p class="meta">
            发布于 <ReleaseTime at={guide.releasedAt} />
          </p>
          <OfficeOfGuide content={guide.content} />
          {WORDING.map((name) => (
            <section key={name} class="sec" aria-label={wordingNames[name]}>
              <div class="head">
                <h2>{wordingNames[name]}</h2>
              </div>
              <Paragraphs text={guide.content[name]} />
            </section>
          ))}
        </>
      )}
    </ColumnFrame>
  )
}

/** How to reach the 工作机构. */
export function OfficeOfGuide({ content }: { readonly content: GuideContent }) {
  return (
    <section class="sec" aria-labelledby="h-office">
      <div class="head">
        <h2 id="h-office">政府信息公开工作机构</h2>
      </div>
      <Facts
        rows={content.office.map(
          ({ label, text, telephone }) => [label, telephone ? <Telephone phone={text} /> : text] as const,
        )}
      />
    </section>
  )
}

/** Lines of a text, each a paragraph. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <div class="prose">
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </div>
  )
}

/** 制度: every rule in force with its date and file. */
export function RulesPage({ rules }: { readonly rules: readonly OpennessRule[] }) {
  return (
    <ColumnFrame title="政府信息公开制度" under={RULES_PATH}>
      <section class="sec" aria-labelledby="h-rules">
        <div class="head">
          <h2 id="h-rules">现行有效 {rules.length} 件</h2>
        </div>
        {rules.length === 0 ? (
          <Empty title="还没有公开的制度">
            <p>发布后会列在这里，写明日期，可以下载。</p>
          </Empty>
        ) : (
          <ul class="rows">
            {rules.map((rule) => (
              <li key={rule.path}>
                <a href={rule.path}>{rule.title}</a>
                <span class="meta">
                  {[
                    rule.issuer,
                    rule.docNo,
                    `${rule.written} 成文`,
                    `${rule.effective} 起施行`,
                    rule.expires === '' ? '' : `有效期至 ${rule.expires}`,
                  ]
                    .filter((text) => text !== '')
                    .join('，')}
                </span>
                <Files files={rule.files} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </ColumnFrame>
  )
}

function Files({ files }: { readonly files: OpennessRule['files'] }) {
  if (files.length === 0) return null
  return (
    <ul class="dots">
      {files.map(({ name, href }) => (
        <li key={href}>
          下载：<a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

/** 法定主动公开内容: the tree of 条例第二十条, each with where it stands. */
export function ContentPage({ tree }: { readonly tree: readonly FilledPlace[] }) {
  return (
    <ColumnFrame title="法定主动公开内容" under={CONTENT_PATH}>
      <p>
        全部公开内容的索引、名称、概述和日期见<a href={CATALOGUE_PATH}>政府信息公开目录</a>。
      </p>
      <section class="sec" aria-label="法定主动公开内容">
        <ul class="rows">
          {tree.map(({ name, article, href, count }) => (
            <li key={name}>
              {count === 0 ? <span>{name}</span> : <a href={href}>{name}</a>}
              <span class="meta">
                {count === 0 ? '还没有公开的内容' : `${String(count)} 件`}，{article}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </ColumnFrame>
  )
}

/** 年报: all years. */
export function ReportsPage({ reports }: { readonly reports: readonly AnnualReport[] }) {
  return (
    <ColumnFrame title="政府信息公开年报" under={REPORTS_PATH}>
      <section class="sec" aria-label="历年年报">
        {reports.length === 0 ? (
          <Empty title="还没有公开的年报">
            <p>每年 1 月 31 日前公布上一年度的报告。</p>
          </Empty>
        ) : (
          <ul class="rows">
            {reports.map(({ path, title, year, files }) => (
              <li key={path}>
                <a href={path}>{title}</a>
                <span class="meta">{year} 年度</span>
                <Files files={files} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </ColumnFrame>
  )
}
