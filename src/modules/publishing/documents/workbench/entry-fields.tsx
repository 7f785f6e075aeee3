import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateField, RadioField, SelectField, TextArea, TextField, TickField } from '../../../../ui/fields.tsx'
import { articleNames, attributeNames } from '../domain/attribute.ts'
import { originNames, retentionNames } from '../domain/document.ts'
import { levelNames } from '../domain/level.ts'
import { optionsOf } from './documents.page.tsx'

interface FieldsView {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** The fields of one line of the register. */
export function EntryFields({
  typed,
  errors,
  divisions,
}: FieldsView & { readonly divisions: readonly { readonly id: string; readonly name: string }[] }) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  const ticked = (name: string) => ({
    name,
    checked: typed[name] === 'yes',
    error: errorAt(errors, name),
  })
  return (
    <>
      <TextField {...at('title')} label="标题" maxlength={200} required />
      <TextField
        {...at('number')}
        label="文号"
        hint="例如 示例文旅发〔2026〕3号；没有文号的空着"
        maxlength={60}
      />
      <SelectField
        {...at('divisionId')}
        label="处室"
        blank="请选处室"
        options={divisions.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <DateField {...at('writtenOn')} label="成文日期" required />
      <DateField {...at('printedOn')} label="印发日期" />
      <RadioField {...at('origin')} label="来源" options={optionsOf(originNames)} required />
      <TextField {...at('issuer')} label="制作机关、联合发文机关" hint="本局自己制作的空着" maxlength={200} />
      <DateField {...at('obtainedOn')} label="获得日期" hint="从别处获取的填" />
      <SelectField
        {...at('level')}
        label="层级"
        hint="排进政策体系用"
        blank="按来源和制作机关自动定"
        options={optionsOf(levelNames)}
      />
      <SelectField
        {...at('retention')}
        label="保管期限"
        blank="还没有定"
        options={optionsOf(retentionNames)}
      />
      <TickField {...ticked('policy')} label="是政策性文件" />
      <TickField {...ticked('normative')} label="是规范性文件" hint="印发后要转送政府公报" />
      <DateField {...at('publishedOn')} label="发布日期" hint="以前在别处发布过的填；在本站发布的自动记" />
      <DateField {...at('effectiveOn')} label="实施日期" />
      <DateField {...at('validUntil')} label="有效期至" hint="只填文件自己写明的期限，没有写的空着" />
      <DateField
        {...at('repealedOn')}
        label="废止日期"
        hint="被登记簿里的文件废止的不用填，到那份文件的页面登记"
      />
    </>
  )
}

/** 公开属性 with what each of them asks for. */
export function ProposalFields({ typed, errors }: FieldsView) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <>
      <RadioField {...at('attribute')} label="公开属性" options={optionsOf(attributeNames)} />
      <TextArea
        {...at('reason')}
        label="依申请公开的理由"
        hint="为什么不属于条例第十九至二十一条应当主动公开的内容"
        maxlength={500}
        rows={2}
      />
      <SelectField {...at('article')} label="不予公开的依据" blank="不选" options={optionsOf(articleNames)} />
      <TextArea
        {...at('weighing')}
        label="权衡"
        hint="第十五、十六条：为什么不公开的理由更重"
        maxlength={500}
        rows={2}
      />
      <TextArea
        {...at('openWhen')}
        label="可转公开的条件"
        hint="不是主动公开的写：什么时候、什么情况下可以公开；说不清的空着"
        maxlength={300}
        rows={2}
      />
      <DateField {...at('reviewOn')} label="复查日期" hint="不是主动公开的；空着就一年后复审" />
      <TickField
        name="redacted"
        label="主动公开，但要删减后公开"
        checked={typed.redacted === 'yes'}
        error={errorAt(errors, 'redacted')}
      />
      <TextArea {...at('redactionNote')} label="删了什么、为什么" maxlength={500} rows={2} />
    </>
  )
}
