import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { isLateHandover } from '../domain/gazette.ts'
import type { Handover } from '../domain/gazette.ts'
import type { DocumentView } from './document-shown.ts'

/** 公报转送 of a normative document: by when, the electronic package, and the record of handing it over. */
export function GazettePart({ view }: { readonly view: DocumentView }) {
  const { document, handover, gazetteDue } = view
  if (gazetteDue === null) return null
  const at = (name: string) => ({ name, value: view.typed[name], error: errorAt(view.errors, name) })
  return (
    <section class="card" aria-labelledby="h-gazette">
      <h2 id="h-gazette">转送政府公报</h2>
      <p>
        最迟 {handover?.dueOn ?? gazetteDue}。
        <a href={`${DOCUMENTS}/${document.id}/gazette.zip`}>下载电子文档包</a>
      </p>
      {handover === null ? null : <HandoverFacts handover={handover} />}
      {handover === null && view.actions.includes('hand-over') ? (
        <PostForm action={`${DOCUMENTS}/${document.id}/handover`} {...view.formKey()} label="登记转送">
          <DateField {...at('handedOn')} label="转送日期" required />
          <TextField {...at('paperCopies')} label="纸质份数" inputmode="numeric" short required />
          <TextField {...at('receivedBy')} label="签收人" maxlength={60} required />
          <TextField {...at('gazetteIssue')} label="公报期号" hint="还不知道的空着，以后补" maxlength={60} />
          <p class="btns">
            <button class="btn" type="submit">
              登记转送
            </button>
          </p>
        </PostForm>
      ) : null}
      {handover !== null && view.actions.includes('enter-issue') ? (
        <PostForm action={`${DOCUMENTS}/${document.id}/issue`} {...view.formKey()} label="公报期号">
          <TextField {...at('issue')} label="刊登的公报期号" maxlength={60} required />
          <p class="btns">
            <button class="btn" type="submit">
              记下期号
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

function HandoverFacts({ handover }: { readonly handover: Handover }) {
  return (
    <Facts
      rows={[
        ['转送', <HandoverTag handover={handover} />],
        ['纸质份数', String(handover.paperCopies)],
        ['转送人', handover.handedByName],
        ['签收人', handover.receivedBy],
        ['公报期号', handover.gazetteIssue],
        ['电子文档校验值', handover.packageHash],
      ]}
    />
  )
}

/** The day of a hand-over, in time or late. */
export function HandoverTag({ handover }: { readonly handover: Handover }) {
  return (
    <>
      {handover.handedOn} {isLateHandover(handover) ? <Tag kind="over">超期</Tag> : <Tag kind="ok">按时</Tag>}
    </>
  )
}
