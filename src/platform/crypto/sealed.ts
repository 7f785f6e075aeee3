import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'

/** What may be done under one key: closing a text for one context, opening it there, and a keyed fingerprint. */
export interface Seals {
  /** AES-256-GCM; the context (whose text, which column) is bound in, so that nothing sealed can be put elsewhere. */
  seal(text: string, context: string): string
  /** Refuses by throwing what was changed, sealed under another key, or belongs to another context. */
  open(sealed: string, context: string): string
  /** HMAC-SHA256, for codes of which only the fingerprint is stored. */
  fingerprint(text: string, context: string): string
}

const FILE = 'master.key'
const KEY_BYTES = 32
const SHORTEST = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

/** The verbs of a key; what is used is derived from it, so that any text with enough chance in it serves. */
export function sealsUnder(key: Uint8Array): Seals {
  const sealing = derived(key, 'seal')
  const marking = derived(key, 'fingerprint')
  return {
    seal: (text, context) => seal(sealing, text, context),
    open: (sealed, context) => open(sealing, sealed, context),
    fingerprint: (text, context) =>
      createHmac('sha256', marking).update(`${context}\n${text}`).digest('base64url'),
  }
}

/** A fresh key for one case or one person, as text that a master key can seal. */
export function freshKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

/** The verbs of a key that was sealed under another one. */
export function sealsOf(freshKeyText: string): Seals {
  return sealsUnder(Buffer.from(freshKeyText))
}

/**
 * The master key: MINGZHENG_KEY, else a file that only the service may read, made at the first start. Refuses a value
 * that is too short and a file that others can read.
 */
export async function loadMasterKey(place: {
  readonly given: string | undefined
  readonly dataDirectory: string
}): Promise<Uint8Array> {
  if (place.given !== undefined) return keyFrom(place.given, '环境变量 MINGZHENG_KEY')
  const path = join(place.dataDirectory, FILE)
  await mkdir(place.dataDirectory, { recursive: true })
  const written = await writeFile(path, freshKey() + '\n', { flag: 'wx', mode: 0o600 }).then(
    () => true,
    () => false,
  )
  if (written) await chmod(path, 0o600)
  else await refuseOpenFile(path)
  return keyFrom(await readFile(path, 'utf8'), `密钥文件 ${path} `)
}

async function refuseOpenFile(path: string): Promise<void> {
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Refusal(
      'conflict',
      'key-file-open',
      `密钥文件 ${path} 别的用户也能读，没有启动。请运行 chmod 600 ${path} 再启动。`,
    )
}

function keyFrom(text: string, where: string): Uint8Array {
  const trimmed = text.trim()
  if (trimmed.length < SHORTEST)
    throw new Refusal(
      'invalid',
      'no-key',
      `${where}太短，不能当密钥，要有 ${String(SHORTEST)} 个以上的字符。可以用 openssl rand -hex 32 生成一个。`,
    )
  return Buffer.from(trimmed)
}

function derived(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `mingzheng ${purpose}`, KEY_BYTES))
}

function seal(key: Uint8Array, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const closed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${closed.toString('base64url')}`
}

function open(key: Uint8Array, sealed: string, context: string): string {
  const [version, body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new TypeError('not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
