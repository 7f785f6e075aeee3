import {
  addDivision,
  addPerson,
  identify,
  secondFactorFor,
} from '../../src/modules/ground/organisation/index.ts'
import {
  addText,
  getDraft,
  insertDraftRelation,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  startPackage,
  submitPackage,
} from '../../src/modules/ground/publication/index.ts'
import { changeSetting } from '../../src/modules/ground/rules/index.ts'
import type { Actor, FunctionName } from '../../src/kernel/actor.ts'
import type { Browser } from '../posts/browser.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Work, Workshop } from '../../src/platform/work/work.ts'

const PASSWORD = 'Chuntian-2026-Shuixian'
/** Who signs the last gate over HTTP. */
const SIGNER = { signInName: 'signer', password: PASSWORD }

const GATES = ['head', 'secrecy', 'content', 'sign'] as const
const FUNCTIONS: Readonly<Record<(typeof GATES)[number] | 'author', FunctionName>> = {
  author: 'handler',
  head: 'head',
  secrecy: 'secrecy-review',
  content: 'content-review',
  sign: 'signer',
}
type Hand = keyof typeof FUNCTIONS

/** The people through whose hands a policy goes. */
export interface Press {
  readonly divisionId: string
  readonly hands: Readonly<Record<Hand, Actor>>
}

/** Gives an empty instance a division with an author and the four signers of the policy route. */
export async function foundPress(workshop: Workshop): Promise<Press> {
  return inWork(workshop, { kind: 'system', name: '演练' }, async (work) => {
    await changeSetting(work, secondFactorFor, { value: 'nobody', reason: '演练' })
    const division = {
      name: '办公室',
      kind: 'office',
      phone: '010-55550100',
      isOpennessOffice: true,
    } as const
    const divisionId = await addDivision(work, division)
    const hand = async (name: Hand): Promise<Actor> => {
      const signInName = name === 'sign' ? SIGNER.signInName : `press-${name}`
      const posts = [{ function: FUNCTIONS[name], divisionId }]
      const id = await addPerson(work, {
        name: `某${name}`,
        signInName,
        password: PASSWORD,
        oneTime: false,
        posts,
      })
      const actor = await identify(work.db, id, work.today)
      if (actor === null) throw new Error(name)
      return actor
    }
    return {
      divisionId,
      hands: {
        author: await hand('author'),
        head: await hand('head'),
        secrecy: await hand('secrecy'),
        content: await hand('content'),
        sign: await hand('sign'),
      },
    }
  })
}

/** A package of three texts: a policy, and two interpretations of it. */
export interface Bundle {
  /** Its number, which its titles name. */
  readonly place: number
  readonly packageId: string
  /** What the signer has read. */
  readonly seen: string
}

/** Writes a package and lets it through its gates: all but the last, or all with a moment of release that is near. */
export async function bundle(
  workshop: Workshop,
  press: Press,
  { place, releaseAt }: { readonly place: number; readonly releaseAt: Date | null },
): Promise<Bundle> {
  const packageId = await inWork(workshop, press.hands.author, (work) => write(work, press, place))
  await inWork(workshop, press.hands.author, async (work) => {
    const lacks = await submitPackage(work, packageId, { releaseAt })
    if (lacks.length > 0) throw new Error(JSON.stringify(lacks))
  })
  for (const gateId of GATES)
    if (gateId !== 'sign' || releaseAt !== null)
      await inWork(workshop, press.hands[gateId], (work) => pass(work, packageId, gateId))
  const { round } = await loadPackage(workshop.database, packageId)
  return { place, packageId, seen: round?.contentHash ?? '' }
}

async function write(work: Work, { divisionId }: Press, place: number): Promise<string> {
  const name = `演练办法第${String(place)}号`
  const { packageId, draftId } = await startPackage(work, divisionId, {
    ...{ typeId: 'policy', columnId: 'zcwj', title: name },
  })
  await fill(work, draftId, {
    docNo: `演练〔2026〕${String(place + 1)}号`,
    issuer: '办公室',
    written: '2026-01-05',
    effective: '2026-02-01',
    hotline: '010-55550100',
    topic: '其他',
  })
  for (const form of ['问答', '图解']) {
    const reading = await addText(work, packageId, {
      ...{ typeId: 'interpretation', columnId: 'zcjd', title: `${name}${form}` },
      ...{
        fields: { form, interpreter: '办公室' },
        body: readBody(`问：${name}给谁？\n答：给${form}的读者。`),
      },
    })
    await insertDraftRelation(work.db, {
      draftId: reading,
      kind: 'interprets',
      toDraft: draftId,
      toPublication: null,
    })
  }
  return packageId
}

async function fill(work: Work, draftId: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const draft = await getDraft(work.db, draftId)
  const text = {
    ...draft,
    fields: { ...draft.fields, ...fields },
    body: readBody('第一条 演练时不能只出一半。'),
  }
  await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
}

async function pass(work: Work, packageId: string, gateId: string): Promise<void> {
  const { gates, round } = await loadPackage(work, packageId)
  const checked = gates.find(({ id }) => id === gateId)?.checklists.flatMap(({ items }) => items) ?? []
  await passGate(work, { packageId, gateId, seen: round?.contentHash ?? '', checked })
}

/** Signs the signer in; answers with the token of his forms. */
export async function signInAsSigner(browser: Browser): Promise<string> {
  await browser.get('/workbench/sign-in')
  await browser.post('/workbench/sign-in', { ...SIGNER })
  const { html } = await browser.get('/workbench')
  const token = /name="_token" value="([^"]+)"/.exec(html)?.[1]
  if (token === undefined) throw new Error('nobody signed in')
  return token
}
