import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { acceptUpload } from './accept-upload.ts'

const KINDS = ['jpg', 'png', 'webp'] as const
const POLICY = { kinds: KINDS, maxBytes: 5_000_000 }

/** A lying picture of 40 by 20 points, of which the camera wrote down who, where, and that it lies on its side. */
function photo() {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#1c5866' } })
    .withExif({
      IFD0: { Artist: '王某某', Model: 'Phone 9' },
      IFD3: { GPSLatitude: '39/1 54/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
}

describe('a picture keeps nothing but what it shows', () => {
  test.each(KINDS)(
    'as %s: owner, device and place are gone, it stands upright, its format stays',
    async (kind) => {
      const bytes = await photo()
        .toFormat(kind === 'jpg' ? 'jpeg' : kind)
        .toBuffer()
      expect((await sharp(bytes).metadata()).exif).toBeDefined()
      const accepted = await acceptUpload({ name: `现场.${kind}`, bytes }, POLICY)
      const { exif, format, width, height } = await sharp(accepted.bytes).metadata()
      expect([exif, format]).toEqual([undefined, kind === 'jpg' ? 'jpeg' : kind])
      expect([width, height]).toEqual([20, 40])
      expect(Buffer.from(accepted.bytes).includes('王某某')).toBe(false)
    },
  )

  test('one that cannot be drawn is refused with a sentence', async () => {
    const bytes = (await photo().jpeg().toBuffer()).subarray(0, 300)
    await expect(acceptUpload({ name: '现场.jpg', bytes }, POLICY)).rejects.toThrow('这张图片打不开')
  })

  test('a small file that claims more points than memory holds is refused before it is drawn', async () => {
    const bytes = Buffer.from(await photo().png().toBuffer())
    // The head of a PNG states its width and height; its checksum is put right again.
    bytes.writeUInt32BE(60_000, 16)
    bytes.writeUInt32BE(60_000, 20)
    bytes.writeUInt32BE(checksum(bytes.subarray(12, 29)), 29)
    await expect(acceptUpload({ name: '现场.png', bytes }, POLICY)).rejects.toThrow('尺寸过大')
  })
})

function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
