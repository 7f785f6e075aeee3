import { isId } from '../../../../kernel/id.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { getColumn } from '../../../ground/publication/index.ts'
import { inOrder } from '../domain/rating.ts'
import type { Rating } from '../domain/rating.ts'
import { addRating, changeRating, letRunOut, mayKeep, revokeRating, strikeRating } from '../keep-ratings.ts'
import { RATINGS_COLUMN, RATINGS_DESK, RATINGS_PATH, RATINGS_SUBJECT, ratingSubject } from '../paths.ts'
import { draftRegister } from '../release-register.ts'
import { getRating, listKinds, listRatings } from '../store/ratings.ts'
import { NewRatingPage, RatingPage } from './rating.page.tsx'
import { RatingsQuery, Revision, RevokeForm, RunOutForm, StrikeForm } from './ratings.form.ts'
import { typedOf, typedRating } from './ratings.form.ts'
import { RatingsPage } from './ratings.page.tsx'

/** Who sees the register as it is kept. */
export const readers = {
  who: 'functions',
  any: ['handler', 'head', 'openness-handler', 'openness-head', 'leader', 'auditor'],
} as const
/** Who may keep it; in which division, the use case decides. */
export const keepers = {
  who: 'functions',
  any: ['handler', 'head', 'openness-handler', 'openness-head'],
} as const
export const CRUMBS = [
  { label: '今日', href: '/workbench' },
  { label: '等级评定', href: RATINGS_DESK },
] as const

const ONE = `${RATINGS_DESK}/:id`
const desk = { surface: 'workbench' } as const

/** 等级评定: the register as it is kept, one rating, and what may be done to it. */
export const ratingRoutes: readonly Route[] = [
  { method: 'GET', path: RATINGS_DESK, ...desk, may: readers, run: showList },
  { method: 'GET', path: `${RATINGS_DESK}/new`, ...desk, may: keepers, run: (ask) => showNew(ask, []) },
  { method: 'POST', path: RATINGS_DESK, ...desk, may: keepers, run: postNew },
  { method: 'GET', path: ONE, ...desk, may: readers, run: (ask) => showOne(ask, []) },
  { method: 'POST', path: ONE, ...desk, may: keepers, run: postChange },
  { method: 'POST', path: `${ONE}/revoke`, ...desk, may: keepers, run: postRevoke },
  { method: 'POST', path: `${ONE}/run-out`, ...desk, may: keepers, run: postRunOut },
  { method: 'POST', path: `${ONE}/strike`, ...desk, may: keepers, run: postStrike },
]

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const query = RatingsQuery.parse({ q: '', kind: '', until: '', page: 1, ...ask.query })
  const kinds = await listKinds(work.db)
  const { differences } = await draftRegister(work.db)
  const keeps = await isKeeper(ask)
  const html = await deskPage(
    ask,
    {
      title: '等级评定',
      crumbs: [CRUMBS[0], { label: '等级评定' }],
      actions: (
        <>
          {keeps ? (
            <>
              <a class="btn main" href={`${RATINGS_DESK}/new`}>
                登记
              </a>
              <a class="btn" href={`${RATINGS_DESK}/import`}>
                从表格导入
              </a>
            </>
          ) : null}
          <a class="btn" href={RATINGS_PATH}>
            看公开页
          </a>
        </>
      ),
      help: '评定、续期、取消都登记在这里，一条一条或者从表格导入。改动由另一个人核对后公布；到期前列入今日，到期那天公开页自动改。',
      ledger: [{ subject: RATINGS_SUBJECT }],
    },
    <RatingsPage
      query={query}
      ratings={inOrder(
        kinds,
        (await listRatings(work.db)).filter((rating) => fits(rating, query)),
      )}
      kinds={kinds}
      waiting={differences.length}
      today={work.today}
    />,
  )
  return page(html)
}

function fits({ kindId, name, documentNumber, validUntil }: Rating, query: RatingsQuery): boolean {
  return (
    (query.kind === '' || kindId === query.kind) &&
    (query.until === '' || validUntil === query.until) &&
    `${name} ${documentNumber}`.toLowerCase().includes(query.q.toLowerCase())
  )
}

/** Whether the reader keeps the register himself. */
export async function isKeeper({ work }: Ask): Promise<boolean> {
  return mayKeep(work.actor, (await getColumn(work.db, RATINGS_COLUMN)).divisionId)
}

async function showNew(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  if (!(await isKeeper(ask)))
    throw new Refusal('forbidden', 'not-keeper', '等级评定由维护这个栏目的处室和公开机构登记。')
  const html = await deskPage(
    ask,
    {
      title: '登记等级评定',
      crumbs: [...CRUMBS, { label: '登记' }],
      help: '照评定文件和证书填。没有期限的，有效期空着。登记后由另一个人核对公布，公众才看得到。',
    },
    <NewRatingPage
      kinds={await listKinds(ask.work.db)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postNew(ask: Ask): Promise<Reply> {
  const done = await addRating(ask.work, typedRating(typedFields(ask.form)))
  return 'errors' in done ? showNew(ask, done.errors) : redirect(`${RATINGS_DESK}/${done.id}?done=1`)
}

async function showOne(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const rating = await getRating(ask.work.db, idOf(ask))
  const html = await deskPage(
    ask,
    {
      title: rating.name,
      crumbs: [...CRUMBS, { label: rating.name }],
      help: '续期改“有效期至”和文号；等级没有了用“取消等级”；让它到期的写“到期不再续”。每一次改动都要另一个人核对公布。',
      ledger: [{ subject: ratingSubject(rating.id) }],
    },
    <RatingPage
      rating={rating}
      kinds={await listKinds(ask.work.db)}
      typed={{ ...typedOf(rating), ...typedFields(ask.form) }}
      errors={errors}
      mayKeep={await isKeeper(ask)}
      done={ask.query.done === '1'}
      today={ask.work.today}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

function idOf({ params }: Ask): string {
  const { id = '' } = params
  if (!isId(id)) throw new Refusal('absent', 'no-rating', '没有这条等级评定。')
  return id
}

async function postChange(ask: Ask): Promise<Reply> {
  const id = idOf(ask)
  const typed = typedRating(typedFields(ask.form))
  const errors = await changeRating(ask.work, id, { typed, revision: Revision.parse(ask.form.revision) })
  return errors.length > 0 ? showOne(ask, errors) : done(id)
}

async function postRevoke(ask: Ask): Promise<Reply> {
  const id = idOf(ask)
  const parsed = parseForm(RevokeForm, ask.form)
  if (!parsed.ok) return showOne(ask, parsed.errors)
  const { revokedOn: on, revokedBecause: because } = parsed.value
  const errors = await revokeRating(ask.work, id, { on, because })
  return errors.length > 0 ? showOne(ask, errors) : done(id)
}

async function postRunOut(ask: Ask): Promise<Reply> {
  const id = idOf(ask)
  const parsed = parseForm(RunOutForm, ask.form)
  if (!parsed.ok) return showOne(ask, parsed.errors)
  await letRunOut(ask.work, id, parsed.value.notRenewedBecause)
  return done(id)
}

async function postStrike(ask: Ask): Promise<Reply> {
  const id = idOf(ask)
  const parsed = parseForm(StrikeForm, ask.form)
  if (!parsed.ok) return showOne(ask, parsed.errors)
  await strikeRating(ask.work, id, parsed.value.struckBecause)
  return done(id)
}

function done(id: string): Reply {
  return redirect(`${RATINGS_DESK}/${id}?done=1`)
}
