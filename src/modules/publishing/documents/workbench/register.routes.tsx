import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { documentReaders, REGISTRARS, seesEveryDocument } from '../domain/document-actions.ts'
import { historyReaders } from '../domain/history-batch.ts'
import { termOf } from '../domain/document-relation.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import { isAmendedOn, validityOn } from '../domain/validity.ts'
import { countDocuments, listDocuments } from '../store/register.ts'
import { listDocumentRelations } from '../store/relations.ts'
import { DocumentsQuery } from './document.form.ts'
import { DOCUMENTS_A_PAGE, DocumentsPage } from './documents.page.tsx'
import type { DocumentLine } from './documents.page.tsx'

/** 公文: the register. */
export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: DOCUMENTS, surface: 'workbench', may: documentReaders, run: showRegister },
]

async function showRegister(ask: Ask): Promise<Reply> {
  const { work } = ask
  const query = DocumentsQuery.parse({
    q: '',
    attribute: null,
    state: null,
    year: null,
    page: 1,
    ...ask.query,
  })
  const filter = {
    divisionIds: divisionsSeen(work.actor),
    attribute: query.attribute,
    state: query.state,
    year: query.year,
    words: query.q,
  }
  const found = await listDocuments(work.db, {
    ...filter,
    limit: DOCUMENTS_A_PAGE,
    offset: (query.page - 1) * DOCUMENTS_A_PAGE,
  })
  const html = await deskPage(
    ask,
    {
      title: '公文',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '公文' }],
      help: '发文登记簿：每份公文有没有定公开属性、公开了没有、现在是否有效。点标题进去办；新的可以逐份登记，也可以整张导入。',
      actions: holds(work.actor, REGISTRARS) ? (
        <>
          <a class="btn main" href={`${DOCUMENTS}/new`}>
            登记公文
          </a>{' '}
          <a class="btn" href={`${DOCUMENTS}/import`}>
            导入登记簿
          </a>
        </>
      ) : null,
    },
    <DocumentsPage
      query={query}
      lines={await linesOf(ask, found)}
      count={await countDocuments(work.db, filter)}
      seesHistory={holds(work.actor, historyReaders.any)}
    />,
  )
  return page(html)
}

/** Null where every division is seen. */
export function divisionsSeen(actor: Actor): readonly string[] | null {
  return seesEveryDocument(actor) ? null : divisionsWhere(actor, ['handler', 'head'])
}

/** Documents as lists show them, with how they stand today. */
export async function linesOf(
  { work }: Pick<Ask, 'work'>,
  documents: readonly RegisteredDocument[],
): Promise<readonly DocumentLine[]> {
  const names = new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
  const relations = await listDocumentRelations(
    work.db,
    documents.map(({ id }) => id),
  )
  return documents.map((document) => {
    const term = termOf(document, relations.get(document.id) ?? [])
    return {
      document,
      division: names.get(document.divisionId) ?? '',
      validity: validityOn(term, work.today),
      amended: isAmendedOn(term, work.today),
    }
  })
}
