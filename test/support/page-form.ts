/** A control of a form as a browser would send it. */
export interface Control {
  readonly name: string
  readonly value: string
}

/** A form that posts, as it stands on a page. */
export interface PageForm {
  readonly id: string | null
  readonly action: string
  /** Other addresses that buttons of the form post to (`formaction`). */
  readonly otherActions: readonly string[]
  readonly multipart: boolean
  /** What the browser would send if nobody touched the form; buttons and files apart. */
  readonly controls: readonly Control[]
  /** What could be chosen besides: options of lists, and boxes and circles that stand empty. */
  readonly choices: readonly Control[]
  /** Buttons that send something of their own, each with the address it posts to. */
  readonly buttons: readonly (Control & { readonly action: string })[]
}

const FORM = /<form\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/form>/g
const CONTROL =
  /<(input|button)\b((?:[^>"]|"[^"]*")*)>|<(textarea)\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/textarea>|<(select)\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/select>/g
const OPTION = /<option\b((?:[^>"]|"[^"]*")*)>/g
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g

/** The posting forms of a page, with their controls as they stand there. */
export function formsOf(html: string): readonly PageForm[] {
  return [...html.matchAll(FORM)].flatMap(([, head = '', body = '']) => {
    const form = attributesOf(head)
    if (form.get('method')?.toLowerCase() !== 'post') return []
    const action = form.get('action') ?? ''
    return [
      {
        id: form.get('id') ?? null,
        action,
        otherActions: otherActionsOf(body),
        multipart: form.get('enctype') === 'multipart/form-data',
        controls: controlsOf(body),
        choices: choicesOf(body),
        buttons: buttonsOf(body, action),
      },
    ]
  })
}

/** The text of a page as it is read, without tags. */
export function textOf(html: string): string {
  return decoded(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ''))
}

function otherActionsOf(body: string): readonly string[] {
  return [...body.matchAll(CONTROL)].flatMap(([, , attributes = '']) => {
    const action = attributesOf(attributes).get('formaction')
    return action === undefined ? [] : [action]
  })
}

function buttonsOf(body: string, action: string): PageForm['buttons'] {
  return [...body.matchAll(CONTROL)].flatMap(([, kind, head = '']) => {
    const attributes = attributesOf(head)
    const [button] = controlNamed(attributes, attributes.get('value') ?? '')
    if (kind !== 'button' || button === undefined) return []
    return [{ ...button, action: attributes.get('formaction') ?? action }]
  })
}

function choicesOf(body: string): readonly Control[] {
  return [...body.matchAll(CONTROL)].flatMap((match): readonly Control[] => {
    const [, kind, head = '', , , , , selectHead, options = ''] = match
    if (selectHead !== undefined) {
      const select = attributesOf(selectHead)
      return [...options.matchAll(OPTION)].flatMap(([, option = '']) =>
        controlNamed(select, attributesOf(option).get('value') ?? ''),
      )
    }
    const input = attributesOf(head)
    const isChoice = kind === 'input' && ['checkbox', 'radio'].includes(input.get('type') ?? '')
    return isChoice && !input.has('checked') ? controlNamed(input, input.get('value') ?? 'on') : []
  })
}

function controlsOf(body: string): readonly Control[] {
  return [...body.matchAll(CONTROL)].flatMap((match): readonly Control[] => {
    const [, plain, plainHead = '', textarea, areaHead = '', text = '', , selectHead = '', options = ''] =
      match
    if (plain === 'button') return []
    if (plain === 'input') return inputControl(attributesOf(plainHead))
    if (textarea !== undefined) return controlNamed(attributesOf(areaHead), decoded(text.replace(/^\n/, '')))
    return controlNamed(attributesOf(selectHead), chosenOption(options))
  })
}

function inputControl(attributes: ReadonlyMap<string, string>): readonly Control[] {
  const type = attributes.get('type') ?? 'text'
  if (['submit', 'button', 'image', 'reset', 'file'].includes(type)) return []
  if (['checkbox', 'radio'].includes(type) && !attributes.has('checked')) return []
  return controlNamed(attributes, attributes.get('value') ?? (type === 'checkbox' ? 'on' : ''))
}

function controlNamed(attributes: ReadonlyMap<string, string>, value: string): readonly Control[] {
  const name = attributes.get('name') ?? ''
  return name === '' || attributes.has('disabled') ? [] : [{ name, value }]
}

function chosenOption(options: string): string {
  const all = [...options.matchAll(OPTION)].map(([, head = '']) => attributesOf(head))
  const chosen = all.find((option) => option.has('selected')) ?? all[0]
  return chosen?.get('value') ?? ''
}

function attributesOf(head: string): ReadonlyMap<string, string> {
  return new Map(
    [...head.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), decoded(value)]),
  )
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
