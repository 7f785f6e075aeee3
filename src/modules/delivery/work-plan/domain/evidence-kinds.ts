/** What a division may hand in as evidence. */
export const EVIDENCE_KINDS = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'wps',
  'et',
  'jpg',
  'png',
  'webp',
  'txt',
] as const

/** How long what is typed as evidence may be: the title and the address of a link, and a statement. */
export const MOST_LETTERS = { title: 100, url: 500, statement: 200 } as const

/** The kinds of evidence in words. */
export const evidenceKindNames = {
  file: '文件',
  link: '链接',
  release: '本站已公开的内容',
  statement: '一句说明',
} as const
