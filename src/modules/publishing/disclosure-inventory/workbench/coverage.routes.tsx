import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { itemName } from '../domain/inventory-row.ts'
import { PREPARERS } from '../domain/version.ts'
import { itemSubject, surveyCoverage } from '../keep-coverage.ts'
import { placeNames } from '../load-version.ts'
import { getItem, mayRecordFor, recordFormed, strikeFormed } from '../record-formed.ts'
import { listFormationsOf } from '../store/formations.ts'
import { listCounting } from '../store/releases.ts'
import { listVersions } from '../store/versions.ts'
import { OverviewPage } from './coverage.page.tsx'
import { ItemPage } from './item.page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { basesToReview, settleBasis } from '../review-basis.ts'
import { everyone, HOME, INVENTORY, REFERENCES } from './paths.ts'

const ITEM = `${INVENTORY}/items/:itemId`
/** The division of the item and the openness office; which of them, the use case decides. */
const recorders = {
  who: 'functions',
  any: ['handler', 'head', ...PREPARERS],
} as const
const COUNTING_SHOWN = 50

/** How the inventory in force is kept, row by row. */
export const coverageRoutes: readonly Route[] = [
  { method: 'GET', path: INVENTORY, surface: 'workbench', may: everyone, run: showOverview },
  { method: 'GET', path: ITEM, surface: 'workbench', may: everyone, run: (ask) => showItem(ask, []) },
  { method: 'POST', path: `${ITEM}/formations`, surface: 'workbench', may: recorders, run: postFormed },
  {
    method: 'POST',
    path: `${ITEM}/formations/:formationId/strike`,
    surface: 'workbench',
    may: recorders,
    run: postStrike,
  },
  { method: 'POST', path: `${ITEM}/basis`, surface: 'workbench', may: recorders, run: postBasis },
]

const Chosen = z.enum(['late', 'owed', 'published', 'none']).nullable().catch(null)

async function showOverview(ask: Ask): Promise<Reply> {
  const { work } = ask
  const survey = await surveyCoverage(work)
  const versions = await listVersions(work.db)
  const prepares = holds(work.actor, PREPARERS)
  const atWork = versions.some(({ state }) => state === 'preparing' || state === 'submitted')
  const html = await deskPage(
    ask,
    {
      title: '全清单',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '全清单' }],
      actions: (
        <>
          <a class="btn" href="/qqd">
            看公开页
          </a>
          {prepares ? (
            <a class="btn" href={REFERENCES}>
              对照参考目录
            </a>
          ) : null}
        </>
      ),
      help: '每个事项按公开时限和绑定的栏目每天算一次：逾期、应公开、已公开、未产生。点事项看算了哪些，登记信息形成。公开机构在这里编新一版。',
    },
    <OverviewPage
      inventory={survey?.inForce.inventory ?? null}
      standings={survey?.standings ?? new Map()}
      versions={versions}
      names={await placeNames(work)}
      chosen={Chosen.parse(ask.query.state ?? null)}
      mayStart={prepares && !atWork}
      formKey={formKeys(ask)}
    />,
  )
  return page(html)
}

async function showItem(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, params } = ask
  const row = await getItem(work, params.itemId ?? '')
  const { columnId, typeId } = row.content
  const survey = await surveyCoverage(work)
  const standing = survey?.standings.get(row.itemId)
  const html = await deskPage(
    ask,
    {
      title: itemName(row.content),
      crumbs: [HOME, { label: itemName(row.content) }],
      help: '上面是清单怎么写的，下面是栏目里算作已公开的和信息形成的登记。有了决定、名录、办法这类信息，当天登记，系统算出最迟哪天公开。',
      ledger: [{ subject: itemSubject(row.itemId) }],
    },
    <ItemPage
      row={row}
      standing={standing ?? { state: 'none', due: null, count: 0, latest: null, unmet: [] }}
      names={await placeNames(work)}
      counting={
        columnId === null ? [] : await listCounting(work.db, { columnId, typeId, limit: COUNTING_SHOWN })
      }
      formations={await listFormationsOf(work.db, row.itemId)}
      toReview={await basesToReview(work, row.itemId)}
      mayRecord={mayRecordFor(work.actor, row)}
      errors={errors}
      typed={typedFields(ask.form)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const FormedForm = z.object({
  title: z.string('请写形成了什么。').trim(),
  formedOn: z.string('请写哪天形成的。').transform((text, context) => {
    const day = typedDay(text)
    if (day !== null) return day
    context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
    return z.NEVER
  }),
})

async function postFormed(ask: Ask): Promise<Reply> {
  const itemId = ask.params.itemId ?? ''
  const parsed = parseForm(FormedForm, ask.form)
  const errors = parsed.ok ? await recordFormed(ask.work, { itemId, ...parsed.value }) : parsed.errors
  return errors.length > 0 ? showItem(ask, errors) : redirect(`${INVENTORY}/items/${itemId}`)
}

async function postStrike(ask: Ask): Promise<Reply> {
  const { itemId = '', formationId = '' } = ask.params
  const { because = '' } = typedFields(ask.form)
  const errors = await strikeFormed(ask.work, { itemId, id: formationId, because })
  return errors.length > 0 ? showItem(ask, errors) : redirect(`${INVENTORY}/items/${itemId}`)
}

async function postBasis(ask: Ask): Promise<Reply> {
  const { itemId = '' } = ask.params
  const { duty = '', ...typed } = typedFields(ask.form)
  const outcome = typed[`outcome-${duty}`] ?? ''
  const errors = await settleBasis(ask.work, itemId, { dutyId: duty, outcome })
  return errors.length > 0 ? showItem(ask, errors) : redirect(`${INVENTORY}/items/${itemId}`)
}
