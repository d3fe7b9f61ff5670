import sharp, { type JpegOptions, type Metadata, type Sharp, type WebpOptions } from 'sharp'
import { AppError, isAppError, refuse } from '@/lib/domain/errors'
import type { PictureFormat } from '@/lib/server/attachments/sniff'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

export interface Picture {
  bytes: Buffer
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
  width: number
  height: number
  /** WebP, the first frame only. */
  thumbnail: Buffer
}

/** What the largest of today's phones makes; of an animation, all frames together. */
const MAX_PIXELS = 50 * 1024 * 1024
const MAX_FRAMES = 300
const KEPT_PIXELS = 4096 * 4096
/** WebP ends at 16,383. */
const KEPT_SIDE = 16_000
const THUMBNAIL = { width: 640, height: 480 }
/** Half a second is usual: only a machine with far too much to do comes near it. */
const MAX_SECONDS = 30
/** Optimising its tables would keep the whole picture in memory, three times as much, to save a twentieth of the file. */
const JPEG: JpegOptions = { quality: 85, chromaSubsampling: '4:4:4', optimiseCoding: false }
const MAX_PNG_BYTES = 10 * 1024 * 1024

// Decoders read what strangers wrote: only those that we mean, one thread each, and nothing kept in between. Once a
// process, because all copies of this module share the one library.
shared('picture-decoders', () => {
  const formats = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif']
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}Buffer`) })
  sharp.concurrency(1)
  sharp.cache(false)
  return formats
})

/**
 * The same picture, drawn anew: upright, in sRGB, and with nothing else that was in the file. Throws `rule_refused` when
 * it cannot be read, or is larger than we want to draw; `unavailable` when it took too long.
 */
export async function reEncode(bytes: Uint8Array, format: PictureFormat): Promise<Picture> {
  try {
    const metadata = await open(bytes).metadata()
    const isAnimated = requireDrawable(metadata, format) > 1
    const size = keptSize(metadata.autoOrient)
    const upright = open(bytes, isAnimated)
      .autoOrient()
      .resize({ ...size, fit: 'fill' })
    const kept = await encode(upright, isAnimated ? 'animation' : format)
    const thumbnail = await open(kept.bytes)
      .resize({ ...THUMBNAIL, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, smartSubsample: true })
      .toBuffer()
    return { ...kept, ...size, thumbnail }
  } catch (error) {
    throw isAppError(error) ? error : asRefusal(error)
  }
}

const open = (bytes: Uint8Array, animated = false): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, animated }).timeout({ seconds: MAX_SECONDS })

/** Throws when it is too large; answers the number of its frames. */
function requireDrawable({ width, height, pages = 1 }: Metadata, format: PictureFormat): number {
  const frames = format === 'gif' || format === 'webp' ? pages : 1
  if (width * height * frames > MAX_PIXELS) throw tooManyPixels()
  if (frames > MAX_FRAMES) throw refuse('FILE-4', `This animation has more than ${MAX_FRAMES} frames.`)
  return frames
}

function keptSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(KEPT_PIXELS / (width * height)), KEPT_SIDE / Math.max(width, height))
  const scaled = (side: number) => Math.max(1, Math.round(side * scale))
  return { width: scaled(width), height: scaled(height) }
}

/** Screenshots come as PNG and stay as sharp as they are, unless that would be huge; photographs as JPEG. */
async function encode(
  picture: Sharp,
  format: PictureFormat | 'animation',
): Promise<Pick<Picture, 'bytes' | 'mediaType'>> {
  if (format === 'animation') return asWebp(picture, { quality: 80, effort: 2 })
  if (format === 'jpeg') {
    const bytes = await picture.jpeg(JPEG).toBuffer()
    return { bytes, mediaType: 'image/jpeg' }
  }
  if (format === 'png' || format === 'gif') {
    const bytes = await picture.clone().png().toBuffer()
    if (bytes.length <= MAX_PNG_BYTES) return { bytes, mediaType: 'image/png' }
  }
  return asWebp(picture, { quality: 90, smartSubsample: true })
}

const asWebp = async (picture: Sharp, options: WebpOptions): Promise<Pick<Picture, 'bytes' | 'mediaType'>> => ({
  bytes: await picture.webp(options).toBuffer(),
  mediaType: 'image/webp',
})

const tooManyPixels = () =>
  refuse('FILE-4', 'This picture has more than 50 megapixels. Make it smaller and send it again.')

function asRefusal(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  if (reason.includes('pixel limit')) return tooManyPixels()
  if (reason.startsWith('timeout')) return new AppError('unavailable', 'The server is busy. Try again in a moment.')
  logger.info({ reason }, 'A picture could not be read')
  return refuse('FILE-4', 'This picture cannot be read: it is damaged, or it is not what it seems to be.')
}
