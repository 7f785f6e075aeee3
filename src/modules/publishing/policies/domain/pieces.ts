/** A text or a file of a package that may be 第一解读人's own piece. */
export interface Piece {
  /** Names it in the plan: a draft, or a draft with the number of its file. */
  readonly key: string
  readonly label: string
}

interface Carrier {
  readonly id: string
  readonly typeId: string
  readonly title: string
  readonly files: readonly { readonly number: number; readonly name: string }[]
}

/** What a package carries that may be his piece: its interpretations, and the files of every text, public or not. */
export function piecesOf(drafts: readonly Carrier[]): readonly Piece[] {
  return drafts.flatMap(({ id, typeId, title, files }) => [
    ...(typeId === 'interpretation'
      ? [{ key: id, label: `稿件：${title === '' ? '（未写标题）' : title}` }]
      : []),
    ...files.map(({ number, name }) => ({ key: `${id}.${String(number)}`, label: `附件：${name}` })),
  ])
}
