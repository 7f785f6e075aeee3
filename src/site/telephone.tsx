/** A telephone number that a phone can dial; extensions and several numbers stay readable, the first is dialled. */
export function Telephone({ phone }: { readonly phone: string }) {
  const number = /\+?\d[\d -]{3,}\d/.exec(phone)?.[0]
  return number === undefined ? <>{phone}</> : <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{phone}</a>
}
