import type { ComponentChildren } from 'preact'

/** What every control of a form has in common. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /** What to do, in a sentence; shown over the control and tied to it. */
  readonly error?: string | undefined
  readonly required?: boolean | undefined
}

/** The id of a field's control, which the error summary links to. */
export function fieldId(name: string): string {
  return `f-${name}`
}

/** Attributes that tie a control to its hint and its error. */
export function describedBy({ name, hint, error }: FieldProps) {
  const ids = [hint ? `${fieldId(name)}-hint` : '', error ? `${fieldId(name)}-error` : ''].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

/** A labelled control: label, hint, error, control, in this order. */
export function LabelledField({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class={field.error ? 'field err' : 'field'}>
      <label for={fieldId(field.name)}>
        {field.label}
        <Needed required={field.required} />
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  )
}

/** Several options under one question. */
export function GroupedField({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <fieldset
      class={field.error ? 'field err' : 'field'}
      aria-describedby={describedBy(field)['aria-describedby']}
    >
      <legend>
        {field.label}
        <Needed required={field.required} />
      </legend>
      <HintAndError {...field} />
      <div class="opts">{children}</div>
    </fieldset>
  )
}

function HintAndError({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="bad" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      ) : null}
    </>
  )
}

function Needed({ required }: { readonly required: boolean | undefined }) {
  return required ? <span class="need">必填</span> : null
}
