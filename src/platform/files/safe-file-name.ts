/**
 * The name of an uploaded file as we keep and show it: the last part of a path, without control characters, invisible
 * marks and turned writing (which make a program look like a picture), and without what a file system refuses. Chinese
 * stays; a name of nothing else becomes 未命名.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const isExtension = dot > 0 && plain.length - dot <= LONGEST_EXTENSION
  const stem = Array.from(isExtension ? plain.slice(0, dot) : plain)
  const extension = isExtension ? plain.slice(dot) : ''
  const short = stem.slice(0, LONGEST_STEM).join('').trim() || '未命名'
  return (RESERVED.test(short) ? `_${short}` : short) + extension
}

/** The extension in lower case without its point; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Eighty Chinese characters are 240 bytes, which every file system takes together with the extension. */
const LONGEST_STEM = 80
const LONGEST_EXTENSION = 10

/** Names of devices on Windows. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
