import { errorAt } from '../../../../platform/http/parse-form.ts'
import { RadioField, TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { evaluationNames, evaluationNext } from '../domain/evaluation.ts'
import { NORMATIVE } from '../making-duties.ts'
import type { DocumentView } from './document-shown.ts'
import { optionsOf } from './documents.page.tsx'
import { MakingLine } from './making-line.tsx'

interface ProcedureView {
  readonly view: DocumentView
}

/** 制定程序 of a 规范性文件: its line, or why none is here. */
export function ProcedurePart({ view }: ProcedureView) {
  const { making, procedure } = view
  if (procedure === 'none-needed') return null
  return (
    <section class="card" aria-labelledby="h-procedure">
      <div class="head">
        <h2 id="h-procedure">制定程序</h2>
        {making === null ? null : <a href={`${NORMATIVE}/${making.id}`}>打开制定记录</a>}
      </div>
      {making === null ? (
        <WithoutMaking view={view} />
      ) : (
        <MakingLine makingId={making.id} stations={making.stations} />
      )}
      {making === null && view.actions.includes('mark-elsewhere') ? <ElsewherePart view={view} /> : null}
    </section>
  )
}

/** Open where the document cannot be published without it; else something 法制 may add. */
function ElsewherePart({ view: { document, procedure, typed, errors, formKey } }: ProcedureView) {
  if (procedure === 'elsewhere') return null
  const error = errorAt(errors, 'madeElsewhere')
  return (
    <details open={procedure === 'missing' || error !== undefined}>
      <summary>写明程序在哪里走的</summary>
      <div>
        <PostForm action={`${DOCUMENTS}/${document.id}/elsewhere`} {...formKey()} label="程序在哪里走的">
          <TextArea
            name="madeElsewhere"
            label="程序在哪里走的"
            hint="合法性审核意见书编号、集体审议的会议和日期、备案情况；由法制机构写"
            value={typed.madeElsewhere}
            error={error}
            rows={2}
            maxlength={500}
            required
          />
          <p class="btns">
            <button class="btn" type="submit">
              记下
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

function WithoutMaking({ view: { document, procedure } }: ProcedureView) {
  if (procedure === 'before-start') return <p>系统启用前印发，制定程序不用补录。</p>
  if (procedure === 'elsewhere')
    return (
      <p>
        程序不是在本系统走的：{document.madeElsewhere}（{document.madeElsewhereByName}确认）
      </p>
    )
  return (
    <p>
      还没有制定记录，不能公布。请在<a href={NORMATIVE}>规范性文件</a>
      里认定、登记各步；程序确实在别处走的，由法制机构在这里写明。
    </p>
  )
}

/** 评估清理: what was concluded, and what may be concluded now. Nothing lapses by it. */
export function EvaluationPart({ view }: ProcedureView) {
  const { evaluations, actions, typed, errors, document } = view
  const mayEvaluate = actions.includes('evaluate')
  if (evaluations.length === 0 && !mayEvaluate) return null
  return (
    <section class="card" aria-labelledby="h-evaluation">
      <h2 id="h-evaluation">评估是否继续有效</h2>
      {evaluations.length === 0 ? null : (
        <ul class="dots">
          {evaluations.map(({ number, on, outcome, conclusion, byName }) => (
            <li key={number}>
              {on} {evaluationNames[outcome]}（{byName}）：{conclusion}
              {outcome === 'goes-on' ? '' : ` 接下来：${evaluationNext[outcome]}`}
            </li>
          ))}
        </ul>
      )}
      {mayEvaluate ? (
        <PostForm action={`${DOCUMENTS}/${document.id}/evaluation`} {...view.formKey()} label="评估">
          <RadioField
            name="evaluation"
            label="评估结论"
            hint="系统不会让文件自动失效；修订、废止、宣布失效要另外印发文件"
            options={optionsOf(evaluationNames)}
            value={typed.evaluation}
            error={errorAt(errors, 'evaluation')}
          />
          <TextArea
            name="conclusion"
            label="评估的理由"
            value={typed.conclusion}
            error={errorAt(errors, 'conclusion')}
            rows={2}
            maxlength={500}
            required
          />
          <p class="btns">
            <button class="btn" type="submit">
              记下评估
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}
