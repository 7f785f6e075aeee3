import type { Work } from '../work/work.ts'

/** How a publication stands today beyond being visible: the word of its 有效性, and a sentence that goes on top of its page. */
export interface PublicationStanding {
  /** 有效, 废止 … with its marks. */
  readonly words: string
  readonly banner: string | null
}

/** What a module knows of how a publication stands; null where it is none of the module's. The page may be kept for the day. */
export type StandingOf = (
  work: Pick<Work, 'db' | 'rules' | 'today'>,
  publicationId: string,
) => Promise<PublicationStanding | null>
