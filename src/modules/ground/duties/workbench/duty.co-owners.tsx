import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { SelectField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import type { DutyView } from './duty.view.ts'

/** 共同责任 on the page of a duty: who owes it too, and the forms to add one or take one out. */
export function CoOwners({ view }: { readonly view: DutyView }) {
  const mayShare = view.actions.includes('share') && view.duty.dischargedOn === null
  if (view.coOwners.length === 0 && !mayShare) return null
  return (
    <section class="sec" aria-labelledby="h-owners">
      <div class="head">
        <h2 id="h-owners">共同责任</h2>
      </div>
      {view.coOwners.length === 0 ? <p class="meta">只由{view.owner}承办。</p> : null}
      <ul class="rows">
        {view.coOwners.map((owner) => (
          <li key={owner.id}>
            {owner.name} {owner.byEscalation ? <Tag kind="hold">迟了升级</Tag> : null}
            {mayShare && !owner.byEscalation ? (
              <PostForm
                action={`/workbench/duties/${view.duty.id}/unshare`}
                {...view.formKey()}
                label={`移出${owner.name}`}
              >
                <input type="hidden" name="coOwnerId" value={owner.id} />
                <button type="submit" class="btn small">
                  移出
                </button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayShare ? <ShareForms view={view} /> : null}
    </section>
  )
}

function ShareForms({ view }: { readonly view: DutyView }) {
  const error = errorAt(view.errors, 'with')
  return (
    <details open={error !== undefined}>
      <summary>加入处室或个人</summary>
      <div>
        <PostForm action={`/workbench/duties/${view.duty.id}/share`} {...view.formKey()} label="加入共同责任">
          <SelectField
            name="with"
            label="加入谁"
            hint="这件事也会排进对方的「今日」；原承办处室的责任不变"
            blank="请选择"
            options={[
              ...view.divisions.map(({ id, name }) => ({ value: `division:${id}`, label: name })),
              ...view.people.map(({ id, name, division }) => ({
                value: `person:${id}`,
                label: division === '' ? name : `${name}（${division}）`,
              })),
            ]}
            value={view.typed.with}
            error={error}
            required
          />
          <p class="btns">
            <button type="submit" class="btn main">
              加入
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}
