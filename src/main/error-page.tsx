import { civilDateAt } from '../kernel/civil-date.ts'
import type { Rules } from '../kernel/setting.ts'
import type { ErrorPage, Problem } from '../platform/http/problem.ts'
import type { Visit } from '../platform/http/route.ts'
import { htmlOf } from '../platform/http/html.ts'
import type { Menus } from '../platform/http/menu.ts'
import type { Workshop } from '../platform/work/work.ts'
import type { SitePage } from '../site/layout.tsx'
import { SiteProblem } from '../site/problem.page.tsx'
import { sitePage } from '../site/site-page.tsx'
import { PlainLayout } from '../workbench/plain-layout.tsx'
import { plainPage } from '../workbench/plain-page.tsx'

/** Every problem is told in the shell where it happened; without a database the sheet stands alone. */
export function errorPages(
  workshop: Workshop,
  menusOf: (rules: Rules) => Menus,
  reportDefect: (error: unknown) => void,
): ErrorPage {
  const { db } = workshop.database
  return async (met, problem) => {
    try {
      const today = civilDateAt(workshop.clock())
      const { rules } = await workshop.rulesOn(db, today)
      const visit = { ...met, menus: menusOf(rules) }
      const context = { visit, work: { db, today } }
      return visit.path.startsWith('/workbench') || visit.path === '/start'
        ? await plainPage(context, { title: titleOf(problem) }, <DeskProblem problem={problem} />)
        : await sitePage(
            context,
            siteProblemPage(problem),
            <SiteProblem
              title={titleOf(problem)}
              sentence={problem.sentence}
              nav={visit.menus.site}
              icons={visit.assets.icons}
            />,
          )
    } catch (error) {
      reportDefect(error)
      return alone(met, problem)
    }
  }
}

function alone(visit: Visit, problem: Problem): string {
  return htmlOf(
    <PlainLayout title={titleOf(problem)} demo={visit.demo} assets={visit.assets}>
      <DeskProblem problem={problem} />
    </PlainLayout>,
  )
}

function siteProblemPage(problem: Problem): SitePage {
  const title = titleOf(problem)
  return {
    title,
    ownSearch: true,
    column: { name: title, description: problem.sentence, keywords: ['提示'], type: ['其他'] },
  }
}

function titleOf(problem: Problem): string {
  if (problem.status === 404) return '没有找到'
  if (problem.status === 403) return '不能办理'
  return problem.status >= 500 ? '系统出了差错' : '没有办成'
}

function DeskProblem({ problem }: { readonly problem: Problem }) {
  return (
    <>
      <p>{problem.sentence}</p>
      <p class="btns">
        <a class="btn main" href="/workbench">
          回今日
        </a>
      </p>
    </>
  )
}
