import { Secret, TOTP } from 'otpauth'
import { staffSheet } from '../../src/modules/ground/organisation/workbench/staff-list.sheet.ts'
import { officialPaper } from '../../src/platform/paper/official-paper.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import type { TestApplication } from '../support/application.ts'
import type { Fields } from '../support/client.ts'
import { DAY } from './bureau-at-work.ts'
import type { FoundForm } from './survey.ts'

type Typing = (found: FoundForm) => Fields | Promise<Fields>

/** So much stands in a field for words that asks for nothing in particular. */
const WORDS = '写明了的一句话。'

/**
 * What somebody types who wants the act: words in every empty field, the first choice wherever none is made; and for
 * acts that want more than that, by the name of the route.
 */
export function typingsOf(app: TestApplication): (name: string, found: FoundForm) => Promise<Fields> {
  const special = specialTypings(app)
  return async (name, found) => ({ ...plainTyping(found), ...(await special[name]?.(found)) })
}

function plainTyping({ form, texts }: FoundForm): Fields {
  const standing = new Map(form.controls.map(({ name, value }) => [name, value]))
  const chosen = form.choices.filter(({ name, value }) => value !== '' && (standing.get(name) ?? '') === '')
  const words = texts.filter((name) => standing.get(name) === '')
  return {
    ...Object.fromEntries(words.map((name) => [name, WORDS])),
    ...Object.fromEntries(chosen.toReversed().map(({ name, value }) => [name, value])),
  }
}

function specialTypings(app: TestApplication): Readonly<Record<string, Typing>> {
  const arts = () => app.division('艺术处')
  return {
    'POST /workbench/sign-in': async () => {
      const { signInName, password } = await app.demonstrationStaff('yishu')
      return { signInName, password }
    },
    'POST /workbench/password': ({ walker }) => {
      const next = '换过的口令-Ab3xYz9'
      return { current: walker.staff?.password ?? '', next, again: next }
    },
    'POST /workbench/account/recovery-codes': ({ walker }) => ({ password: walker.staff?.password ?? '' }),
    'POST /workbench/second-factor/enrol': async ({ walker, page }) =>
      enrolment((await walker.client.get(page)).html, app.clock.now()),
    'POST /workbench/staff/divisions': () => ({ name: '数字化处', phone: '', isOpennessOffice: null }),
    'POST /workbench/staff/people': async () => ({
      personName: '新来的人',
      signInName: 'xin.lai',
      divisionId: await arts(),
      function: 'handler',
    }),
    'POST /workbench/staff/people/:personId/posts': async () => ({
      function: 'content-review',
      divisionId: await arts(),
      since: DAY,
      until: '',
    }),
    'POST /workbench/staff/import': async () => ({ sheet: await staffList() }),
    'POST /workbench/grants/confirm': async ({ walker, page }) => ({
      proposal: /name="proposal" value="([^"]+)"/.exec((await walker.client.get(page)).html)?.[1] ?? '',
    }),
    'POST /workbench/delegations': () => ({ since: '2026-11-02', until: '2026-11-06' }),
    'POST /workbench/mailbox': () => ({ email: 'someone@example.cn' }),
    'POST /workbench/settings/:id': () => ({ value: '20', from: DAY }),
    'POST /workbench/calendar': () => ({
      year: '2027',
      documentNumber: '国办发明电〔2026〕7号',
      off: '1月1日至3日',
      working: '',
    }),
    'POST /workbench/search-words': () => ({ word: '领票', means: '惠民演出' }),
    'POST /cx': () => slipOf(app),
    'POST /workbench/plans/:planId/measures/:measureId/change': () => ({
      deadline: '',
      text: '改过的措施文字。',
    }),
    'POST /workbench/handovers/:id/address': () => ({
      officialUrl: 'https://www.example.gov.cn/wlj/art-1009.html',
    }),
    'POST /workbench/publications/:id/withdrawal': () => ({ kind: 'outdated', leadTo: '' }),
    'POST /workbench/documents': () => ({
      ...{
        number: '',
        title: '登记的公文',
        writtenOn: '2026-10-08',
        printedOn: '',
        origin: 'own',
        issuer: '',
      },
      ...{ obtainedOn: '', retention: '', publishedOn: '', effectiveOn: '', validUntil: '', repealedOn: '' },
    }),
    'POST /workbench/documents/:id/relations': () => ({
      kind: 'amends',
      otherNumber: '示例文旅发〔2025〕12号',
      since: DAY,
    }),
    'POST /workbench/documents/:id/handover': () => ({
      handedOn: '2026-10-09',
      paperCopies: '3',
      gazetteIssue: '',
    }),
    'POST /workbench/documents/:id/files': async () => ({ file: await paper(), cleared: 'yes' }),
    'POST /workbench/inventory/items/:itemId/formations': () => ({ formedOn: '2026-10-09' }),
    'POST /workbench/plans/:planId/returns/:divisionId/:period/sheet': async ({ walker, address }) => ({
      'sheet-source': '10月9日邮件，艺术处经办发来',
      sheet: { fileName: '填报表.xlsx', bytes: (await walker.client.get(address)).bytes },
    }),
  }
}

async function paper() {
  const bytes = await officialPaper({ title: '公文', blocks: [{ kind: 'paragraph', text: '正文。' }] })
  return { fileName: '公文.docx', bytes }
}

/** As an authenticator answers that has the secret of the page. */
function enrolment(html: string, at: Date): Fields {
  const secret = /<code class="code">([^<]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
  return { sealed: /name="sealed" value="([^"]+)"/.exec(html)?.[1] ?? '', code }
}

async function staffList() {
  const rows = [['新来人', 'xin.ren', '艺术处', '经办']]
  return { fileName: '名单.xlsx', bytes: await writeWorkbook({ ...staffSheet(['艺术处'], false), rows }) }
}

/** Number and code as a reader has them from the page that took his letter in. */
async function slipOf(app: TestApplication): Promise<Fields> {
  const reader = app.visitor()
  await reader.get('/jc?page=/')
  const { html } = await reader.post('/jc', { statement: '页脚的地址写错了。' })
  const [number = '', code = ''] = [...html.matchAll(/<p class="big">([^<]+)<\/p>/g)].map(
    ([, text]) => text ?? '',
  )
  return { number, code }
}
