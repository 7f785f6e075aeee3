import type { FileKind } from '../extract/sniff-kind.ts'

interface KindOfFile {
  /** What a clerk calls it. */
  readonly label: string
  /** The first is the usual one. */
  readonly extensions: readonly string[]
  readonly contentType: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.'

/** The kinds of file the house takes in, where a policy allows them. */
export const FILE_KINDS = {
  docx: { label: 'Word 文档', extensions: ['docx'], contentType: `${OFFICE}wordprocessingml.document` },
  xlsx: { label: 'Excel 表格', extensions: ['xlsx'], contentType: `${OFFICE}spreadsheetml.sheet` },
  pptx: { label: 'PPT 演示文稿', extensions: ['pptx'], contentType: `${OFFICE}presentationml.presentation` },
  doc: { label: '旧版 Word 文档', extensions: ['doc'], contentType: 'application/msword' },
  wps: { label: 'WPS 文字', extensions: ['wps'], contentType: 'application/vnd.ms-works' },
  xls: { label: '旧版 Excel 表格', extensions: ['xls'], contentType: 'application/vnd.ms-excel' },
  et: { label: 'WPS 表格', extensions: ['et'], contentType: 'application/vnd.ms-excel' },
  pdf: { label: 'PDF', extensions: ['pdf'], contentType: 'application/pdf' },
  ofd: { label: 'OFD 版式文件', extensions: ['ofd'], contentType: 'application/ofd' },
  txt: { label: '纯文本', extensions: ['txt'], contentType: 'text/plain; charset=utf-8' },
  jpg: { label: 'JPG 图片', extensions: ['jpg', 'jpeg'], contentType: 'image/jpeg' },
  png: { label: 'PNG 图片', extensions: ['png'], contentType: 'image/png' },
  webp: { label: 'WebP 图片', extensions: ['webp'], contentType: 'image/webp' },
} as const satisfies Record<string, KindOfFile>

export type AcceptableKind = keyof typeof FILE_KINDS

/** Whether a kind that was recognised is one the house knows. */
export function isAcceptableKind(kind: FileKind): kind is AcceptableKind {
  return Object.hasOwn(FILE_KINDS, kind)
}

/** What a clerk calls a kind, with its extension: Word 文档（.docx）. */
export function kindLabel(kind: FileKind): string {
  if (!isAcceptableKind(kind)) return OTHER_LABELS[kind]
  const { label, extensions } = FILE_KINDS[kind]
  return `${label}（.${extensions[0]}）`
}

/** Kinds that are recognised in order to say what was sent. */
const OTHER_LABELS: Readonly<Record<Exclude<FileKind, AcceptableKind>, string>> = {
  gif: 'GIF 图片',
  bmp: 'BMP 图片',
  tif: 'TIFF 图片',
  heic: 'HEIC 图片',
  avif: 'AVIF 图片',
  ico: '图标',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
  gz: '压缩包',
  tar: '压缩包',
  bz2: '压缩包',
  xz: '压缩包',
  odt: 'OpenDocument 文档',
  ppt: '旧版 PPT 演示文稿',
  works: 'Works 文档',
  rtf: 'RTF 文档',
  html: '网页',
  'word-xml': 'Word XML 文档',
  svg: 'SVG 图片',
  audio: '音频',
  video: '视频',
  program: '程序',
  'encrypted-office': '设有打开密码的文档',
  empty: '空文件',
  damaged: '损坏的文件',
  unknown: '认不出的文件',
}

/** Files that can run, carry script, or hide macros behind an office face: refused wherever files are taken in. */
export const DANGEROUS_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    'html htm xhtml shtml mht mhtml svg svgz xml xsl hta js mjs cjs jse vbs vbe wsf wsh ps1 psm1 bat cmd com exe dll scr pif ' +
    'msi msp cpl jar sh bash csh py pl php jsp asp aspx lnk url reg iso img apk app dmg deb rpm swf chm hlp ' +
    'docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam sldm dot xlt xla'
  ).split(' '),
)
