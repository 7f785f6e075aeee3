import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { BodyText } from '../portal/body.tsx'
import type { ContentField } from '../domain/content-field.ts'
import type { Draft } from '../domain/draft.ts'
import { readBody } from '../domain/read-body.ts'

interface OtherTextProps {
  readonly other: Draft
  readonly typed: Typed
  readonly fields: readonly ContentField[]
}

/** Two wrote at once: who saved when, and both texts side by side; what was typed stands in the form below. */
export function OtherText({ other, typed, fields }: OtherTextProps) {
  const hrefOf = ({ number }: { readonly number: number }) =>
    `/workbench/drafts/${other.id}/files/${String(number)}`
  const differing = elementsOf(other, fields).filter(
    ({ name, value }) => value !== (typed[name] ?? '').trim(),
  )
  return (
    <section class="card stack" aria-labelledby="h-other">
      <h2 id="h-other">您写的时候，{other.changedByName}也保存过这份稿件</h2>
      <p>
        {other.changedByName}于 {clockOf(other.changedAt)}{' '}
        保存。您写的还在下面的表单里，没有覆盖他的，也还没有保存。请对照着合并，再按「保存」。
      </p>
      {differing.length === 0 ? null : (
        <div class="tb">
          <table class="flow">
            <thead>
              <tr>
                <th scope="col">不一样的地方</th>
                <th scope="col">{other.changedByName}保存的</th>
                <th scope="col">您写的</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ name, label, value }) => (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td data-th={`${other.changedByName}保存的`}>{value || '（空）'}</td>
                  <td data-th="您写的">{typed[name] || '（空）'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="g2 half">
        <section aria-labelledby="h-theirs">
          <h3 id="h-theirs">{other.changedByName}保存的正文</h3>
          <BodyText body={other.body} files={other.files} hrefOf={hrefOf} />
        </section>
        <section aria-labelledby="h-mine">
          <h3 id="h-mine">您写的正文</h3>
          <BodyText body={readBody(typed.body ?? '')} files={other.files} hrefOf={hrefOf} />
        </section>
      </div>
    </section>
  )
}

function elementsOf(
  other: Draft,
  fields: readonly ContentField[],
): readonly { readonly name: string; readonly label: string; readonly value: string }[] {
  return [
    { name: 'title', label: '标题', value: other.title },
    { name: 'summary', label: '内容概述', value: other.summary },
    { name: 'source', label: '来源', value: other.source },
    ...fields.map(({ key, label }) => ({ name: `field-${key}`, label, value: other.fields[key] ?? '' })),
    ...(other.publicationId === null
      ? []
      : [{ name: 'changeNote', label: '改了什么、为什么', value: other.changeNote ?? '' }]),
  ]
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  timeStyle: 'short',
  hourCycle: 'h23',
})

function clockOf(moment: Date): string {
  return `${civilDateAt(moment)} ${CLOCK.format(moment)}`
}
