/** What leaves the house: to whom, and words without personal data. */
export interface OutwardMessage {
  /** Also the number under which a receiver recognises a message that comes twice. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** Sends one message; throws with the reason when it was not taken. */
export type Sender = (message: OutwardMessage) => Promise<void>

/** What an address on the web said: in words, and whether readers get through; `not-asked` where it may not be asked. */
export interface ProbeAnswer {
  readonly outcome: 'answers' | 'fails' | 'not-asked'
  readonly said: string
}

/** Asks an address on the web whether it answers. */
export type Probe = (
  address: string,
  rules: {
    /** Who asks, as the other side reads it. */
    readonly agent: string
    /** Whether machines of closed networks may be asked. */
    readonly inside: boolean
    /** In milliseconds. */
    readonly patience?: number
  },
) => Promise<ProbeAnswer>

/** The ways out of the house, each only where it is configured. */
export interface Outward {
  readonly mail: Sender | null
  readonly hook: Sender | null
  /** Null where nothing outside can be asked. */
  readonly probe: Probe | null
  /** Scheme, host and port of the workbench, for links in messages. */
  readonly address: string
}

/** Nothing is configured: nothing leaves. */
export const NOTHING_OUTWARD: Outward = {
  mail: null,
  hook: null,
  probe: null,
  address: 'http://127.0.0.1:8080',
}
