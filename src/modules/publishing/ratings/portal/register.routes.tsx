import { Refusal } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, getDivision } from '../../../ground/organisation/index.ts'
import { columnTags, findVisible, getColumn } from '../../../ground/publication/index.ts'
import type { VisiblePublication } from '../../../ground/publication/index.ts'
import { ReleasedRegister } from '../domain/rating.ts'
import { ratingsOn } from '../domain/standing.ts'
import { RATINGS_COLUMN, RATINGS_PATH } from '../paths.ts'
import { findReleasedDocuments } from '../store/released-documents.ts'
import { RegisterQuery } from './register.form.ts'
import { A_PAGE, NoRegisterPage, RegisterPage } from './register.page.tsx'
import { registerSheet } from './register.sheet.ts'

const may = { who: 'public' } as const
const portal = { method: 'GET', surface: 'portal', may } as const

/** 等级评定登记册: the whole and each kind, as on any day, and as a workbook. */
export const registerPortalRoutes: readonly Route[] = [
  { ...portal, path: RATINGS_PATH, kept: true, run: (ask) => show(ask, null) },
  { ...portal, path: `${RATINGS_PATH}/export`, run: sendSheet },
  { ...portal, path: `${RATINGS_PATH}/:kind`, kept: true, run: (ask) => show(ask, ask.params.kind ?? '') },
]

async function show(ask: Ask, kindId: string | null): Promise<Reply> {
  const released = await findVisible(ask.work.db, RATINGS_PATH)
  return released === null && kindId === null ? showNone(ask) : showRegister(ask, { released, kindId })
}

async function showNone(ask: Ask): Promise<Reply> {
  const html = await sitePage(
    ask,
    { title: '等级（星级）评定登记册', column: await tagsOf(ask) },
    <NoRegisterPage />,
  )
  return page(html)
}

async function showRegister(
  ask: Ask,
  shown: { readonly released: VisiblePublication | null; readonly kindId: string | null },
): Promise<Reply> {
  const { work } = ask
  const { released, register } = registerIn(shown.released, shown.kindId)
  const { query, day, found } = ratingsAsked(ask, register, shown.kindId)
  const lines = found.slice((query.page - 1) * A_PAGE, query.page * A_PAGE)
  const paths = await findReleasedDocuments(
    work.db,
    lines.map(({ rating }) => rating.documentNumber),
  )
  const { divisionId } = await getColumn(work.db, RATINGS_COLUMN)
  const typed = ask.query.on
  const html = await sitePage(
    ask,
    {
      title: released.title,
      column: await tagsOf(ask),
      canonical: shown.kindId === null ? RATINGS_PATH : `${RATINGS_PATH}/${shown.kindId}`,
      article: {
        title: released.title,
        publishedAt: releaseMinute(released.releasedAt),
        source: (await findBureau(work.db))?.name ?? '',
      },
    },
    <RegisterPage
      register={register}
      kindId={shown.kindId}
      query={query}
      noDay={typeof typed === 'string' && typed !== '' && query.on === null ? typed.slice(0, 20) : null}
      day={day}
      today={work.today}
      lines={lines.map((line) => ({ ...line, documentPath: paths.get(line.rating.documentNumber) ?? null }))}
      count={found.length}
      keeper={divisionId === null ? null : await getDivision(work.db, divisionId)}
      releasedAt={released.releasedAt}
      changeNote={released.changeNote}
    />,
  )
  return page(html)
}

/** What was released, of one kind where one is asked for; refuses a kind that has nothing public. */
function registerIn(released: VisiblePublication | null, kindId: string | null) {
  const register = released === null ? null : ReleasedRegister.parse(released.content)
  if (released === null || register === null || !hasKind(register, kindId))
    throw new Refusal('absent', 'not-released', '没有公布过这一类的等级评定。请从登记册里选类别。')
  return { released, register }
}

function hasKind({ kinds }: ReleasedRegister, kindId: string | null): boolean {
  return kindId === null || kinds.some(({ id }) => id === kindId)
}

function ratingsAsked({ work, query: asked }: Ask, register: ReleasedRegister, kindId: string | null) {
  const query = RegisterQuery.parse({ q: '', level: '', state: null, page: 1, on: null, ...asked })
  const day = query.on ?? work.today
  const found = ratingsOn(register.ratings, day, {
    words: query.q,
    kindId,
    level: query.level === '' ? null : query.level,
    standing: query.state,
  })
  return { query, day, found }
}

async function sendSheet(ask: Ask): Promise<Reply> {
  const released = await findVisible(ask.work.db, RATINGS_PATH)
  const asked = ask.query.kind
  const kindId = typeof asked === 'string' && asked !== '' ? asked : null
  const { register } = registerIn(released, kindId)
  const { day, found } = ratingsAsked(ask, register, kindId)
  const bytes = await writeWorkbook(registerSheet(register, found, { day, demo: ask.visit.demo }))
  return download(bytes, FILE_KINDS.xlsx.contentType, `等级评定（截至${day}）.xlsx`)
}

async function tagsOf({ work }: Ask) {
  return columnTags(await getColumn(work.db, RATINGS_COLUMN), '通知公告')
}
