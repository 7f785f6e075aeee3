import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { describedBy, fieldId, LabelledField } from '../../../../ui/field-frame.tsx'
import { signField } from '../../../../ui/sign-form.tsx'
import { OBJECTIONS_IN_A_FORM, placeField, whyField } from '../domain/objections.ts'
import type { Place } from '../domain/objections.ts'

interface RowsProps {
  /** Of the gate: several of these stand on one page. */
  readonly id: string
  readonly places: readonly Place[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Where it is wrong, place by place, beside what is wrong there. */
export function ObjectionRows({ id, places, typed, errors }: RowsProps) {
  const rows = Array.from({ length: OBJECTIONS_IN_A_FORM }, (_, at) => at + 1)
  return (
    <fieldset>
      <legend>逐处写意见（可以不写）</legend>
      {rows.map((row) => (
        <div key={row} class="g2">
          <PlaceSelect
            id={id}
            row={row}
            places={places}
            value={typed[placeField(row)]}
            error={errorAt(errors, placeField(row))}
          />
          <Why id={id} row={row} value={typed[whyField(row)]} error={errorAt(errors, whyField(row))} />
        </div>
      ))}
    </fieldset>
  )
}

interface RowProps {
  readonly id: string
  readonly row: number
  readonly value: string | undefined
  readonly error: string | undefined
}

function PlaceSelect({ id, row, places, value, error }: RowProps & { readonly places: readonly Place[] }) {
  const field = { name: signField(placeField(row), id), label: `第 ${String(row)} 处`, error }
  const texts = [...new Map(places.map(({ draftId, title }) => [draftId, title]))]
  const options = (draftId: string) =>
    places
      .filter((place) => place.draftId === draftId)
      .map(({ key, place, quote }) => (
        <option key={key} value={key} selected={key === value}>
          {place}：{quote}
        </option>
      ))
  return (
    <LabelledField {...field}>
      <select id={fieldId(field.name)} name={placeField(row)} {...describedBy(field)}>
        <option value="">请选</option>
        {texts.map(([draftId, title]) =>
          texts.length === 1 ? (
            options(draftId)
          ) : (
            <optgroup key={draftId} label={title === '' ? '（未写标题）' : title}>
              {options(draftId)}
            </optgroup>
          ),
        )}
      </select>
    </LabelledField>
  )
}

function Why({ id, row, value, error }: RowProps) {
  const field = { name: signField(whyField(row), id), label: `第 ${String(row)} 处怎么改`, error }
  return (
    <LabelledField {...field}>
      <input
        id={fieldId(field.name)}
        name={whyField(row)}
        type="text"
        maxlength={300}
        value={value}
        {...describedBy(field)}
      />
    </LabelledField>
  )
}
