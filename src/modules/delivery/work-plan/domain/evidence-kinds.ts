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

export const evidenceKindNames = {
  file: '文件',
  link: '链接',
  release: '本站已公开的内容',
  statement: '一句说明',
} as const
