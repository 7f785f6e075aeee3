import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField, DateField, FileField, PasswordField, RadioField } from '../ui/fields.tsx'
import { SelectField, TextArea, TextField, TickField } from '../ui/fields.tsx'
import { PostForm } from '../ui/form.tsx'

/** Every control, some with something to change. */
export function ComponentsForm() {
  return (
    <section class="sec" aria-labelledby="form">
      <h2 id="form">表单</h2>
      <PostForm action="#" token="t" submissionId="s" class="card" multipart guard>
        <ErrorSummary
          errors={[
            { field: 'phone', message: '手机号是 11 位，现在是 10 位。' },
            { field: 'reason', message: '请说明理由。' },
          ]}
          labels={{ phone: '手机号', reason: '理由' }}
        />
        <TextField
          name="phone"
          label="手机号"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          value="1380000000"
          error="手机号是 11 位，现在是 10 位。"
          required
          short
        />
        <RadioField
          name="kind"
          label="答复类型"
          value="part"
          options={[
            { value: 'all', label: '予以公开' },
            { value: 'part', label: '部分公开', hint: '用《部分公开告知书》' },
            { value: 'none', label: '不予公开' },
          ]}
        />
        <TextArea
          name="reason"
          label="不予公开的部分和理由"
          hint="逐项写：哪一部分，依据哪一条，为什么。申请人看得到这段话。"
          error="请说明理由。"
          value="涉及商业秘密。"
          required
        />
        <CheckField
          name="channels"
          label="同时发到"
          values={['site']}
          options={[
            { value: 'site', label: '门户网站' },
            { value: 'media', label: '政务新媒体', hint: '由宣传处发出' },
          ]}
        />
        <SelectField
          name="division"
          label="承办处室"
          blank="请选择"
          options={[
            { value: '1', label: '办公室' },
            { value: '2', label: '产业发展处' },
          ]}
        />
        <DateField name="due" label="答复日期" value="2026-10-23" />
        <FileField name="file" label="附件" hint="docx、pdf，每个不超过 20 MB" accept=".docx,.pdf" multiple />
        <PasswordField name="secret" label="口令" autocomplete="current-password" />
        <TickField name="agree" label="本人确认所填属实" hint="不属实的后果由填写人承担" />
        <div class="btns">
          <button type="submit" class="btn main">
            送审
          </button>
          <button type="submit" class="btn" name="draft" value="1">
            存草稿
          </button>
          <a class="btn bare" href="#preview">
            看文书样稿
          </a>
        </div>
      </PostForm>
    </section>
  )
}
