/** Documents whose text can be taken over into a draft. */
export const IMPORTED_KINDS = ['docx', 'doc', 'wps'] as const

/** What may go with a text: documents to take away, and pictures shown in it. */
export const DRAFT_FILE_KINDS = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'doc',
  'xls',
  'wps',
  'et',
  'jpg',
  'png',
  'webp',
] as const
