/** Where a form that was signed in 今日 leads back to; null when it was signed on its own page. */
export function signedBack(form: Readonly<Record<string, unknown>>): string | null {
  return form.back === '/workbench' ? '/workbench?done=signed' : null
}
