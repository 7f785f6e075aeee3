import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { listDivisions } from '../../organisation/index.ts'
import { mayHandOver, maySeeHandover } from '../domain/handover.ts'
import { enterOfficialAddress, registerTakenDown } from '../enter-official-address.ts'
import { HANDOVERS } from '../hand-over.ts'
import { findTextToHandOver, handoverArchive, handoverFile } from '../handover-text.ts'
import { findHandover, listHandovers, listOfficialAddresses } from '../store/handovers.ts'
import type { HandedOver } from '../store/handovers.ts'
import { publicationPage } from '../withdraw-publication.ts'
import { HandoverPage } from './handover.page.tsx'
import { calledOf, HandoversPage } from './handovers.page.tsx'
import { drafters, packageReaders } from './packages.routes.tsx'

/** Who sees what stands outside: those who write and sign, and 审计. */
export const outsideReaders = packageReaders
const ONE = `${HANDOVERS}/:id`
const AT_MOST = 300
const get = { method: 'GET', surface: 'workbench', may: outsideReaders } as const
const post = { method: 'POST', surface: 'workbench', may: drafters } as const

/** 「交市集约化平台」: what waits, each text to copy, and its official address. */
export const handoverRoutes: readonly Route[] = [
  { ...get, path: HANDOVERS, run: showList },
  { ...get, path: ONE, run: (ask) => showOne(ask, []) },
  { ...get, path: `${ONE}/package.zip`, run: sendArchive },
  { ...get, path: `${ONE}/files/:hash`, run: sendFile },
  { ...post, path: `${ONE}/address`, run: postAddress },
  { ...post, path: `${ONE}/taken-down`, run: postTakenDown },
]

async function showList(ask: Ask): Promise<Reply> {
  const { work } = ask
  const handed = await listHandovers(work.db, AT_MOST)
  const html = await deskPage(
    ask,
    {
      title: '市集约化平台',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '市集约化平台' }],
      help: '要交市集约化平台的稿件发布后出现在这里。点标题，逐项复制到平台，发布后把平台上的网址填回来，这件事就办完。',
    },
    <HandoversPage
      handed={handed.filter((one) => maySeeHandover(work.actor, one))}
      names={await divisionNames(ask)}
    />,
  )
  return page(html)
}

async function showOne(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const handed = await seen(ask)
  const title = calledOf(handed)
  const html = await deskPage(
    ask,
    {
      title,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '市集约化平台', href: HANDOVERS },
        { label: title },
      ],
      actions: (
        <a class="btn" href={publicationPage(handed.publicationId)}>
          看公开页
        </a>
      ),
      help: '逐项复制到平台，或者整包下载。在平台发布后，把地址栏里的网址整个复制到下面填好。更正或撤下以后，平台上也要跟着改。',
      ledger: [{ subject: `publication:${handed.publicationId}` }],
    },
    <HandoverPage
      handed={handed}
      text={await findTextToHandOver(work, handed)}
      addresses={await listOfficialAddresses(work.db, handed.publicationId)}
      keeper={(await divisionNames(ask)).get(handed.keeperId ?? '') ?? '公开机构'}
      mayAct={mayHandOver(work.actor, handed)}
      typed={typedFields(ask.form)}
      errors={errors}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function sendArchive(ask: Ask): Promise<Reply> {
  const { name, bytes } = await handoverArchive(ask.work, await seen(ask))
  return download(bytes, 'application/zip', name)
}

async function sendFile(ask: Ask): Promise<Reply> {
  const file = await handoverFile(ask.work, await seen(ask), ask.params.hash ?? '')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}

const AddressForm = z.object({ officialUrl: z.string('请填正式网址。') })

async function postAddress(ask: Ask): Promise<Reply> {
  await seen(ask)
  const parsed = parseForm(AddressForm, ask.form)
  if (!parsed.ok) return showOne(ask, parsed.errors)
  const errors = await enterOfficialAddress(ask.work, ask.params.id ?? '', parsed.value.officialUrl)
  return errors.length > 0 ? showOne(ask, errors) : back(ask)
}

async function postTakenDown(ask: Ask): Promise<Reply> {
  await seen(ask)
  await registerTakenDown(ask.work, ask.params.id ?? '')
  return back(ask)
}

/** The hand-over that is asked for; absent where it does not concern who asks. */
async function seen({ work, params }: Ask): Promise<HandedOver> {
  const handed = await findHandover(work.db, params.id ?? '')
  if (handed === null || !maySeeHandover(work.actor, handed))
    throw new Refusal('absent', 'no-handover', '没有这件要交市集约化平台的稿件。')
  return handed
}

async function divisionNames({ work }: Ask): Promise<ReadonlyMap<string, string>> {
  return new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
}

function back({ params }: Ask): Reply {
  return redirect(`${HANDOVERS}/${params.id ?? ''}`)
}
