/** A picture among the files of the draft. */
export interface Picture {
  readonly number: number
  readonly name: string
  /** Where its description is typed in the form. */
  readonly alternative: HTMLInputElement
}

/** The pictures that the form shows, and where they are fetched. */
export interface Pictures {
  readonly all: readonly Picture[]
  addressOf(number: number): string
}

/** The pictures of the form that the editor stands in. */
export function picturesOf(form: HTMLFormElement, filesAt: string): Pictures {
  const all = Array.from(form.querySelectorAll<HTMLElement>('[data-picture]')).flatMap((row) => {
    const number = Number(row.dataset.picture)
    const alternative = form.elements.namedItem(`alternative-${String(number)}`)
    return alternative instanceof HTMLInputElement
      ? [{ number, name: row.dataset.name ?? '', alternative }]
      : []
  })
  return { all, addressOf: (number) => `${filesAt}/${String(number)}` }
}
