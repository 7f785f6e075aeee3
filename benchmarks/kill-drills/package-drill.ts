import { randomUUID } from 'node:crypto'
import { contentHash } from '../../src/modules/ground/publication/index.ts'
import type { PublicationPart } from '../../src/modules/ground/publication/index.ts'
import { verifyLedger } from '../../src/platform/ledger/verify-ledger.ts'
import { inWork } from '../../src/platform/work/work.ts'
import type { Workshop } from '../../src/platform/work/work.ts'
import { openBrowser } from '../posts/browser.ts'
import type { Browser } from '../posts/browser.ts'
import { onDatabase } from './on-database.ts'
import { pause, startPlatform } from './platform-process.ts'
import type { PlatformProcess, Target } from './platform-process.ts'
import { bundle, signInAsSigner } from './press.ts'
import type { Bundle, Press } from './press.ts'

const TEXTS = 3

/** What one round has seen. */
export interface PackageRound {
  readonly target: Target
  readonly packages: number
  /** Packages that were out when the platform came back. */
  readonly outAtOnce: number
  /** Packages of which some texts were out and some not, or not at one moment, or on the site other than in the register. */
  readonly half: number
  readonly doubled: number
  readonly wrongHashes: number
  readonly stillIn: number
  readonly ledgerFindings: number
}

/** Which packages a round lets out, and when it kills. */
export interface PackageDrill {
  readonly folder: string
  readonly press: Press
  readonly target: Target
  /** So many by the signer's click, and as many by the clock. */
  readonly each: number
  /** The number of the first one. */
  readonly from: number
  readonly milliseconds: number
}

/**
 * One round: a signer passes last gates over HTTP while the job of the clock releases others; something is killed in the
 * middle; what is out then must be out whole. Afterwards everything is tried again until all of it is out, once.
 */
export async function drillPackages(
  platform: PlatformProcess,
  drill: PackageDrill,
): Promise<{ readonly round: PackageRound; readonly platform: PlatformProcess }> {
  const { folder, target, milliseconds } = drill
  const bundles = await onDatabase(folder, (workshop) => prepareAll(workshop, drill))
  const signing = signAll(platform.url, bundles.byHand).catch(() => undefined)
  await onDatabase(folder, releaseByClock)
  await pause(milliseconds)
  await platform.kill(target)
  await signing
  const next = await startPlatform(folder)
  const all = [...bundles.byHand, ...bundles.byClock]
  const broken = await standing(next.url, folder, all)
  await signAll(next.url, bundles.byHand)
  await onDatabase(folder, releaseByClock)
  const whole = await settled(next.url, folder, all)
  const findings = await onDatabase(
    folder,
    async ({ database }) => (await verifyLedger(database.db)).findings,
  )
  return {
    platform: next,
    round: {
      target,
      packages: all.length,
      outAtOnce: broken.filter(({ out }) => out).length,
      half: [...broken, ...whole].filter(({ half }) => half).length,
      doubled: whole.filter(({ doubled }) => doubled).length,
      wrongHashes: [...broken, ...whole].filter(({ wrongHash }) => wrongHash).length,
      stillIn: whole.filter(({ out }) => !out).length,
      ledgerFindings: findings.length,
    },
  }
}

async function prepareAll(workshop: Workshop, { press, each, from }: PackageDrill) {
  const moment = workshop.clock()
  const byHand: Bundle[] = []
  const byClock: Bundle[] = []
  for (let place = from; place < from + 2 * each; place += 2) {
    byHand.push(await bundle(workshop, press, { place, releaseAt: null }))
    byClock.push(await bundle(workshop, press, { place: place + 1, releaseAt: soon(moment) }))
  }
  await pause(SOON)
  return { byHand, byClock }
}

const SOON = 2000

/** Not at once, so that the clock has something to do. */
function soon(moment: Date): Date {
  const later = structuredClone(moment)
  later.setTime(later.getTime() + SOON)
  return later
}

/** What the clock does every minute, at once. */
function releaseByClock(workshop: Workshop): Promise<void> {
  return inWork(workshop, { kind: 'system', name: '演练' }, (work) =>
    work.enqueue('publication.release-scheduled', {}),
  )
}

async function signAll(url: string, bundles: readonly Bundle[]): Promise<void> {
  const browser = openBrowser(url)
  try {
    const token = await signInAsSigner(browser)
    for (const { packageId, seen } of bundles)
      await browser.post(`/workbench/packages/${packageId}/gates/sign/pass`, {
        ...{ _token: token, submissionId: randomUUID(), gate: 'sign', seen },
      })
  } finally {
    browser.close()
  }
}

interface Standing {
  readonly out: boolean
  readonly half: boolean
  readonly doubled: boolean
  readonly wrongHash: boolean
}

const PATIENCE = 100

/** The same once the job of the clock has run. */
async function settled(
  url: string,
  folder: string,
  bundles: readonly Bundle[],
): Promise<readonly Standing[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await standing(url, folder, bundles)
    if (tries === PATIENCE || found.every(({ out }) => out)) return found
    await pause(PATIENCE)
  }
}

/** How each package stands: in the database and on the site, both looked at while nothing moved between them. */
async function standing(
  url: string,
  folder: string,
  bundles: readonly Bundle[],
): Promise<readonly Standing[]> {
  const visitor = openBrowser(url)
  try {
    return await onDatabase(folder, async (workshop) => {
      for (;;) {
        const texts = await textsOf(workshop, bundles)
        const pages = await pagesOf(visitor, texts)
        const after = await textsOf(workshop, bundles)
        if (countOf(after) !== countOf(texts)) continue
        return bundles.map(({ packageId }) => {
          const ours = texts.filter((text) => text.packageId === packageId)
          return standingOf(ours, ours.filter(({ path }) => path !== null && pages.has(path)).length)
        })
      }
    })
  } finally {
    visitor.close()
  }
}

function countOf(texts: readonly ReleasedText[]): number {
  return texts.reduce((sum, { versions }) => sum + versions, 0)
}

/** The addresses at which the public finds a page. */
async function pagesOf(visitor: Browser, texts: readonly ReleasedText[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { path } of texts) if (path !== null && (await visitor.get(path)).status === 200) found.add(path)
  return found
}

function standingOf(texts: readonly ReleasedText[], pages: number): Standing {
  const out = texts.filter(({ versions }) => versions > 0)
  const isOut = out.length === TEXTS && texts[0]?.state === 'released'
  const isIn = out.length === 0 && texts[0]?.state !== 'released'
  const moments = new Set(out.map(({ releasedAt }) => releasedAt?.getTime()))
  return {
    out: isOut,
    half: texts.length !== TEXTS || !(isOut || isIn) || moments.size > 1 || pages !== out.length,
    doubled: out.some(({ versions, announced }) => versions > 1 || announced > 1),
    wrongHash: out.some(({ version }) => version === null || contentHash(version) !== version.hash),
  }
}

interface ReleasedText {
  readonly packageId: string
  readonly state: string
  readonly path: string | null
  readonly versions: number
  /** How often its release was announced. */
  readonly announced: number
  readonly releasedAt: Date | null
  readonly version: {
    readonly title: string
    readonly content: unknown
    readonly parts: readonly PublicationPart[]
    readonly hash: string
  } | null
}

async function textsOf({ database }: Workshop, bundles: readonly Bundle[]): Promise<readonly ReleasedText[]> {
  const found = await database.pool.query<ReleasedText>(
    `select d.package_id as "packageId", k.state, d.path, v.released_at as "releasedAt",
       (select count(*)::int from publication.publication p join publication.version w on w.publication_id = p.id
         where p.path = d.path) as versions,
       (select count(*)::int from platform.outbox_event e where e.type = 'publication.released'
         and e.payload ->> 'publicationId' = d.publication_id::text) as announced,
       case when v.publication_id is null then null else jsonb_build_object('title', v.title, 'content', v.content,
         'parts', v.parts, 'hash', v.content_hash) end as version
     from publication.draft d join publication.package k on k.id = d.package_id
       left join publication.version v on v.publication_id = d.publication_id
     where d.package_id = any($1)`,
    [bundles.map(({ packageId }) => packageId)],
  )
  return found.rows
}
