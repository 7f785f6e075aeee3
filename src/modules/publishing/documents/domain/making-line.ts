import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { makingStepNames, stepOutcomes, waitingStep } from './making.ts'
import type { Making, MakingStep, RecordedStep } from './making.ts'

export type StationKey = 'identify' | Exclude<MakingStep, 'revise'> | 'publish' | 'gazette' | 'evaluate'

/** One station on the line of a 规范性文件, with what was recorded there. */
export interface Station {
  readonly key: StationKey
  readonly name: string
  readonly state: 'done' | 'now' | 'waiting' | 'returned'
  readonly records: readonly StationRecord[]
}

/** Who recorded what, when, with which paper. */
export interface StationRecord {
  readonly words: string
  readonly finding: string | null
  /** The number of the recorded step, where a paper goes with it. */
  readonly file: { readonly number: number; readonly name: string } | null
}

const ORDER = ['assess', 'consult', 'fair', 'legality', 'deliberate', 'issue', 'publish', 'file'] as const

/** What the register knows of an issued document, for the stations that nobody records by hand. */
export interface Afterwards {
  readonly publishedOn: CivilDate | null
  readonly handedOn: CivilDate | null
  readonly evaluateOn: CivilDate | null
}

/** The whole line from 认定 to 评估, with where it stands (conventions §10.4). */
export function lineOf(
  making: Making,
  steps: readonly RecordedStep[],
  { publishedOn, handedOn, evaluateOn }: Afterwards,
): readonly Station[] {
  const waiting = waitingStep(steps)
  const isSentBack = waiting === 'revise' || steps.at(-1)?.outcome === 'unfit'
  const at =
    waiting === null
      ? ORDER.length
      : ORDER.indexOf(
          waiting === 'revise'
            ? 'legality'
            : waiting === 'publish' && publishedOn !== null
              ? 'file'
              : waiting,
        )
  const walked = ORDER.map((key, place): Station => {
    const here = isSentBack ? 'returned' : 'now'
    return {
      key,
      name: key === 'publish' ? '公布和解读' : makingStepNames[key],
      state: place < at ? 'done' : place === at && making.endedBecause === null ? here : 'waiting',
      records: key === 'publish' ? onDay(publishedOn, '公布') : recordsOf(key, steps),
    }
  })
  return [
    {
      key: 'identify',
      name: '认定',
      state: 'done',
      records: [
        {
          words: `${making.startedByName}，${making.startedOn}：规范性文件`,
          finding: making.identifiedBecause,
          file: null,
        },
      ],
    },
    ...walked,
    {
      key: 'gazette',
      name: '公报转送',
      state: handedOn !== null ? 'done' : steps.some(({ step }) => step === 'issue') ? 'now' : 'waiting',
      records: onDay(handedOn, '转送'),
    },
    {
      key: 'evaluate',
      name: '评估清理',
      state: 'waiting',
      records: onDay(evaluateOn, '起评估；不会自动失效'),
    },
  ]
}

function onDay(day: CivilDate | null, words: string): readonly StationRecord[] {
  return day === null ? [] : [{ words: `${day} ${words}`, finding: null, file: null }]
}

function recordsOf(key: MakingStep, steps: readonly RecordedStep[]): readonly StationRecord[] {
  return steps
    .filter(({ step }) => step === key || (key === 'legality' && step === 'revise'))
    .map((one) => ({
      words: `${one.byName}，${one.on}：${stepOutcomes[one.step][one.outcome] ?? ''}${particularsOf(one)}`,
      finding: findingOf(one),
      file: one.file === null ? null : { number: one.number, name: one.file.name },
    }))
}

function findingOf({ step, finding, consistency }: RecordedStep): string {
  const words = step === 'issue' ? `签发人：${finding}` : finding
  return consistency === null ? words : `${words} 一致性评估：${consistency}`
}

function particularsOf({
  from,
  until,
  place,
  opinions,
  reference,
  advice,
  adviceReason,
}: RecordedStep): string {
  const words = [
    from === null || until === null ? null : `${from} 至 ${until}`,
    place,
    opinions === null ? null : `收到 ${String(opinions)} 条意见`,
    reference,
    advice === null
      ? null
      : advice === 'all'
        ? '审核意见全部采纳'
        : `审核意见没有全部采纳：${adviceReason ?? ''}`,
  ].filter((part) => part !== null)
  return words.length === 0 ? '' : `（${words.join('，')}）`
}
