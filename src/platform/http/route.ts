import type { Readable } from 'node:stream'
import type { FunctionName } from '../../kernel/actor.ts'
import type { SettingGroup } from '../../kernel/setting.ts'
import type { Assets } from './assets.ts'
import type { Menus } from './menu.ts'
import type { Work } from '../work/work.ts'
import type { ReceivedFile } from '../files/received-file.ts'
import type { LedgerWords } from '../ledger/ledger-words.ts'

/** Who may use a route: anyone, anyone signed in, or holders of one of these functions. */
export type May =
  | { readonly who: 'public' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'functions'; readonly any: readonly FunctionName[] }

/** A file as it came with a form. */
export interface Upload extends ReceivedFile {
  readonly field: string
}

/** What the visitor's browser and session say; pages read it, law does not. */
export interface Visit {
  readonly path: string
  /** Path with query, for links back. */
  readonly url: string
  /** Scheme, host and port as the visitor typed them, for links that leave the page. */
  readonly origin: string
  readonly elder: boolean
  readonly assets: Assets
  /** Token of the session's forms; empty where nobody is signed in. */
  readonly csrfToken: string
  /** A fresh id for the form on this page; a repeated post has one effect. */
  readonly submissionId: string
  readonly sessionHash: string | null
  readonly address: string
  readonly agent: string
  /** Straight from this machine, without any forwarding header. */
  readonly directLoopback: boolean
  readonly secure: boolean
  /** Whether this instance holds the demonstration; every page, print and export then says 演示数据. */
  readonly demo: boolean
  readonly menus: Menus
  readonly ledgerWords: LedgerWords
  /** Every setting of every module, for the page that shows and changes them. */
  readonly settings: readonly SettingGroup[]
}

/** One parsed request, with the work in which it is answered. */
export interface Ask {
  readonly work: Work
  readonly visit: Visit
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly form: Readonly<Record<string, unknown>>
  readonly uploads: readonly Upload[]
}

/** A route as a module lists it in its manifest. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Where it is served when portal and workbench run apart; `both` is what either needs. */
  readonly surface: 'portal' | 'workbench' | 'both'
  readonly may: May
  /** Largest upload in bytes, for routes that take files. */
  readonly uploadLimit?: number
  /** The same for every visitor and read from released content only: kept as bytes until the release stamp moves. */
  readonly kept?: true
  /** Its form is long to write: whoever is signed out meanwhile gets it back with what was typed, instead of a refusal. */
  readonly keepsTyped?: true
  /** How many requests an address may send in a minute, where guessing or flooding would pay. */
  readonly perMinute?: number
  run(ask: Ask): Promise<Reply>
}

/**
 * What goes back. A POST that answers with a page instead of a redirect leaves no effect, unless it says `keep`: then
 * its effect stays, and a repeated post leads to the address it names. A kept page with errors may be sent again.
 */
export type Reply =
  | {
      readonly kind: 'page'
      readonly html: string
      readonly status: number
      readonly keep?: string
      readonly cookies?: readonly Cookie[]
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly Cookie[] }
  /** For good: what stood here stands elsewhere (301, conventions LK-02). */
  | { readonly kind: 'moved'; readonly to: string }
  /** For now: what is asked for stands on another site (302), at a web address that somebody entered and may correct. */
  | { readonly kind: 'elsewhere'; readonly to: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly type: string; readonly fileName?: string }
  | { readonly kind: 'stream'; readonly stream: Readable; readonly type: string; readonly fileName: string }
  | { readonly kind: 'text'; readonly text: string; readonly type: string; readonly status: number }

/** A cookie to set; the name's prefix and Secure follow the scheme. */
export interface Cookie {
  readonly name: 'session' | 'mode'
  readonly value: string
  /** Seconds; 0 removes it; null lasts as long as the browser is open. */
  readonly lasts: number | null
}

/** A rendered page. */
export function page(
  html: string,
  options: { readonly status?: number; readonly keep?: string } = {},
): Reply {
  return {
    kind: 'page',
    html,
    status: options.status ?? 200,
    ...(options.keep === undefined ? {} : { keep: options.keep }),
  }
}

/** 303 after every successful post. */
export function redirect(to: string, cookies: readonly Cookie[] = []): Reply {
  return { kind: 'redirect', to, cookies }
}

/** A file to download, with its Chinese name. */
export function download(bytes: Uint8Array, type: string, fileName: string): Reply {
  return { kind: 'bytes', bytes, type, fileName }
}
