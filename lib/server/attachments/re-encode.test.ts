import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { reEncode } from '@/lib/server/attachments/re-encode'
import { aPicture, aPng } from '@/lib/testing/pictures'

const SECRET = 'zirkonium'
const exif = {
  IFD0: { Artist: SECRET, ImageDescription: SECRET },
  IFD3: { GPSLatitude: '52/1 31/1 12/1', GPSLatitudeRef: 'N' },
}

/** The colour of the pixel in the middle of a quarter, as red, green and blue. */
async function colourAt(bytes: Uint8Array, x: 'left' | 'right', y: 'top' | 'bottom'): Promise<number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const column = Math.floor(info.width * (x === 'left' ? 0.25 : 0.75))
  const row = Math.floor(info.height * (y === 'top' ? 0.25 : 0.75))
  const at = (row * info.width + column) * info.channels
  return [...data.subarray(at, at + 3)]
}

/** A PNG that says it is as large as this, and holds one row. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const data = deflateSync(Buffer.alloc(width + 1))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A GIF that says it has this many frames, each a square of this side. */
function animation(frames: number, side: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(side, 0)
  size.writeUInt16LE(side, 2)
  const screen = [Buffer.from('GIF89a'), size, Buffer.from('800000000000ffffff', 'hex')]
  const frame = Buffer.concat([Buffer.from('2c00000000', 'hex'), size, Buffer.from('000202440100', 'hex')])
  return Buffer.concat([...screen, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}

const refused = { code: 'rule_refused', details: { rule: 'FILE-4' } }

describe('[FILE-4] a picture that is drawn anew', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('has nothing of the metadata of a %s', async (format) => {
    const tagged = await (await aPicture())
      [format]()
      .withExif(exif)
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`)
      .toBuffer()
    expect(tagged.includes(SECRET)).toBe(true)
    const { bytes, thumbnail } = await reEncode(tagged, format)
    for (const made of [bytes, thumbnail]) {
      expect(made.includes(SECRET)).toBe(false)
      const { exif, xmp, icc, iptc, comments } = await sharp(made).metadata()
      expect({ exif, xmp, icc, iptc, comments }).toEqual({})
    }
  })

  test('stands upright, whichever way the camera was held', async () => {
    const lying = await (await aPicture({ width: 64, height: 48 })).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const picture = await reEncode(lying, 'jpeg')
    expect(picture).toMatchObject({ mediaType: 'image/jpeg', width: 48, height: 64 })
    for (const made of [picture.bytes, picture.thumbnail]) {
      expect((await sharp(made).metadata()).orientation).toBeUndefined()
      const [red = 0, green = 0, blue = 0] = await colourAt(made, 'right', 'top')
      expect(red > 200 && green < 60 && blue < 60).toBe(true)
    }
  })

  test('is pixel by pixel the same when it was a PNG', async () => {
    const png = await aPng({ width: 200, height: 100 })
    const { bytes, mediaType } = await reEncode(png, 'png')
    expect(mediaType).toBe('image/png')
    expect(await sharp(bytes).removeAlpha().raw().toBuffer()).toEqual(await sharp(png).removeAlpha().raw().toBuffer())
  })

  test('is of a bounded size, and has a thumbnail that is small', async () => {
    const large = await sharp({ create: { width: 6000, height: 4000, channels: 3, background: '#88aacc' } })
      .jpeg()
      .toBuffer()
    const { bytes, thumbnail, width, height } = await reEncode(large, 'jpeg')
    expect(await sharp(bytes).metadata()).toMatchObject({ width, height })
    expect(width * height).toBeLessThanOrEqual(4096 * 4096 * 1.001)
    expect(width / height).toBeCloseTo(1.5, 2)
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 640, height: 427 })
  })

  test('keeps a long screenshot readable', async () => {
    const long = await sharp({ create: { width: 1200, height: 9000, channels: 3, background: '#eeeeee' } })
      .png()
      .toBuffer()
    expect(await reEncode(long, 'png')).toMatchObject({ width: 1200, height: 9000 })
  })

  test('has the colours that were meant, not those of a profile', async () => {
    const wide = await (await aPicture()).withIccProfile('p3').png().toBuffer()
    const { bytes } = await reEncode(wide, 'png')
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
    expect((await colourAt(bytes, 'right', 'top'))[1]).toBeGreaterThan(240)
  })

  test('goes on moving, and its thumbnail does not', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 32, height: 24, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer()
    const { bytes, thumbnail, ...rest } = await reEncode(gif, 'gif')
    expect(rest).toEqual({ mediaType: 'image/webp', width: 32, height: 24 })
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, width: 32 })
    expect((await sharp(thumbnail).metadata()).pages ?? 1).toBe(1)
  })

  test('has nothing of what was hidden in the file', async () => {
    const script = Buffer.from('<script>alert("zirkonium")</script>PK\u0003\u0004')
    const [png, gif, jpeg] = [
      await aPng(),
      await (await aPicture()).gif().toBuffer(),
      await (await aPicture()).jpeg().toBuffer(),
    ]
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script])
    const withComment = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
    const cases = [
      [png, 'png'],
      [gif, 'gif'],
      [jpeg, 'jpeg'],
    ] as const
    for (const [bytes, format] of cases) {
      const made = await reEncode(Buffer.concat([bytes, script]), format)
      expect(made.bytes.includes(SECRET)).toBe(false)
    }
    expect((await reEncode(withComment, 'jpeg')).bytes.includes(SECRET)).toBe(false)
  })
})

describe('[FILE-4] is refused', () => {
  test('[FILE-12] what would be enormous, before it is', async () => {
    const before = process.memoryUsage().rss
    await expect(reEncode(bomb(30_000, 30_000), 'png')).rejects.toMatchObject(refused)
    await expect(reEncode(bomb(30_000, 30_000), 'png')).rejects.toThrow('more than 50 megapixels')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test.each([
    [301, 2, 'more than 300 frames'],
    [4, 4000, 'more than 50 megapixels'],
  ])('[FILE-12] an animation of %i frames on %i pixels square', async (frames, side, sentence) => {
    await expect(reEncode(animation(frames, side), 'gif')).rejects.toThrow(sentence)
  })

  test.each(['png', 'jpeg', 'webp'] as const)('half a %s', async (format) => {
    const noise = {
      width: 300,
      height: 300,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
    }
    const whole = await sharp({ create: noise })[format]().toBuffer()
    await expect(reEncode(whole.subarray(0, whole.length / 2), format)).rejects.toMatchObject(refused)
  })

  test('what only begins like a picture', async () => {
    const page = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('<script>alert(1)</script>')])
    await expect(reEncode(page, 'png')).rejects.toThrow('This picture cannot be read')
    const gif = Buffer.from('GIF89a/*\u0000*/=1;alert(1)')
    await expect(reEncode(gif, 'gif')).rejects.toMatchObject(refused)
  })

  test('[FILE-5] an SVG, whatever it was taken for', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    await expect(reEncode(svg, 'png')).rejects.toMatchObject(refused)
  })
})
