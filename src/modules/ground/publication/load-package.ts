import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { Draft } from './domain/draft.ts'
import { allowedPackageActions } from './domain/package.ts'
import type { Package, PackageAction, Reviewed } from './domain/package.ts'
import { listDrafts } from './store/drafts.ts'
import { getPackage, getPackageForUpdate, listWriters } from './store/packages.ts'
import { listRounds, listSignatures } from './store/review.ts'
import type { Round, SignedGate } from './store/review.ts'

/** A package with all that decides what may be done with it. */
export interface LoadedPackage extends Reviewed {
  readonly drafts: readonly Draft[]
  readonly writerNames: readonly string[]
  readonly rounds: readonly Round[]
  /** The round that runs or ran last. */
  readonly round: Round | null
  /** Of every round. */
  readonly signed: readonly SignedGate[]
}

/** A package as it stands, for reading. */
export async function loadPackage(work: Pick<Work, 'db'>, id: string): Promise<LoadedPackage> {
  return withParts(work, await getPackage(work.db, id))
}

/** A package to act on, held until the transaction ends. Refuses what its state or the person does not allow. */
export async function loadPackageFor(work: Work, id: string, action: PackageAction): Promise<LoadedPackage> {
  const loaded = await withParts(work, await getPackageForUpdate(work.db, id))
  if (!allowedPackageActions(work.actor, loaded).includes(action)) throw refusalOf(loaded, action)
  return loaded
}

/** The same for signing, where each gate decides who may. */
export async function loadPackageToSign(work: Work, id: string): Promise<LoadedPackage> {
  return withParts(work, await getPackageForUpdate(work.db, id))
}

async function withParts({ db }: Pick<Work, 'db'>, found: Package): Promise<LoadedPackage> {
  const writers = await listWriters(db, found.id)
  const rounds = await listRounds(db, found.id)
  const signed = await listSignatures(db, found.id)
  const round = rounds.at(-1) ?? null
  return {
    package: found,
    drafts: await listDrafts(db, found.id),
    writers: writers.map(({ id }) => id),
    writerNames: writers.map(({ name }) => name),
    rounds,
    round,
    gates: round?.gates ?? [],
    signed,
    signatures: signed.filter((signature) => signature.round === round?.round),
  }
}

const STATES_IN_WORDS = {
  drafting: '稿件还在起草',
  'in-review': '稿件正在审签，不能改。要改，请审签人退回；还没有人签的，可以先撤回',
  returned: '稿件已经退回',
  approved: '稿件已经审完，等着发布',
  released: '稿件已经发布。要改，请从公开页发起更正',
  abandoned: '稿件已经作废',
} as const

function refusalOf(loaded: LoadedPackage, action: PackageAction): Refusal {
  const { state } = loaded.package
  const couldInState = state === 'drafting' || state === 'returned'
  return couldInState && action !== 'take-back'
    ? new Refusal('forbidden', 'not-our-draft', '这是别的处室的稿件，由起草处室和公开机构修改。')
    : new Refusal('conflict', `package-${state}`, `${STATES_IN_WORDS[state]}。`)
}
