import type { CivilDate } from '../../kernel/civil-date.ts'

/** A heading of the body; its number is part of its text (一、 or （一）). */
export interface HeadingBlock {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly text: string
}

/** A table: equal neighbours of the head share a cell, an empty place of the head continues the cell above. */
export interface TableBlock {
  readonly kind: 'table'
  readonly head: readonly (readonly string[])[]
  readonly rows: readonly (readonly string[])[]
  /** Widths in proportion to each other; the table always takes the whole width. */
  readonly widths: readonly number[]
  /** On pages of its own, turned. */
  readonly landscape?: boolean
}

export type PaperBlock = HeadingBlock | ParagraphBlock | TableBlock

/** 发文机关标志、发文字号、签发人 of a paper with a red head. */
export interface Letterhead {
  readonly mark: string
  readonly number: string
  readonly signer?: string
}

/** 版记：抄送机关、印发机关、印发日期. */
export interface Imprint {
  readonly copies?: string
  readonly office: string
  readonly printedOn: CivilDate
}

/** An official paper; what is left out does not appear. */
export interface PaperSpec {
  readonly letterhead?: Letterhead
  /** 附件1: set where the paper is itself an annex. */
  readonly annexMark?: string
  /** Lines of the title are divided by the writer, for lines break between words: \n. */
  readonly title: string
  readonly salutation?: string
  readonly blocks: readonly PaperBlock[]
  /** Names of the annexes, without numbers. */
  readonly annex?: readonly string[]
  readonly signature?: string
  readonly date?: CivilDate
  /** Whether room is kept for a seal; true where nothing is said. */
  readonly sealed?: boolean
  /** 附注, such as 此件公开发布; the brackets are added. */
  readonly note?: string
  readonly imprint?: Imprint
  /** Marks every page as demonstration content. */
  readonly demo?: boolean
}
