import { safeFileName } from './safe-file-name.ts'

/**
 * The Content-Disposition header of a file with a Chinese name: the name in UTF-8 for every browser of the last fifteen
 * years (RFC 6266), and a plain one for the rest.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = safeFileName(name)
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plainName(safe)}"; filename*=UTF-8''${encoded}`
}

function plainName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]+/g, '_').replace(/["\\%;]/g, '_')
  return /[0-9A-Za-z]/.test(plain.replace(/\.[^.]*$/, ''))
    ? plain
    : `file${/\.[0-9A-Za-z]+$/.exec(plain)?.[0] ?? ''}`
}
