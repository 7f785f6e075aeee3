import type { ComponentChildren } from 'preact'
import { describedBy, fieldId, GroupedField, LabelledField } from './field-frame.tsx'
import type { FieldProps } from './field-frame.tsx'

export { fieldId } from './field-frame.tsx'
export type { FieldProps } from './field-frame.tsx'

interface TypedFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly autocomplete?: string | undefined
  readonly maxlength?: number | undefined
  readonly placeholder?: string | undefined
}

interface TextFieldProps extends TypedFieldProps {
  readonly type?: 'text' | 'tel' | 'email' | 'url' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  /** For codes, telephone numbers, dates: as wide as what is written in it. */
  readonly short?: boolean | undefined
  readonly readonly?: boolean | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return (
    <LabelledField {...frameOf(props)}>
      <LineInput
        type={props.type ?? 'text'}
        attributes={{
          ...typed(props),
          class: props.short ? 'short' : undefined,
          value: props.value,
          inputmode: props.inputmode,
          readonly: props.readonly,
        }}
      />
    </LabelledField>
  )
}

/** A secret; it is never sent back to the page. */
export function PasswordField(props: TypedFieldProps) {
  return (
    <LabelledField {...frameOf(props)}>
      <input {...typed(props)} type="password" />
    </LabelledField>
  )
}

/** Several lines of text. */
export function TextArea(props: TypedFieldProps & { readonly rows?: number | undefined }) {
  return (
    <LabelledField {...frameOf(props)}>
      <textarea {...typed(props)} rows={props.rows ?? 5} value={props.value} />
    </LabelledField>
  )
}

/** A civil date typed as YYYY-MM-DD; a keypad without a hyphen may leave it out. */
export function DateField(props: TypedFieldProps) {
  const hinted = { ...props, hint: props.hint ?? '年-月-日，例如 2026-08-30' }
  return (
    <LabelledField {...frameOf(hinted)}>
      <input
        {...typed(hinted)}
        class="short"
        type="text"
        value={props.value}
        inputmode="numeric"
        pattern="\d{4}-?\d{2}-?\d{2}"
        maxlength={10}
        autocomplete={props.autocomplete ?? 'off'}
        data-date
      />
    </LabelledField>
  )
}

export interface FieldOption {
  readonly value: string
  readonly label: string
  readonly hint?: ComponentChildren
}

interface SelectFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly options: readonly FieldOption[]
  /** The first line, which chooses nothing. */
  readonly blank?: string | undefined
  readonly autocomplete?: string | undefined
}

/** One of many; for few use RadioField, where all are seen at once. */
export function SelectField(props: SelectFieldProps) {
  return (
    <LabelledField {...frameOf(props)}>
      <select {...control(props)} autocomplete={props.autocomplete}>
        {props.blank === undefined ? null : <option value="">{props.blank}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </LabelledField>
  )
}

/** One of a few, each with what it means. */
export function RadioField(
  props: FieldProps & { readonly value?: string | undefined; readonly options: readonly FieldOption[] },
) {
  return (
    <GroupedField {...frameOf(props)}>
      {props.options.map((option, place) => (
        <Choice
          key={option.value}
          kind="radio"
          field={props}
          option={option}
          place={place}
          chosen={option.value === props.value}
        />
      ))}
    </GroupedField>
  )
}

/** Any of a few. */
export function CheckField(
  props: FieldProps & {
    readonly values?: readonly string[] | undefined
    readonly options: readonly FieldOption[]
  },
) {
  return (
    <GroupedField {...frameOf(props)}>
      {props.options.map((option, place) => (
        <Choice
          key={option.value}
          kind="checkbox"
          field={props}
          option={option}
          place={place}
          chosen={props.values?.includes(option.value) ?? false}
        />
      ))}
    </GroupedField>
  )
}

/** A single statement that is ticked or not. */
export function TickField(
  props: FieldProps & { readonly value?: string | undefined; readonly checked?: boolean | undefined },
) {
  return (
    <div class={props.error ? 'field err' : 'field'}>
      {props.error ? (
        <p class="bad" id={`${fieldId(props.name)}-error`}>
          {props.error}
        </p>
      ) : null}
      <div class="opt">
        <input {...control(props)} type="checkbox" value={props.value ?? 'yes'} checked={props.checked} />
        <div>
          <label for={fieldId(props.name)}>{props.label}</label>
          {props.hint ? <small id={`${fieldId(props.name)}-hint`}>{props.hint}</small> : null}
        </div>
      </div>
    </div>
  )
}

interface FileFieldProps extends FieldProps {
  /** Endings that are taken, e.g. `.docx,.pdf`. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

/** Files from the reader's machine. */
export function FileField(props: FileFieldProps) {
  return (
    <LabelledField {...frameOf(props)}>
      <div class="pick">
        <input {...control(props)} type="file" accept={props.accept} multiple={props.multiple} />
      </div>
    </LabelledField>
  )
}

interface LineInputProps {
  readonly type: NonNullable<TextFieldProps['type']>
  readonly attributes: ReturnType<typeof typed> & {
    readonly class: string | undefined
    readonly value: string | undefined
    readonly inputmode: string | undefined
    readonly readonly: boolean | undefined
  }
}

function LineInput({ type, attributes }: LineInputProps) {
  switch (type) {
    case 'text':
      return <input {...attributes} type="text" />
    case 'tel':
      return <input {...attributes} type="tel" />
    case 'email':
      return <input {...attributes} type="email" />
    case 'url':
      return <input {...attributes} type="url" />
  }
}

interface ChoiceProps {
  readonly kind: 'radio' | 'checkbox'
  readonly field: FieldProps
  readonly option: FieldOption
  readonly place: number
  readonly chosen: boolean
}

/** The first option carries the id of the field, so that the error summary has somewhere to go. */
function Choice({ kind, field, option, place, chosen }: ChoiceProps) {
  const id = place === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${String(place + 1)}`
  const hintId = option.hint ? `${id}-about` : undefined
  return (
    <div class="opt">
      <input
        id={id}
        type={kind}
        name={field.name}
        value={option.value}
        checked={chosen}
        required={kind === 'radio' ? field.required : undefined}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={hintId}
      />
      <div>
        <label for={id}>{option.label}</label>
        {option.hint ? <small id={hintId}>{option.hint}</small> : null}
      </div>
    </div>
  )
}

function frameOf({ name, label, hint, error, required }: FieldProps): FieldProps {
  return { name, label, hint, error, required }
}

function control(props: FieldProps) {
  return { id: fieldId(props.name), name: props.name, required: props.required, ...describedBy(props) }
}

function typed(props: TypedFieldProps) {
  return {
    ...control(props),
    autocomplete: props.autocomplete,
    maxlength: props.maxlength,
    placeholder: props.placeholder,
  }
}
