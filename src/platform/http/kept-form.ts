import type { Posted } from './forms.ts'
import type { Visit } from './route.ts'

/** A form that could not be taken because its session has ended, with everything that was typed in it. */
export interface KeptForm {
  /**
   * `signed-out`: sign in first; `unfinished`: signed in, and the session waits for a password or a second factor;
   * `other-session`: signed in again, the form is from before.
   */
  readonly why: 'signed-out' | 'unfinished' | 'other-session'
  /** Where to sign in, or to do what the session waits for. */
  readonly signIn: string
  /** Its fields in order; a field that came several times is there as often. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The names of files that were chosen; they have to be chosen again. */
  readonly files: readonly string[]
}

/** Renders the form again, ready to be sent once more. */
export type KeptFormPage = (visit: Visit, kept: KeptForm) => Promise<string>

/** What a posted form says, without what belongs to the session it came from. */
export function keptForm(
  { form, uploads }: Pick<Posted, 'form' | 'uploads'>,
  from: Pick<KeptForm, 'why' | 'signIn'>,
): KeptForm {
  const fields = Object.entries(form)
    .filter(([name]) => !['_token', 'submissionId'].includes(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const))
  return { ...from, fields, files: uploads.map(({ name }) => name) }
}
