import type { Answer, Client, Fields } from '../support/client.ts'
import type { FoundForm } from './survey.ts'

/** Of the session and of the page; a browser has its own. */
const OWN_OF_THE_PAGE = ['_token', 'submissionId']

/**
 * Sends exactly this form, with `fields` typed over it, in somebody's browser: where several forms of a page post to one
 * address, none of the others gets in between.
 */
export async function sendForm(client: Client, found: FoundForm, fields: Fields = {}): Promise<Answer> {
  const own = standingOf(found)
  const others = client
    .forms()
    .filter(({ action, otherActions }) => [action, ...otherActions].includes(found.address))
    .flatMap(({ controls }) => controls.map(({ name }) => name))
    .filter((name) => !OWN_OF_THE_PAGE.includes(name) && !Object.hasOwn(own, name))
  const nothing = Object.fromEntries(others.map((name) => [name, null]))
  return client.post(found.address, { ...nothing, ...own, ...fields })
}

/** A form as it stands there, by the names of its controls. */
export function standingOf({ form }: Pick<FoundForm, 'form'>): Readonly<Record<string, readonly string[]>> {
  const names = form.controls.map(({ name }) => name).filter((name) => !OWN_OF_THE_PAGE.includes(name))
  return Object.fromEntries(
    [...new Set(names)].map((name) => [
      name,
      form.controls.filter((control) => control.name === name).map(({ value }) => value),
    ]),
  )
}
