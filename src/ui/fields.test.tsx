import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { CheckField, DateField, FileField, PasswordField, RadioField } from './fields.tsx'
import { SelectField, TextArea, TextField, TickField } from './fields.tsx'

describe('a field', () => {
  test('has a label that names its control', () => {
    const html = renderToString(<TextField name="subject" label="所需信息" value="检查记录" />)
    expect(html).toContain('<label for="f-subject">所需信息</label>')
    expect(html).toContain('id="f-subject"')
    expect(html).toContain('name="subject"')
    expect(html).toContain('value="检查记录"')
  })

  test('says what to do over the control and ties hint and error to it', () => {
    const html = renderToString(
      <TextField name="phone" label="手机号" hint="11 位" error="手机号是 11 位，现在是 10 位。" value="1" />,
    )
    expect(html).toContain('aria-describedby="f-phone-hint f-phone-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html.indexOf('f-phone-error"')).toBeLessThan(html.indexOf('<input'))
  })

  test('without hint and error carries no empty references', () => {
    const html = renderToString(<TextField name="a" label="甲" />)
    expect(html).not.toMatch(/aria-|class="bad"|class="hint"/)
  })

  test('says 必填 in words where it must be filled in', () => {
    expect(renderToString(<TextArea name="a" label="甲" required />)).toMatch(/必填.*<textarea[^>]* required/)
    expect(renderToString(<TextArea name="a" label="甲" />)).not.toContain('必填')
  })

  test('keeps what was typed, markup and all', () => {
    const html = renderToString(<TextArea name="a" label="甲" value={'第一行\n<b>第二行</b>'} />)
    expect(html).toContain('第一行\n&lt;b>第二行')
  })
})

describe('a date', () => {
  test('is typed as text, so that it does not depend on the browser', () => {
    const html = renderToString(<DateField name="due" label="期限" value="2026-08-30" />)
    expect(html).toContain('type="text"')
    expect(html).toContain('inputmode="numeric"')
    expect(html).toContain('aria-describedby="f-due-hint"')
  })

  test('may leave out the hyphens a keypad does not have', () => {
    const pattern = /pattern="([^"]+)"/.exec(renderToString(<DateField name="due" label="期限" />))?.[1] ?? ''
    const whole = new RegExp(`^(?:${pattern})$`)
    expect(whole.test('2026-08-30')).toBe(true)
    expect(whole.test('20260830')).toBe(true)
    expect(whole.test('8 月 30 日')).toBe(false)
  })
})

describe('a choice', () => {
  const options = [
    { value: 'all', label: '予以公开' },
    { value: 'part', label: '部分公开', hint: '另附理由' },
  ]

  test('is a group with a legend, and the summary can lead to its first option', () => {
    const html = renderToString(<RadioField name="kind" label="答复类型" options={options} value="part" />)
    expect(html).toContain('<legend>答复类型</legend>')
    expect(html).toContain('id="f-kind"')
    expect(html).toContain('id="f-kind-2"')
    expect(html).toMatch(/value="part"[^>]* checked/)
    expect(html).not.toMatch(/value="all"[^>]* checked/)
  })

  test('ties the meaning of an option to the option', () => {
    const html = renderToString(<RadioField name="kind" label="答复类型" options={options} />)
    expect(html).toContain('aria-describedby="f-kind-2-about"')
    expect(html).toContain('id="f-kind-2-about">另附理由')
  })

  test('ties its error to the group', () => {
    const html = renderToString(<CheckField name="kind" label="类型" options={options} error="请选一项。" />)
    expect(html).toMatch(/<fieldset[^>]* aria-describedby="f-kind-error"/)
  })

  test('of several keeps all that were ticked', () => {
    const html = renderToString(
      <CheckField name="k" label="类型" options={options} values={['all', 'part']} />,
    )
    expect(html.match(/ checked/g)).toHaveLength(2)
  })

  test('from a list keeps what was chosen and may begin with nothing', () => {
    const html = renderToString(
      <SelectField name="k" label="类型" options={options} value="part" blank="请选择" />,
    )
    expect(html).toMatch(/<option value(="")?>请选择<\/option>/)
    expect(html).toContain('<option value="part" selected>')
  })

  test('of a single statement is sent as yes', () => {
    const html = renderToString(<TickField name="agree" label="本人确认" checked error="请确认。" />)
    expect(html).toContain('value="yes"')
    expect(html).toContain('aria-describedby="f-agree-error"')
  })
})

test('a password is not sent back to the page', () => {
  expect(renderToString(<PasswordField name="p" label="口令" value="secret" />)).not.toContain('secret')
})

test('a file field says what it takes', () => {
  const html = renderToString(<FileField name="file" label="附件" accept=".docx,.pdf" multiple />)
  expect(html).toContain('accept=".docx,.pdf"')
  expect(html).toContain('multiple')
})
