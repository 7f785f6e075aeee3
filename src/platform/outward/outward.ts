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

/** The ways out of the house, each only where it is configured. */
export interface Outward {
  readonly mail: Sender | null
  readonly hook: Sender | null
  /** Scheme, host and port of the workbench, for links in messages. */
  readonly address: string
}

/** Nothing is configured: nothing leaves. */
export const NOTHING_OUTWARD: Outward = { mail: null, hook: null, address: 'http://127.0.0.1:8080' }
