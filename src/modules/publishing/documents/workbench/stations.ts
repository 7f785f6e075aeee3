import type { Work } from '../../../../platform/work/work.ts'
import { evaluationYears, trialEvaluationYears } from '../domain/document-settings.ts'
import { lineOf } from '../domain/making-line.ts'
import type { Station } from '../domain/making-line.ts'
import { evaluationDueOn } from '../domain/validity.ts'
import type { LoadedMaking } from '../load-making.ts'
import { listHandovers } from '../store/handovers.ts'

/** The line of a making with what the register adds: 公布, 公报 and when it is to be evaluated. */
export async function stationsOf(
  work: Pick<Work, 'db' | 'rules'>,
  { making, steps, document, publishedOn }: LoadedMaking,
): Promise<readonly Station[]> {
  const handover = document === null ? null : (await listHandovers(work.db, [document.id])).get(document.id)
  const years = {
    ordinary: work.rules.read(evaluationYears),
    trial: work.rules.read(trialEvaluationYears),
  }
  return lineOf(making, steps, {
    publishedOn,
    handedOn: handover?.handedOn ?? null,
    evaluateOn: document === null ? null : evaluationDueOn(document, years),
  })
}
