import { expect, test } from 'vitest'
import { z } from 'zod'
import { errorAt, listOf, parseForm, typedFields } from './parse-form.ts'

const Form = z.object({
  name: z.string('请填姓名').trim().min(2, '请填姓名').max(4, '姓名最多 4 字'),
  phone: z.string('请填电话').regex(/^\d*$/, '电话只写数字').max(3, '电话太长'),
})

test('a form that fits its schema is known by it', () => {
  expect(parseForm(Form, { name: ' 李四 ', phone: '12', other: 'x' })).toEqual({
    ok: true,
    value: { name: '李四', phone: '12' },
  })
})

test('each wrong field has one sentence, the first', () => {
  const parsed = parseForm(Form, { phone: 'abcde' })
  expect(parsed).toEqual({
    ok: false,
    errors: [
      { field: 'name', message: '请填姓名' },
      { field: 'phone', message: '电话只写数字' },
    ],
  })
  expect(parsed.ok ? undefined : errorAt(parsed.errors, 'phone')).toBe('电话只写数字')
  expect(parsed.ok ? undefined : errorAt(parsed.errors, 'elsewhere')).toBeUndefined()
})

test('what was typed can be shown again; a list is not a text', () => {
  expect(typedFields({ name: '李', many: ['a', 'b'] })).toEqual({ name: '李' })
  expect(listOf({ many: ['a', 'b'], one: 'c' }, 'many')).toEqual(['a', 'b'])
  expect(listOf({ many: ['a', 'b'], one: 'c' }, 'one')).toEqual(['c'])
  expect(listOf({}, 'none')).toEqual([])
})
