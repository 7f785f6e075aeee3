import sharp from 'sharp'
import { Refusal } from '../../kernel/refusal.ts'
import type { AcceptableKind } from './file-kinds.ts'

const FORMATS = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const
type Picture = keyof typeof FORMATS

/** More points than a picture of any office has; a small file may claim far more. */
const MOST_PIXELS = 60_000_000
const QUALITY = 90

sharp.cache(false)
sharp.concurrency(1)

/**
 * Draws a picture anew in its own format: place, device, owner and whatever else was hidden in it are gone, and it stands
 * upright. Refuses what cannot be drawn.
 */
export async function cleanPicture(bytes: Uint8Array, kind: Picture): Promise<Uint8Array> {
  try {
    const drawn = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient()
    return await drawn.toFormat(FORMATS[kind], { quality: QUALITY }).toBuffer()
  } catch {
    throw new Refusal(
      'invalid',
      'picture-unreadable',
      '这张图片打不开，可能已损坏或者尺寸过大。请用看图软件另存一次后再传。',
    )
  }
}

/** Whether a kind is a picture that is drawn anew. */
export function isPictureKind(kind: AcceptableKind): kind is Picture {
  return Object.hasOwn(FORMATS, kind)
}
